"""Lines of the schedule, rows of the hours, and what is raised, in the short forms that people write."""

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import UnwritableError
from bangtin_playlists.instant import Instant
from bangtin_playlists.programme.writing import times
from bangtin_playlists.programme.writing.script import Plain
from bangtin_playlists.schedule import Entry, Hours, Level, Rule
from bangtin_playlists.wire.orders import Blackout, Emergency, Mourning, Recall

_LEVELS = {
    Level.FALLBACK: "dự phòng",
    Level.NORMAL: "thông thường",
    Level.PRIORITY: "ưu tiên",
    Level.EMERGENCY: "khẩn cấp",
}


def entry(one: Entry) -> dict[str, Plain]:
    """Write a line of the schedule."""
    if one.since is not None or one.until is not None:
        raise UnwritableError(f"{one.id}: a line of the schedule that begins or ends at an instant cannot be written")
    return _target(one, Level.EMERGENCY if one.trigger else Level.NORMAL) | _trigger(one) | times.rule(one.rule)


def hours(one: Hours) -> dict[str, Plain]:
    """Write a row of the operating hours."""
    return times.rule(one.rule) | ({"closed": True} if one.closed else {})


def emergency(one: Emergency, wall: WallClock) -> dict[str, Plain]:
    """Write what a person raised."""
    if one.entry.rule != Rule() or one.entry.trigger or one.entry.since is None or one.entry.until is None:
        raise UnwritableError(
            f"{one.entry.id}: what is raised begins and ends at an instant, and no rule picks its days"
        )
    made = _target(one.entry, Level.EMERGENCY) | _span(one.entry.since, one.entry.until, wall) | _screens(one.screens)
    return made | ({"drill": True} if one.drill else {})


def blackout(one: Blackout, wall: WallClock) -> dict[str, Plain]:
    """Write an order to go dark."""
    made: dict[str, Plain] = {"id": one.id, "from": times.since(one.since, wall)}
    if one.until is not None:
        made["to"] = times.until(one.until, wall)
    return made | ({"allow_emergency": True} if one.allow_emergency else {}) | _screens(one.screens)


def mourning(one: Mourning, wall: WallClock) -> dict[str, Plain]:
    """Write a time of mourning."""
    return _span(one.since, one.until, wall) | _screens(one.screens)


def recall(one: Recall, wall: WallClock) -> dict[str, Plain]:
    """Write a recall; a file goes by its digest, which no other file can have."""
    what: dict[str, Plain] = {"item": one.item} if one.item else {"medium": one.medium}
    return what | {"from": times.since(one.since, wall)} | _screens(one.screens)


def _target(one: Entry, usual: Level) -> dict[str, Plain]:
    made: dict[str, Plain] = {"id": one.id}
    made["play" if one.playlist else "layout"] = one.playlist or one.layout
    if one.level != usual:
        made["level"] = _LEVELS.get(Level(one.level), one.level)
    return made | ({"order": one.order} if one.order else {})


def _trigger(one: Entry) -> dict[str, Plain]:
    return {"trigger": one.trigger} if one.trigger else {}


def _span(since: Instant, until: Instant, wall: WallClock) -> dict[str, Plain]:
    return {"from": times.since(since, wall), "to": times.until(until, wall)}


def _screens(names: tuple[str, ...]) -> dict[str, Plain]:
    return {"screens": list(names)} if names else {}
