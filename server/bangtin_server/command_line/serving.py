"""An HTTP server around one of our applications, until it is told to stop."""

import logging
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import typer

from bangtin_playlists.words import Language
from bangtin_server.command_line.speech import complain, phrase, say

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

_END_WITHIN_S = 10
"""Streams that players hold open are cut after this; they open them again."""
_CONNECTIONS = 50_000
"""Open ones that one process has at most. The server's own limit (its "backpressure") is 1,024 and counts connections,
not requests: the streams of so many players would leave nobody else a way in."""
_QUEUE = 4096
"""Connections that wait to be taken: after a power cut a whole fleet comes at once."""


@dataclass(frozen=True)
class Service:
    """What is served, and where.

    Args:
        target: `MODULE:NAME` of the application, or of the function that makes it.
        address: Of the network card.
        port: On it.
        processes: How many share the calls.
        threads: For each process of a WSGI application; 0 where the application is ASGI.
    """

    target: str
    address: str
    port: int
    processes: int = 1
    threads: int = 0


def serve(service: Service, tongue: Language) -> None:
    """Serve until told to stop."""
    from granian.errors import FatalError  # noqa: PLC0415 - the other commands need none of it

    with _counting_together(service):
        server = _server(service)
        try:
            server.serve()
        except (FatalError, SystemExit):  # the latter where a worker died: at its start, or of a fault later
            complain(phrase("broken", tongue))
            raise typer.Exit(1) from None
    say("ended", tongue)


@contextmanager
def _counting_together(service: Service) -> Iterator[None]:
    """Name a folder in which several processes of Django count together, for `/metrics` (api/request_counts)."""
    if not service.threads or service.processes == 1:
        yield
        return
    with TemporaryDirectory(prefix="bangtin-counts-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


def _server(service: Service) -> "AbstractServer[Any]":
    from granian import Granian  # noqa: PLC0415 - the other commands need none of it
    from granian.constants import Interfaces  # noqa: PLC0415 - the same
    from granian.log import LogLevels  # noqa: PLC0415 - the same

    logging.getLogger("_granian").setLevel(logging.WARNING)
    _allow_descriptors()
    return Granian(
        service.target,
        address=service.address,
        port=service.port,
        interface=Interfaces.WSGI if service.threads else Interfaces.ASGI,
        factory=not service.threads,
        workers=service.processes,
        backlog=_QUEUE,
        backpressure=_CONNECTIONS,
        blocking_threads=service.threads or None,
        workers_kill_timeout=_END_WITHIN_S,
        respawn_failed_workers=service.processes > 1,
        log_level=LogLevels.warning,
    )


def _allow_descriptors() -> None:
    """Let this process and those that it starts hold as many connections as they may; by default it is 1,024."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
