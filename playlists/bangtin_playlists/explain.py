"""Why a zone shows what it shows: every line of the schedule, and what speaks against it, as codes (timeline.md)."""

from collections.abc import Iterator
from datetime import date

import msgspec

from bangtin_playlists.calendar.days import Days
from bangtin_playlists.calendar.occurrences import times
from bangtin_playlists.calendar.recurrence import BEGINNING
from bangtin_playlists.instant import Instant, written
from bangtin_playlists.layout import MAIN
from bangtin_playlists.playlist import Item
from bangtin_playlists.precedence.candidates import Candidate, level, windows
from bangtin_playlists.precedence.contest import Scene
from bangtin_playlists.precedence.distrust import timeless
from bangtin_playlists.reasons import Reason
from bangtin_playlists.rotation.filters import meant_for
from bangtin_playlists.schedule import Level, LunarDay
from bangtin_playlists.timeline import Timeline

Parameter = str | int | list[str] | list[int] | list[dict[str, str]]


class Finding(msgspec.Struct, frozen=True):
    """One line of the schedule at one instant."""

    entry: str
    """Its id; empty for the slate."""
    level: int
    reason: Reason
    parameters: dict[str, Parameter]
    """As the reason's own description says. Days, times and instants are ISO 8601, in the screen's zone."""


def explain(timeline: Timeline, at: Instant, zone: str = MAIN) -> tuple[Finding, ...]:
    """Say of every entry why it does or does not show in *zone* at *at*.

    First those that stand for the screen, in the order in which they are asked, and the slate; then those that were
    never asked.
    """
    scene = timeline.contest.scene(at)
    covering = timeline.contest.coverage.at(at)
    inquiry, slate = _Inquiry(timeline, at, zone), timeline.contest.slate
    asked = (
        inquiry.against(one, scene, covers=bool(covering >> one.number & 1)) for one in timeline.contest.candidates
    )
    return (*asked, inquiry.against(slate, scene, covers=True), *_never_asked(timeline))


class _Inquiry:
    """One instant and one zone of a timeline."""

    def __init__(self, timeline: Timeline, at: Instant, zone: str) -> None:
        self._timeline = timeline
        self._at = at
        self._zone = zone

    def against(self, one: Candidate, scene: Scene, *, covers: bool) -> Finding:
        """Return what speaks against a candidate, or that nothing does."""
        if not covers:
            return self._absent(one)
        if not one.any(self._at):
            return _found(one, Reason.EMPTY, items=[self._filtered(item, one.level) for item in _items(one)])
        return self._dark(one, scene) if scene.dark else self._beaten(one, scene)

    def _absent(self, one: Candidate) -> Finding:
        """Return why an entry does not cover the instant."""
        entry = one.entry
        if entry.since is not None and self._at < entry.since:
            return _found(one, Reason.NOT_YET, since=self._written(entry.since))
        if entry.until is not None and self._at >= entry.until:
            return _found(one, Reason.EXPIRED, until=self._written(entry.until))
        if not any(window.covers(self._at) for window in windows(entry, self._timeline.local, self._timeline.wall)):
            return _found(one, Reason.NO_TRIGGER, trigger=entry.trigger)
        day = self._timeline.wall.day(self._at)
        days = Days(entry.rule, self._timeline.almanacs)
        reason = days.refusal(day) or (Reason.TIME if times(entry.rule) else Reason.BEFORE_FIRST)
        return _found(one, reason, day=day.isoformat(), **_rule_parameters(reason, days, day))

    def _filtered(self, item: Item, level: int) -> dict[str, str]:
        """Return which filter takes an item away."""
        reason = self._timeline.filters.refusal(item, self._at, level)
        since = {
            Reason.VALID_LATER: ("from", item.valid_from),
            Reason.VALID_NO_MORE: ("to", item.valid_to),
            Reason.RECALLED: ("since", self._timeline.filters.recalled(item)),
        }
        name, instant = since.get(reason, ("", None)) if reason else ("", None)
        written = {name: self._written(instant)} if instant is not None else {}
        return {"item": item.id, "reason": str(reason), **written}

    def _dark(self, one: Candidate, scene: Scene) -> Finding:
        """Return which policy keeps the screen dark."""
        if scene.dark == "hours":
            return _found(one, Reason.HOURS)
        return _found(one, Reason.BLACKOUT, blackouts=[each.id for each in self._timeline.contest.blackouts(self._at)])

    def _beaten(self, one: Candidate, scene: Scene) -> Finding:
        """Return what beats an entry that could be shown, or that it has won."""
        ids = [winner.entry.id for winner in scene.winners]
        first = scene.winners[0]
        if one.number in {winner.number for winner in scene.winners}:
            return self._won(one, ids)
        if one.level < first.level:
            return _found(one, Reason.LEVEL, level=one.level, winner=first.entry.id, winner_level=first.level)
        if one.level >= Level.PRIORITY and first.bare:
            return _found(one, Reason.LAYOUT, set=ids)
        return _found(one, Reason.ORDER, winner=first.entry.id)

    def _won(self, one: Candidate, ids: list[str]) -> Finding:
        """Return how a winner shows in the zone."""
        place = next((place for place in one.places if place.zone == self._zone), None)
        if place is None or not place.eligible.any(self._at):
            return _found(one, Reason.NO_ZONE, zone=self._zone)
        return _found(one, Reason.INTERLEAVED, set=ids) if len(ids) > 1 else _found(one, Reason.ON_AIR)

    def _written(self, instant: Instant) -> str:
        return written(instant, self._timeline.wall.zone)


def _found(one: Candidate, reason: Reason, **parameters: Parameter) -> Finding:
    return Finding(one.entry.id, one.level, reason, parameters)


def _items(one: Candidate) -> Iterator[Item]:
    return (item for place in one.places for item in place.eligible.listing.items())


def _rule_parameters(reason: Reason, days: Days, day: date) -> dict[str, Parameter]:
    """Return what of a rule a reason is about."""
    rule = days.rule
    told: dict[Reason, dict[str, Parameter]] = {
        Reason.BEFORE_FIRST: {"first": str(rule.first or BEGINNING)},
        Reason.AFTER_LAST: {"last": str(rule.last)},
        Reason.WEEKDAY: {"weekdays": list(rule.weekdays), "weekday": days.weekday(day)},
        Reason.NOT_HOLIDAY: {"calendars": list(rule.holidays_of)},
        Reason.HOLIDAY: {"calendars": list(rule.not_holidays_of)},
        Reason.LUNAR: {"spans": [{"from": _lunar(span.first), "to": _lunar(span.last)} for span in rule.lunar]},
        Reason.RECURRENCE: {"rrule": rule.rrule},
        Reason.TIME: {"from": str(rule.start), "to": str(rule.end)},
    }
    return told.get(reason, {})


def _lunar(day: LunarDay) -> str:
    return f"{day.day}/{day.month}"


def _never_asked(timeline: Timeline) -> Iterator[Finding]:
    """Yield the entries that do not stand for this screen: meant for others, or worthless without a trusted clock."""
    for entry in timeline.manifest.schedule:
        if not timeline.local.clock_trusted and not timeless(entry):
            yield Finding(entry.id, level(entry), Reason.CLOCK, {})
    for raised in timeline.orders.emergencies:
        if not meant_for(timeline.manifest.screen.name, (raised,)):
            yield Finding(raised.entry.id, level(raised.entry), Reason.ELSEWHERE, {"screens": list(raised.screens)})
        elif not timeline.local.clock_trusted:
            yield Finding(raised.entry.id, level(raised.entry), Reason.CLOCK, {})
