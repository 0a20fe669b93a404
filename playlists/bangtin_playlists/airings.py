"""What one zone shows: the play that is due, how long it goes on, and what fills it if it cannot be shown (R18)."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.on_air import Airing
from bangtin_playlists.playlist import Item, Pages
from bangtin_playlists.precedence.candidates import Place
from bangtin_playlists.precedence.contest import Contest, Scene
from bangtin_playlists.rotation.anchoring import Run, Stretch
from bangtin_playlists.rotation.cycle import Slot
from bangtin_playlists.rotation.eligible import EligibleRound
from bangtin_playlists.rotation.fillers import Fillers
from bangtin_playlists.schedule import Level

_Part = tuple[Run, Occurrence]
"""A list, and for how long it shows a play; another list may go on with the same play."""


class Airings:
    """The airings of one screen."""

    def __init__(self, contest: Contest, fillers: Fillers) -> None:
        self._contest = contest
        self._fillers = fillers
        self._run = lru_cache(256)(_run)

    def of(self, scene: Scene, place: Place, at: Instant) -> Airing | None:
        """Return what one zone of *scene* shows at *at*; None if its list is empty (R12)."""
        slot = self._run(scene, place).slot(at)
        if slot is None:
            return None
        parts = tuple(self._parts(scene, place, slot, at))
        end = parts[-1][1].end
        airing = Airing(
            zone=place.zone,
            box=place.box,
            playlist=slot.play.playlist,
            item=slot.play.item,
            start=slot.start,
            end=end,
            offset_ms=Millis(at - slot.start),
            page=None,
            until=end,
        )
        return _paged(self._filled(airing, parts) if self._fillers.needed(airing.item) else airing)

    def stretch(self, scene: Scene, place: Place, at: Instant) -> Stretch:
        """Return the stretch of a zone's list that holds *at*."""
        return self._run(scene, place).stretch(at)

    def _parts(self, scene: Scene, place: Place, slot: Slot, at: Instant) -> Iterator[_Part]:
        """Yield how a play goes on from *at*: in its own scene, then in each that takes over with the same play."""
        following: Place | None = place
        while following and slot.same_play((run := self._run(scene, following)).slot(at)):
            end = self._contest.lasts(scene, at, min(slot.end, run.stretch(at).end))
            yield run, Occurrence(at, end)
            if end == slot.end:
                return
            scene, at = self._contest.scene(end), end
            same = (one for one in scene.places() if (one.zone, one.box) == (place.zone, place.box))
            following = next(same, None)

    def _filled(self, planned: Airing, parts: tuple[_Part, ...]) -> Airing:
        """Fill a slot that cannot be shown, until something else fills it (R18)."""
        fillers = self._in_turn(planned, parts)
        _, first = next(fillers)
        until = next((at for at, filler in fillers if filler != first), planned.end)
        return replace(planned, until=until, filler=first, holds=first is None)

    def _in_turn(self, planned: Airing, parts: tuple[_Part, ...]) -> Iterator[tuple[Instant, Item | None]]:
        """Yield what fills a play, from when on: the next of the list, else of the fallback, else nothing."""
        fallback = self._fallback(planned.zone, planned.start)
        for run, part in parts:
            sources = ((run, part.start), (fallback, planned.start)) if fallback else ((run, part.start),)
            at = part.start
            while at < part.end:
                found = (self._fillers.of(source, since, at) for source, since in sources)
                yield at, next((item for item in found if item), None)
                at = min(source.programme.next_change(at) for source, _ in sources)

    def _fallback(self, zone: str, at: Instant) -> Run | None:
        """Return the fallback's run in the zone of that name, else in its first; None if only the slate is left."""
        scene = self._contest.unmasked(at, Level.FALLBACK)
        if scene.winners == (self._contest.slate,):
            return None
        places = scene.winners[0].places
        return self._run(scene, next((place for place in places if place.zone == zone), places[0]))


def _run(scene: Scene, place: Place) -> Run:
    """Return how one zone of a scene plays: its list, or the round of a set's lists."""
    if len(scene.winners) > 1:
        return Run(EligibleRound([one.places[0].eligible for one in scene.winners]), scene.occurrence)
    return Run(place.eligible, scene.occurrence)


def _paged(airing: Airing) -> Airing:
    """Say which page is on, and change at its end; a filler with too few pages begins again (R16, R22)."""
    shown = airing.shown().content
    if airing.holds or not isinstance(shown, Pages):
        return airing
    turned = airing.offset_ms // shown.page_ms
    next_page = Instant(airing.start + (turned + 1) * shown.page_ms)
    until = min(airing.until, next_page) if shown.count > 1 else airing.until
    return replace(airing, page=turned % shown.count + 1, until=until)
