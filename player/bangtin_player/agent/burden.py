"""What a process costs, read from /proc: its peak memory and its time on the processors."""

import os
from pathlib import Path

import msgspec

_TICKS = os.sysconf("SC_CLK_TCK")


class Burden(msgspec.Struct, frozen=True):
    """Of one process, or of several lives of one screen together."""

    peak_rss_mb: float = 0.0
    """Megabytes of 10⁶ bytes."""
    cpu_s: float = 0.0

    def with_life(self, other: "Burden") -> "Burden":
        """Return the burden of both: the higher peak, and the sum of the time."""
        return Burden(max(self.peak_rss_mb, other.peak_rss_mb), self.cpu_s + other.cpu_s)


def burden_of(pid: int, proc: Path = Path("/proc")) -> Burden | None:
    """Read the burden of a running process; None once it is gone."""
    try:
        status = (proc / str(pid) / "status").read_text()
        stat = (proc / str(pid) / "stat").read_text()
    except OSError:
        return None
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    after_name = stat.rpartition(")")[2].split()
    user, system = after_name[11:13]
    return Burden(int(peaks[0]) * 1024 / 1e6, (int(user) + int(system)) / _TICKS) if peaks else None
