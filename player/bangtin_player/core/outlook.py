"""The outlook of a stage: each zone's shot now, and the one after it."""

from collections.abc import Callable
from typing import NamedTuple

from bangtin_player.core.shot import Shot, shot_of
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import OnAir

Place = tuple[str, Box]
"""A zone's name and where it is: what makes it the same zone in two layouts."""


class Prospect(NamedTuple):
    """One zone: its shot now, None before it begins; and the next, None when the zone ends."""

    now: Shot | None
    then: Shot | None


class Outlook(NamedTuple):
    """The whole stage at one instant."""

    seen: OnAir
    zones: dict[Place, Prospect]
    """In the order of the layout, the earlier below; zones to come are last."""
    until: Instant
    """When to look again."""


def outlook(on_air: Callable[[Instant], OnAir], at: Instant) -> Outlook:
    """Ask *on_air* what every zone shows at *at* and next, so that the next can be prepared ahead."""
    seen = on_air(at)
    zones = {place: Prospect(shot, _after(on_air, place, shot)) for place, shot in _shots(seen).items()}
    for place, shot in _shots(on_air(seen.until)).items():
        zones.setdefault(place, Prospect(None, shot))
    ends = [prospect.now.end for prospect in zones.values() if prospect.now]
    return Outlook(seen, zones, min([seen.until, *ends]))


def _after(on_air: Callable[[Instant], OnAir], place: Place, shot: Shot) -> Shot | None:
    return _shots(on_air(shot.end)).get(place)


def _shots(seen: OnAir) -> dict[Place, Shot]:
    return {(airing.zone, airing.box): shot_of(airing, seen) for airing in seen.zones}
