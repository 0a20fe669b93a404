"""Redis, which keeps nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.engines.process import free_ports, listens, program, serving


@contextmanager
def redis(folder: Path, port: int = 0) -> Iterator[str]:
    """Run it, on a port that is free unless one is named; yield its `REDIS_URL`."""
    server = program("redis-server", "the Debian package redis-server")
    port = port or free_ports(1)[0]
    call = [server, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with serving(call, folder / "redis.log", lambda: listens(port)):
        yield f"redis://127.0.0.1:{port}/0"
