"""What a process and its children use: processor, memory, threads and descriptors."""

import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from statistics import linear_regression, median
from threading import Event, Thread
from typing import Self

import msgspec
import psutil


class Load(msgspec.Struct, frozen=True):
    """One reading of a process and all its children."""

    at: float
    """Seconds of the monotonic clock."""
    cpu_s: float
    """Processor seconds used so far."""
    rss_mb: float
    """Resident, summed; shared pages count in each process."""
    largest_rss_mb: float
    """Of the largest single process: the screen."""
    threads: int
    descriptors: int


def load(pid: int) -> Load:
    """Read the load of the process *pid* and of its children."""
    parent = psutil.Process(pid)
    cpu, sizes, threads, descriptors = 0.0, [0.0], 0, 0
    for process in [parent, *parent.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess), process.oneshot():
            times = process.cpu_times()
            cpu += times.user + times.system
            sizes.append(process.memory_info().rss / 1e6)
            threads += process.num_threads()
            descriptors += process.num_fds()
    return Load(time.monotonic(), cpu, sum(sizes), max(sizes), threads, descriptors)


class Meter(Thread):
    """Reads the load of *pid* about once a second, as long as it is open; `read` holds the readings.

    Every 0.97 s and not in step with anything that is played: beside a hand-off two films are open, and readings that
    first never and then always fell there would show a slope where there is none.
    """

    EVERY_S = 0.97

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.read = [load(pid)]
        self._pid = pid
        self._closed = Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closed.set()
        self.join()

    def run(self) -> None:
        """Read until closed."""
        while not self._closed.wait(self.EVERY_S):
            with suppress(psutil.NoSuchProcess):
                self.read.append(load(self._pid))


def memory_slope(loads: Sequence[Load]) -> float:
    """Return how the median of each minute of the largest process grows, in MB an hour."""
    minutes = defaultdict[int, list[float]](list)
    for each in loads:
        minutes[int((each.at - loads[0].at) / 60)].append(each.largest_rss_mb)
    if len(minutes) < 2:
        return 0.0
    return linear_regression([minute / 60 for minute in minutes], [median(sizes) for sizes in minutes.values()]).slope


def cores(before: Load, after: Load) -> float:
    """Return the processor cores used between two readings."""
    return (after.cpu_s - before.cpu_s) / (after.at - before.at)
