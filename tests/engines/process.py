"""A program that serves on this machine for as long as a test wants it."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

STARTS_WITHIN_S = 60.0


def program(name: str, package: str, *folders: Path) -> str:
    """Return the path of a program; skip the test, and say what to install, where it is not on this machine."""
    found = shutil.which(name, path=os.pathsep.join([*map(str, folders), os.environ["PATH"], "/usr/sbin"]))
    if found is None:
        pytest.skip(f"{name} is not on this machine: install {package}")
    return found


def free_ports(count: int) -> list[int]:
    """Return ports of 127.0.0.1 that nobody uses, all different."""
    finders = [socket.socket() for _ in range(count)]
    try:
        for finder in finders:
            finder.bind(("127.0.0.1", 0))
        return [finder.getsockname()[1] for finder in finders]
    finally:
        for finder in finders:
            finder.close()


def listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def serving(
    call: Sequence[str],
    log: Path,
    serves: Callable[[], bool],
    environment: Mapping[str, str] = os.environ,
    ending: signal.Signals = signal.SIGTERM,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until it serves and for as long as it is wanted; what it says goes to *log*."""
    with log.open("ab") as file:
        process = subprocess.Popen(call, stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=dict(environment))
    try:
        _await(process, serves, log)
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(ending)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _await(process: "subprocess.Popen[bytes]", serves: Callable[[], bool], log: Path) -> None:
    last = time.monotonic() + STARTS_WITHIN_S
    while not serves():
        if process.poll() is not None or time.monotonic() > last:
            pytest.fail(f"{process.args!r} does not serve: {log.read_text('utf-8', 'replace')[-3000:]}")
        time.sleep(0.05)
