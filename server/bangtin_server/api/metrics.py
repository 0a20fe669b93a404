"""`/metrics`: how the centre is, as Prometheus reads it; for who is named in the settings, and for nobody else."""

import hmac
import os
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server.access import address_of
from bangtin_server.composition import environment

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Tell how the centre is. Where nobody was named, there is no such page."""
    told = environment()
    if not told.metrics_token and not told.metrics_from:
        raise Http404
    if not (_has_token(request, told.metrics_token) or _is_near(request, told.metrics_from)):
        return HttpResponse(
            "a token of BANGTIN_METRICS_TOKEN is wanted: Authorization: Bearer …\n",
            "text/plain; charset=utf-8",
            status=401,
            headers={"WWW-Authenticate": 'Bearer realm="bangtin"'},
        )
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest  # noqa: PLC0415 - see request_counts

    return HttpResponse(generate_latest(_registry()), CONTENT_TYPE_LATEST)


def _registry() -> "CollectorRegistry":
    """Return all that is told: the database's, and what the processes of this `web` counted."""
    from prometheus_client import REGISTRY, CollectorRegistry, ProcessCollector  # noqa: PLC0415 - see request_counts
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415 - the same

    from bangtin_server.api.gauges import Standing  # noqa: PLC0415 - the same
    from bangtin_server.api.request_counts import counts  # noqa: PLC0415 - the same

    counts()
    registry = CollectorRegistry()
    Standing(registry)
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library leaves it without types
        ProcessCollector(registry=registry)  # of the process that answers
    else:
        registry.register(REGISTRY)
    return registry


def _has_token(request: HttpRequest, token: str) -> bool:
    said = request.headers.get("Authorization", "").encode("utf-8", "replace")
    return bool(token) and hmac.compare_digest(said, f"Bearer {token}".encode())


def _is_near(request: HttpRequest, networks: frozenset[str]) -> bool:
    try:
        address = ip_address(address_of(request))
    except ValueError:
        return False
    return any(address in ip_network(one) for one in networks)
