"""A small ext4 disk in a file whose power can be cut, with nothing flushed that was not flushed before."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FS_IOC_SHUTDOWN = 0x8004587D
_WITHOUT_FLUSHING_THE_JOURNAL = (2).to_bytes(4, "little")


class LoopDisk:
    """Mounted at `folder` for as long as `mounted` says."""

    def __init__(self, work: Path, megabytes: int = 64) -> None:
        self._image, self.folder = work / "disk.img", work / "disk"
        self.folder.mkdir()
        with self._image.open("wb") as image:
            image.truncate(megabytes << 20)
        self._run("mkfs.ext4", "-q", "-F", str(self._image))

    @contextmanager
    def mounted(self) -> Iterator[Path]:
        """Attach the disk; its journal is replayed as after any cut."""
        self._run("mount", "-o", "loop", str(self._image), str(self.folder))
        try:
            yield self.folder
        finally:
            self._run("umount", str(self.folder))

    def cut(self) -> None:
        """Cut the power: whatever was not on the disk by now never will be."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _FS_IOC_SHUTDOWN, _WITHOUT_FLUSHING_THE_JOURNAL)
        finally:
            os.close(handle)

    def _run(self, *argv: str) -> None:
        subprocess.run(argv, check=True, capture_output=True, timeout=60)


def disk_or_skip(work: Path) -> LoopDisk:
    """Make a disk, or skip the test saying why this machine cannot."""
    if os.geteuid():
        pytest.skip("cutting the power of a disk needs root")
    if not shutil.which("mkfs.ext4"):
        pytest.skip("the Debian package e2fsprogs is not installed")
    disk = LoopDisk(work)
    try:
        with disk.mounted():
            disk.cut()
    except (subprocess.CalledProcessError, OSError) as error:
        pytest.skip(f"no loop device or no FS_IOC_SHUTDOWN here: {error}")
    return disk
