"""Small files that survive a power cut: whole, old or new, never half (architecture.md 8)."""

import os
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Replace *path* by *content*; when this returns, it is on the disk. A folder that was deleted is made again.

    Raises:
        OSError: The disk is full, read-only or broken; the old content is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def set_aside(path: Path) -> Path:
    """Move a file that cannot be used out of the way, keeping one such for people to look at."""
    return path.replace(path.with_name(f"{path.name}.bad"))
