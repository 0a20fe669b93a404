"""Which features are in play in a pair, so that none is agreed on by never being asked."""

from collections.abc import Iterator

from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.playlist import Nested
from bangtin_playlists.schedule import Entry, Level, Rule
from tests.playlists.oracle.agreement import Pair
from tests.playlists.oracle.lottery import HOUR
from tests.playlists.oracle.standing import Candidate

SHARE = 0.05
"""Of the pairs, in which each of `FEATURES` has to act."""
FEATURES = frozenset(
    {
        *(f"level {int(level)}" for level in Level),
        *("dark by hours", "slate", "several zones", "interleaving at 20", "interleaving at 30", "later cycle"),
        *("odd milliseconds", "pages", "filler", "untrusted clock", "shuffle", "weights", "nested list", "empty list"),
        *("validity", "recall of an item", "recall of a medium", "mourning", "emergency in mourning", "begun anew"),
        *("blackout", "blackout with allow_emergency", "emergency through a blackout", "trigger", "tie of orders"),
        *("emergency outside the hours", "layout before lists", "lists before a layout", "odd hours", "holiday"),
        *("works as another weekday", "closed row", "several rows of hours", "hours across midnight"),
        *(f"rule: {name}" for name in ("weekdays", "rrule", "holidays_of", "not_holidays_of", "lunar", "except_days")),
        *(f"rule: {name}" for name in ("first", "last", "whole days", "continuous", "24 hours", "across midnight")),
    }
)


def features(pair: Pair) -> set[str]:
    """Return what acts at the instant of *pair*."""
    found = {*_answers(pair), *_lists(pair), *_filters(pair), *_orders(pair)}
    for level in Level:
        found |= set(_contest(level, pair.oracle.standing.candidates(level, pair.at)))
    found |= set(_days(pair))
    return found


def _answers(pair: Pair) -> Iterator[str]:
    scene = pair.scene
    yield f"level {scene.level}" if scene.level is not None else "dark by hours"
    if not scene.entry and not scene.dark:
        yield "slate"
    if len(scene.zones) > 1:
        yield "several zones"
    if scene.together > 1:
        yield f"interleaving at {scene.level}"
    slots = [show.slot for show in scene.zones.values() if show.slot]
    if any(slot.n > 0 for slot in slots):
        yield "later cycle"
    if any(slot.start % 1000 for slot in slots):
        yield "odd milliseconds"
    if any(show.page for show in scene.zones.values()):
        yield "pages"
    if any(show.filler for show in scene.zones.values()):
        yield "filler"
    if not pair.drawn.local.clock_trusted:
        yield "untrusted clock"


def _lists(pair: Pair) -> Iterator[str]:
    lists = pair.oracle.lists.playlists
    for show in pair.scene.zones.values():
        if not show.playlist:
            continue
        playlist = lists[show.playlist]
        if playlist.shuffle and pair.scene.together == 1:
            yield "shuffle"
        if any(element.weight > 1 for element in playlist.elements):
            yield "weights"
        if any(isinstance(element, Nested) for element in playlist.elements):
            yield "nested list"
    if any(not playlist.elements for playlist in lists.values()):
        yield "empty list"


def _filters(pair: Pair) -> Iterator[str]:
    oracle, at = pair.oracle, pair.at
    names = {
        name for one in oracle.standing.entries for _, name in oracle.standing.zones(one) if one.id == pair.scene.entry
    }
    items = [item for name in names for item in oracle.lists.all_items(name)]
    level = pair.scene.level or 0
    filters = oracle.lists.filters
    if any((item.valid_from or at) > at or (item.valid_to is not None and item.valid_to <= at) for item in items):
        yield "validity"
    for recall in filters.recalls:
        if recall.since <= at and any(recall.item == item.id for item in items):
            yield "recall of an item"
        if recall.since <= at and any(recall.medium in item.media() for item in items):
            yield "recall of a medium"
    if any(one.since <= at < one.until for one in filters.mournings):
        yield "mourning"
        if level == Level.EMERGENCY:
            yield "emergency in mourning"
    if any(show.slot and show.slot.anchor != _begun(pair) for show in pair.scene.zones.values()):
        yield "begun anew"


def _begun(pair: Pair) -> int:
    oracle, level = pair.oracle, pair.scene.level or 0
    if pair.scene.together > 1:
        return oracle.standing.together_since(level, pair.at)
    return next(one.begun for one in oracle.standing.candidates(level, pair.at) if one.entry.id == pair.scene.entry)


def _orders(pair: Pair) -> Iterator[str]:
    oracle, at = pair.oracle, pair.at
    blackouts = [one for one in oracle.blackouts if one.since <= at and (one.until is None or at < one.until)]
    if blackouts:
        allowed = all(one.allow_emergency for one in blackouts)
        yield "blackout with allow_emergency" if allowed else "blackout"
        if pair.scene.level == Level.EMERGENCY:
            yield "emergency through a blackout"
    if any(
        one.trigger and pair.scene.level == Level.EMERGENCY
        for one in oracle.standing.entries
        if one.id == pair.scene.entry
    ):
        yield "trigger"
    if pair.scene.level == Level.EMERGENCY and not oracle.open(at):
        yield "emergency outside the hours"


def _contest(level: Level, candidates: list[Candidate]) -> Iterator[str]:
    entries = [one.entry for one in candidates]
    for entry in entries:
        yield from _rule(entry)
    if len(entries) > 1 and entries[0].order == entries[1].order:
        yield "tie of orders"
    if len({bool(entry.layout) for entry in entries}) > 1 and level in {Level.PRIORITY, Level.EMERGENCY}:
        yield "layout before lists" if entries[0].layout else "lists before a layout"


def _rule(entry: Entry) -> Iterator[str]:
    rule = entry.rule
    if entry.trigger or entry.since is not None:
        return
    yield from (f"rule: {name}" for name in _named(rule))


def _named(rule: Rule) -> Iterator[str]:
    yield from (
        name for name in ("weekdays", "rrule", "holidays_of", "not_holidays_of", "lunar") if getattr(rule, name)
    )
    yield from (name for name in ("except_days", "first", "last") if getattr(rule, name))
    if rule.start is None or rule.end is None:
        yield "whole days" if rule.has_day_rules() else "continuous"
    elif rule.start == rule.end:
        yield "24 hours"
    elif rule.end < rule.start:
        yield "across midnight"


def _days(pair: Pair) -> Iterator[str]:
    oracle, at = pair.oracle, pair.at
    today = moment(Instant(at), oracle.zone)
    day = today.date()
    near = (moment(Instant(at + hours * HOUR), oracle.zone).utcoffset() for hours in range(-24, 25))
    if len(set(near)) > 1:
        yield "odd hours"
    if any((one, day) in oracle.days.holidays for one in ("lễ", "bù")):
        yield "holiday"
    rules = [entry.rule for entry in oracle.standing.entries]
    if any(rule.weekdays and oracle.days.weekday(rule, day) != day.isoweekday() for rule in rules):
        yield "works as another weekday"
    rows = [next((row for row in oracle.hours if oracle.days.takes(row.rule, day)), None)]
    if any(row and row.closed for row in rows):
        yield "closed row"
    if len(oracle.hours) > 1:
        yield "several rows of hours"
    if any(row and row.rule.start and row.rule.end and row.rule.end <= row.rule.start for row in rows):
        yield "hours across midnight"
