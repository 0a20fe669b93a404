"""The report of a run, made of what its keepers know."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bangtin_player.agent.journal import Journal
from bangtin_player.agent.keeper import Keeper
from bangtin_player.agent.report import Frames, PlayLogReport, Report, ScreenReport, TroubleCount, versions
from bangtin_player.clock import Rehearsal, SystemClock
from bangtin_player.core.messages import Started
from bangtin_playlists.instant import Instant, written


class Launch(msgspec.Struct, frozen=True):
    """The moment in which the command was started, by both clocks of the machine."""

    monotonic: float
    """Seconds."""
    at: Instant

    @classmethod
    def of_now(cls) -> "Launch":
        """Return the present moment."""
        return cls(time.monotonic(), Instant(time.time_ns() // 1_000_000))

    @classmethod
    def of_this_process(cls) -> "Launch":
        """Return when this process was started, before Python was even loaded."""
        age = max(0.0, time.clock_gettime(time.CLOCK_BOOTTIME) - _born(Path("/proc/self/stat")))
        return cls(time.monotonic() - age, Instant(int((time.time() - age) * 1000)))


def report_of(  # noqa: PLR0913 - the sum of a whole run
    launch: Launch,
    clock: Rehearsal | SystemClock,
    *,
    reason: str,
    screens: Sequence[tuple[str, Keeper, frozenset[str]]],
    journal: Journal,
    refused: int,
) -> Report:
    """Sum up a run; *screens* are what each was called, its keeper and what it could not be given."""
    reports = {
        keeper.settings.name: screen_report(launch, clock, called, keeper, quarantined)
        for called, keeper, quarantined in screens
    }
    first = next(iter(reports.values()))
    failed = [keeper for _, keeper, _ in screens if not has_played(keeper)]
    return Report(
        played=not failed,
        reason=reason if not failed else why_not(failed[0], reason),
        clock=f"{written(clock.at)} at {clock.rate:g} times" if isinstance(clock, Rehearsal) else "system",
        seconds=round(time.monotonic() - launch.monotonic, 3),
        start_to_first_picture_s=first.start_to_first_picture_s,
        handoffs=first.handoffs,
        frames=first.frames,
        plays=first.plays,
        restarts=first.restarts,
        troubles=first.troubles,
        engine=first.engine,
        surface=first.surface,
        peak_rss_mb=first.burden.peak_rss_mb,
        cpu_s=first.burden.cpu_s,
        play_log=PlayLogReport(journal.written, journal.lost, journal.fault),
        refused_documents=refused,
        versions=versions(),
        screens=reports,
    )


def screen_report(
    launch: Launch, clock: Rehearsal | SystemClock, called: str, keeper: Keeper, quarantined: frozenset[str]
) -> ScreenReport:
    """Sum up one screen."""
    vitals = keeper.vitals
    said = vitals.started or Started("", "")
    tally = keeper.record.tally
    return ScreenReport(
        programme=called,
        engine=said.engine,
        surface=said.surface,
        decoder=said.decoder,
        output=(said.width, said.height),
        start_to_first_picture_s=_first_picture(launch, clock, keeper.record.first_shown),
        handoffs=tally.handoffs(),
        frames=Frames(vitals.frames, tally.frames_dropped),
        plays=tally.plays,
        restarts=tuple(keeper.restarts),
        troubles=tuple(TroubleCount(*key, times) for key, times in keeper.record.troubles.items()),
        quarantined=tuple(sorted(quarantined)),
        burden=vitals.burden,
    )


def has_played(keeper: Keeper) -> bool:
    """Say whether content was really on the wall: a play that was shown, by a screen that swapped pictures."""
    return keeper.record.tally.shown_ms > 0 and keeper.vitals.frames > 0


def why_not(keeper: Keeper, reason: str) -> str:
    """Say in words why a screen has not played."""
    name = keeper.settings.name
    if keeper.vitals.started is None:
        return f"{name}: the screen never came up ({keeper.restarts[-1] if keeper.restarts else reason})"
    if not keeper.vitals.frames:
        return f"{name}: the screen came up but never showed a picture ({reason})"
    if not keeper.record.tally.plays:
        return f"{name}: nothing was on: dark by its hours or by order, or no item that can be shown ({reason})"
    return f"{name}: nothing but the slate was shown ({reason})"


def _first_picture(launch: Launch, clock: Rehearsal | SystemClock, shown: int | None) -> float | None:
    """Return the seconds from the start of the command to the first picture of content."""
    if shown is None:
        return None
    if isinstance(clock, Rehearsal):
        return round(clock.since - launch.monotonic + clock.real_seconds(shown - clock.at), 3)
    return round((shown - launch.at) / 1000, 3)


def _born(stat: Path) -> float:
    """Return when a process was started, in seconds since the machine was."""
    return int(stat.read_text().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
