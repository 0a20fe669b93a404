"""How an approved item stands with the screens: planned, on a wall, resting for mourning, or over (domain.md 3.7).

No row keeps it: it follows from the schedule, the orders, the clock and what players said last.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum

from bangtin_playlists.words import Phrase
from bangtin_server.emergencies.models import Mourning
from bangtin_server.library.models import ItemVersion, State
from bangtin_server.players.models import Presence, Screen
from bangtin_server.scheduling.marking import showing_lists
from bangtin_server.scheduling.models import Element


class Standing(StrEnum):
    """What has become of an approval."""

    SCHEDULED = "scheduled"
    LIVE = "live"
    PAUSED = "paused"
    EXPIRED = "expired"


WORDS = {
    Standing.SCHEDULED: Phrase("Đã lên lịch", "Scheduled"),
    Standing.LIVE: Phrase("Đang phát", "On the wall"),
    Standing.PAUSED: Phrase("Tạm dừng: Quốc tang", "Paused for state mourning"),
    Standing.EXPIRED: Phrase("Hết hạn", "Expired"),
}


def standing(version: ItemVersion, now: datetime) -> Standing | None:
    """Return how *version* stands at *now*; None where it is not approved, or no schedule reaches it."""
    if version.state != State.APPROVED:
        return None
    if version.valid_to is not None and version.valid_to <= now:
        return Standing.EXPIRED
    lists = Element.objects.filter(item=version.item_id).values_list("playlist_id", flat=True)
    screens = list(showing_lists(set(lists)))
    if not screens:
        return None
    if not version.tags.get("mourning_ok") and _mourn(screens, now):
        return Standing.PAUSED
    return Standing.LIVE if _is_seen(version.item.code, screens, now) else Standing.SCHEDULED


def _mourn(screens: Iterable[Screen], now: datetime) -> bool:
    """Say whether each of *screens* mourns."""
    rows = Mourning.objects.filter(since__lte=now, until__gt=now).prefetch_related("sites", "screens")
    held = [({site.pk for site in row.sites.all()}, {screen.pk for screen in row.screens.all()}) for row in rows]
    return all(any(_reaches(sites, named, screen) for sites, named in held) for screen in screens)


def _reaches(sites: Collection[int], named: Collection[int], screen: Screen) -> bool:
    """Say whether an order for *sites* and screens *named* holds at *screen*; none is every one."""
    return screen.pk in named if named else not sites or screen.site_id in sites


def _is_seen(code: str, screens: Collection[Screen], now: datetime) -> bool:
    """Say whether a player that is not overdue said last that the item is on one of *screens*."""
    names = {(screen.player_id, screen.name) for screen in screens}
    heard = Presence.objects.filter(
        player__screens__in=[screen.pk for screen in screens], late_after__gt=now
    ).distinct()
    return any(
        (presence.player_id, said.screen) in names and code in said.items.values()
        for presence in heard
        for said in presence.said().screens
    )
