"""`python -m tests.benchmarks.timeline`: a programme of 1,000 entries and 5,000 items, answered at many instants."""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from datetime import time as time_of_day

import msgspec

from bangtin_playlists.instant import Instant, Millis, read_instant
from bangtin_playlists.layout import Box, Layout, Screen, Zone
from bangtin_playlists.local import NOTHING_LOCAL
from bangtin_playlists.plan import plan
from bangtin_playlists.playlist import Card, Item, Playlist
from bangtin_playlists.schedule import Calendar, CalendarDay, Entry, LunarDay, LunarSpan, Rule
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS

ENTRIES, ITEMS = 1_000, 5_000
SMALL_LISTS = 900
START = read_instant("2026-04-06T00:00:00+07:00")
YEARS = 5 * 365 * 86_400_000


def main() -> None:
    """Measure, and print the figures in milliseconds."""
    chance = random.Random(57)
    manifest = programme(chance)
    timeline = prepare(manifest)
    keep_house()
    onward = [Instant(START + step * 1_000) for step in range(20_000)]
    jumps = [Instant(START + chance.randint(-YEARS, YEARS)) for _ in range(2_000)]
    figures = {
        "entries": len(manifest.schedule),
        "items": sum(len(playlist.elements) for playlist in manifest.playlists),
        "prepare_ms": _figures(_taken(lambda: prepare(manifest, NO_ORDERS, NOTHING_LOCAL)) for _ in range(5)),
        "first_answer_ms": _taken(lambda: prepare(manifest).on_air(START)),
        "on_air_each_second_ms": _asked(timeline, onward),
        "on_air_after_a_jump_ms": _asked(timeline, jumps),
        "on_air_after_a_jump_cold_ms": _figures(_cold(manifest, at) for at in jumps[:20]),
        "plan_of_a_month_ms": _taken(lambda: plan(timeline, START, Instant(START + 30 * 86_400_000))),
    }
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(figures), indent=2).decode() + "\n")


def keep_house() -> None:
    """Collect no garbage in the middle of an answer, as `bangtin_player.screen.housekeeping` keeps the screen's."""
    gc.collect()
    gc.freeze()
    gc.disable()


def programme(chance: random.Random) -> Manifest:
    """Return lists of 1 to 9 items and one of what is left, and entries with every kind of rule."""
    sizes = [chance.randint(1, 9) for _ in range(SMALL_LISTS)]
    playlists = [_playlist(number, size) for number, size in enumerate([*sizes, ITEMS - sum(sizes)])]
    zones = tuple(Zone(f"zone-{n}", Box(0, n * 160, 1024, 160), f"list-{n}") for n in range(3))
    return Manifest(
        Screen("LED", 1024, 512),
        playlists=tuple(playlists),
        layouts=(Layout("three", zones),),
        schedule=tuple(_entry(chance, number) for number in range(ENTRIES)),
        calendars=(Calendar("rest", tuple(CalendarDay(date(2026, 1, 1) + timedelta(9 * n)) for n in range(100))),),
    )


def _playlist(number: int, size: int) -> Playlist:
    items = (
        Item(f"item-{number}-{n}", Card(title=str(n)), Millis(5_000 + n % 7 * 1_000), weight=1 + n % 3)
        for n in range(size)
    )
    return Playlist(f"list-{number}", tuple(items), shuffle=number % 3 == 0)


def _entry(chance: random.Random, number: int) -> Entry:
    begin = chance.randrange(24 * 60)
    end = (begin + chance.randint(15, 12 * 60)) % (24 * 60)
    rule = Rule(
        start=time_of_day(*divmod(begin, 60)),
        end=time_of_day(*divmod(end, 60)),
        weekdays=tuple(sorted(chance.sample(range(1, 8), chance.randint(1, 6)))) if number % 2 else (),
        rrule=f"FREQ=MONTHLY;BYDAY={number // 50 % 4 + 1}TU" if number % 50 == 0 else "",
        lunar=(LunarSpan(LunarDay(12, 23), LunarDay(1, 7)),) if number % 50 == 1 else (),
        not_holidays_of=("rest",) if number % 10 == 0 else (),
        first=date(2022, 1, 1) + timedelta(chance.randint(0, 3_000)) if number % 4 == 0 else None,
    )
    layout = "three" if number % 20 == 0 else ""
    playlist = "" if layout else f"list-{chance.randint(0, SMALL_LISTS)}"
    level = 20 if number % 100 == 0 else 10
    return Entry(f"entry-{number}", playlist, layout, level, order=chance.randint(0, 9), rule=rule)


def _asked(timeline: Timeline, instants: Iterable[Instant]) -> dict[str, float]:
    """Return the figures of the clock, and of the processor alone, which other programs do not make longer."""
    clock, processor = zip(*(_twice_taken(timeline, at) for at in instants), strict=True)
    return {**_figures(clock), **{f"processor_{name}": taken for name, taken in _figures(processor).items()}}


def _twice_taken(timeline: Timeline, at: Instant) -> tuple[float, float]:
    begin, working = time.perf_counter_ns(), time.thread_time_ns()
    timeline.on_air(at)
    worked, end = time.thread_time_ns(), time.perf_counter_ns()
    return round((end - begin) / 1e6, 4), round((worked - working) / 1e6, 4)


def _cold(manifest: Manifest, at: Instant) -> float:
    timeline = prepare(manifest)
    timeline.on_air(START)
    return _taken(lambda: timeline.on_air(at))


def _taken(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return round((time.perf_counter() - begin) * 1_000, 4)


def _figures(taken: Iterable[float]) -> dict[str, float]:
    ordered = sorted(taken)
    return {
        "median": statistics.median(ordered),
        "p99": ordered[len(ordered) * 99 // 100],
        "worst": ordered[-1],
    }


if __name__ == "__main__":
    main()
