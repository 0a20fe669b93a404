"""Publishing orders: small, at once, and apart from every manifest."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, transaction
from django.db.models import Q

from bangtin_playlists.instant import instant
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.seal import seal
from bangtin_playlists.wire.timestamp import Latest, Timestamp
from bangtin_server import clock
from bangtin_server.emergencies.models import OrdersDue, OrdersPublication
from bangtin_server.emergencies.orders import orders_of
from bangtin_server.errors import StorageError
from bangtin_server.players import seen
from bangtin_server.players.models import Site
from bangtin_server.scheduling.models import Publication
from bangtin_server.scheduling.signing import AFTER_FAULT, Signed, in_force_from, signed_if_new
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_log = logging.getLogger(__name__)
FRESH = timedelta(minutes=15)
"""For how long a timestamp says that the last word is the last."""


def mark(sites: Iterable[Site]) -> None:
    """Say that the orders of *sites* may have changed; call it in the transaction of the change.

    A mark that is there is written over: a publisher that takes it away just now then waits for us, and what failed and
    was to wait is tried at once.
    """
    since, due = clock.now(), sorted({site.pk for site in sites})
    OrdersDue.objects.bulk_create(
        (OrdersDue(site_id=site, since=since) for site in due),
        update_conflicts=True,
        unique_fields=["site"],
        update_fields=["since"],
    )


class OrdersPublisher:
    """Signs and stores what is due for sites."""

    def __init__(self, storage: Storage, key: Ed25519PrivateKey) -> None:
        self._storage, self._key = storage, key

    def publish_due(self) -> Iterator[OrdersPublication]:
        """Publish every site that is due; yield the orders that are new."""
        now = clock.now()
        # A mark further ahead than a failed one waits is of a clock that has fallen back since.
        due = OrdersDue.objects.filter(Q(since__lte=now) | Q(since__gt=now + AFTER_FAULT))
        for site_id in due.order_by("since", "pk").values_list("site_id", flat=True):
            try:
                published = self.publish(site_id)
            except (DatabaseError, StorageError):
                raise  # the trouble of all, not of this one
            except Exception:  # noqa: BLE001 - whatever is wrong with one site, the others are published
                _log.exception("site %d cannot be published; what it has stays in force", site_id)
                self._later(site_id)
                continue
            if published:
                yield published

    def _later(self, site_id: int) -> None:
        """Let one that failed wait behind the others; it stays due."""
        OrdersDue.objects.filter(site=site_id).update(since=clock.now() + AFTER_FAULT)

    @transaction.atomic
    def publish(self, site_id: int) -> OrdersPublication | None:
        """Publish one site's orders; None where they say what the last ones said."""
        site = Site.objects.select_for_update().get(pk=site_id)
        OrdersDue.objects.filter(site=site).delete()
        last = site.orders_publications.filter(until=None).order_by("-version").first()
        there = seen.highest(Orders.kind, site.code)
        signed = signed_if_new(orders_of(site, clock.now()), last, self._key, clock.this_instant(), there)
        document = signed.file if signed else bytes(last.document) if last else b""
        published = self._kept(site, signed, in_force_from(last, clock.now())) if signed else None
        self._storage.put(names.orders(site.token), document)
        self.stamp(site)
        return published

    def _kept(self, site: Site, signed: Signed, since: datetime) -> OrdersPublication:
        site.orders_publications.filter(until=None).update(until=since)
        published: OrdersPublication = site.orders_publications.create(
            version=signed.version, fingerprint=signed.fingerprint, document=signed.file, since=since
        )
        return published

    @transaction.atomic
    def stamp(self, site: Site) -> None:
        """Say afresh what the last word of *site* is, and until when that is fresh; one worker at a time.

        The address is read anew: under one that is no more nothing may be left behind.
        """
        site = Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        now = clock.now()
        version = max(instant(now), seen.highest(Timestamp.kind, site.code) + 1)
        latest = (*_orders(site), *_manifests(site))
        stamped = Timestamp(site.code, version, instant(now), instant(now + FRESH), latest)
        seen.note(Timestamp.kind, site.code, version)
        self._storage.put(names.timestamp(site.token), seal(stamped, self._key))


def _orders(site: Site) -> Iterator[Latest]:
    for version in site.orders_publications.filter(until=None).values_list("version", flat=True):
        yield Latest("orders", site.code, version)


def _manifests(site: Site) -> Iterator[Latest]:
    rows = Publication.objects.filter(screen__site=site, until=None)
    for name, version in rows.values_list("screen__name", "version"):
        yield Latest("manifest", name, version)
