"""What a process and its children use: processor, memory, threads and descriptors."""

import time
from contextlib import suppress

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


def cores(before: Load, after: Load) -> float:
    """Return the processor cores used between two readings."""
    return (after.cpu_s - before.cpu_s) / (after.at - before.at)
