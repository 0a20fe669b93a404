"""The press: publishes what is due as long as the centre runs, and says to whom it matters.

It has a thread of its own and waits behind nothing: neither media nor reports. The marks in the database outlive it.
"""

import time
from collections.abc import Iterable
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_server.door.push import COMMANDS, GONE, LOOK
from bangtin_server.emergencies.publishing import FRESH, OrdersPublisher
from bangtin_server.players import commands
from bangtin_server.players.addresses import withdraw_retired
from bangtin_server.players.models import Site
from bangtin_server.scheduling.models import Publication
from bangtin_server.scheduling.publishing import AT_ONCE, Publisher
from bangtin_server.shift import Shift
from bangtin_server.storage.port import Storage

LOOK_EVERY_S = 0.3
_AFTER_FAULT_S = 5.0
_STAMP_EVERY_S = FRESH.total_seconds() / 3


class Tell(Protocol):
    """Says to listeners that something is there for them."""

    def __call__(self, tokens: Iterable[str], word: str = LOOK) -> None:
        """Wake who waits under one of *tokens*."""
        ...


class Press(Shift):
    """Looks for what is due, orders first.

    Args:
        storage: Where documents go.
        key: The publisher's.
        tell: Called with the tokens under which something new stands, and what it is, unless it is a document.
    """

    def __init__(self, storage: Storage, key: Ed25519PrivateKey, tell: Tell) -> None:
        super().__init__("publishing", LOOK_EVERY_S, _AFTER_FAULT_S)
        self._storage = storage
        self._orders, self._manifests = OrdersPublisher(storage, key), Publisher(storage, key)
        self._tell = tell
        self._stamped = float("-inf")

    def turn(self) -> None:
        """Take away what is retired and publish what is due now."""
        gone = withdraw_retired(self._storage)
        self._urgent()
        self._tell(gone, GONE)
        changed: set[Site] = set()
        for count, manifest in enumerate(self._manifests.publish_due(), 1):
            changed.add(self._told(manifest))
            if count % AT_ONCE == 0:  # an emergency does not wait for ten thousand screens
                self._urgent()
        for site in changed:
            self._orders.stamp(site)
        if time.monotonic() - self._stamped >= _STAMP_EVERY_S:
            self._stamped = time.monotonic()
            for site in Site.objects.all():
                self._orders.stamp(site)

    def _urgent(self) -> None:
        """Publish orders and announce commands."""
        for orders in self._orders.publish_due():
            self._tell([orders.site.token])
        self._tell(commands.announced(), COMMANDS)

    def _told(self, manifest: Publication) -> Site:
        if manifest.screen.player is not None:
            self._tell([manifest.screen.player.token])
        return manifest.screen.site
