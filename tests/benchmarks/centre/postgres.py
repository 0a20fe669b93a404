"""A PostgreSQL of the benchmark's own, as Debian ships it: durable, gone afterwards."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

SETTINGS = {
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
    "max_connections": "100",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
}
"""What differs from Debian's own; `fsync` and `synchronous_commit` stay on."""


class Database(NamedTuple):
    """A running database."""

    url: str
    """As DATABASE_URL has it."""
    pid: int


@contextmanager
def postgres() -> Iterator[Database]:
    """Start a cluster of one database.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.
    """
    programs = _programs()
    with TemporaryDirectory(prefix="bangtin-postgres-") as folder:
        as_postgres = _owned(Path(folder))
        data, port = Path(folder) / "data", free_port()
        made = [str(programs / "initdb"), "-D", str(data), "-U", "bangtin", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run([*as_postgres, *made], check=True, capture_output=True, timeout=120, cwd=folder)
        options = " ".join(f"-c {name}='{value}'" for name, value in {**SETTINGS, "port": str(port)}.items())
        control = [*as_postgres, str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", "60"]
        log = ["-l", str(Path(folder) / "log"), "-o", options, "start"]
        subprocess.run([*control, *log], check=True, stdout=subprocess.DEVNULL, timeout=90, cwd=folder)
        try:
            url = f"postgresql://bangtin@127.0.0.1:{port}"
            subprocess.run(
                [str(programs / "createdb"), f"--maintenance-db={url}/postgres", "centre"], check=True, timeout=60
            )
            pid = int((data / "postmaster.pid").read_text("ascii").split()[0])
            yield Database(f"{url}/centre", pid)
        finally:
            subprocess.run([*control, "-m", "fast", "stop"], check=True, stdout=subprocess.DEVNULL, cwd=folder)


def _programs() -> Path:
    """Return where Debian puts the newest PostgreSQL's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise FileNotFoundError("PostgreSQL is not installed: see tests/benchmarks/debian-packages.txt")
    return found[-1]


def _owned(folder: Path) -> list[str]:
    """Return how a program is started as its owner: PostgreSQL refuses root."""
    if os.getuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    return ["runuser", "-u", "postgres", "--"]


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return int(finder.getsockname()[1])
