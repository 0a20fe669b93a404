"""What web processes count for those who watch the centre: requests, and plays that were taken in.

Each is added up over the processes of one `web` (`serving` names the folder in which they count together). The library
looks for that folder when it is first imported, so nothing here imports it before a request comes.
"""

import time
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from django.http import HttpRequest, HttpResponse

from bangtin_server.access import plain

if TYPE_CHECKING:
    from prometheus_client import Counter, Summary

_NO_ROUTE = "-"
_MAKING = Lock()


class Counts(NamedTuple):
    """What is counted."""

    requests: "Counter"
    seconds: "Summary"
    plays: "Counter"


def counts() -> Counts:
    """Return the counters of this process."""
    with _MAKING:  # the first requests of a process come at once, and a counter is registered only once
        return _made()


@cache
def _made() -> Counts:
    from prometheus_client import Counter, Summary  # noqa: PLC0415 - see above

    return Counts(
        Counter("bangtin_requests", "Requests that were answered.", ["method", "route", "status"]),
        Summary("bangtin_request_seconds", "How long answers took.", ["route"]),
        Counter("bangtin_plays_taken", "Rows of proof of play that are durable; one that came twice counts twice."),
    )


class RequestCounts:
    """Middleware, the outermost: counts each answer under its route, never under what varies in its path."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on, and count."""
        begun = time.perf_counter()
        response = self._answer(request)
        found = request.resolver_match
        route, method = plain(found.route) or "/" if found else _NO_ROUTE, request.method or ""
        known = method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else _NO_ROUTE
        counts().requests.labels(known, route, str(response.status_code)).inc()
        counts().seconds.labels(route).observe(time.perf_counter() - begun)
        return response
