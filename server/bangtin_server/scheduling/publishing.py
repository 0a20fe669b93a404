"""Publishing: a manifest is built, signed and stored when something it depends on changed, and only then.

The change and its mark in `Due` are one transaction, so none is forgotten; a publisher killed at any point leaves the
mark, and the next one does the whole step again: the document it then signs has a higher version.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, transaction

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import StorageError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Due, Publication
from bangtin_server.scheduling.signing import Signed, signed_if_new
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_log = logging.getLogger(__name__)
AFTER_FAULT = timedelta(seconds=30)
"""How long what cannot be published waits before it is tried again."""


def mark(screens: Iterable[Screen]) -> None:
    """Say that the manifests of *screens* may have changed; call it in the transaction of the change.

    A mark that is there is written over: a publisher that takes it away just now then waits for us, and what failed and
    was to wait is tried at once.
    """
    since, due = clock.now(), sorted({screen.pk for screen in screens})
    Due.objects.bulk_create(
        (Due(screen_id=screen, since=since) for screen in due),
        update_conflicts=True,
        unique_fields=["screen"],
        update_fields=["since"],
    )


@transaction.atomic
def ask(screen: Screen, by: str) -> None:
    """Have *screen* published again because a person wants it."""
    mark([screen])
    note(Deed.PUBLISH_ASKED, by, screen.name)


class Publisher:
    """Signs and stores what is due."""

    def __init__(self, storage: Storage, key: Ed25519PrivateKey) -> None:
        self._storage, self._key = storage, key

    def publish_due(self) -> Iterator[Publication]:
        """Publish every screen that is due, the longest waiting first; yield the manifests that are new."""
        for screen_id in (
            Due.objects.filter(since__lte=clock.now()).order_by("since", "pk").values_list("screen_id", flat=True)
        ):
            try:
                published = self.publish(screen_id)
            except (DatabaseError, StorageError):
                raise  # the trouble of all, not of this one
            except Exception:  # noqa: BLE001 - whatever is wrong with one screen, the others are published
                _log.exception("screen %d cannot be published; what it has stays in force", screen_id)
                self._later(screen_id)
                continue
            if published:
                yield published

    def _later(self, screen_id: int) -> None:
        """Let one that failed wait behind the others; it stays due."""
        Due.objects.filter(screen=screen_id).update(since=clock.now() + AFTER_FAULT)

    @transaction.atomic
    def publish(self, screen_id: int) -> Publication | None:
        """Publish one screen; None where its manifest says what the last one said."""
        screen = Screen.objects.select_for_update(of=("self",)).select_related("player").get(pk=screen_id)
        # Before the rows are read: a change after this point marks the screen again.
        Due.objects.filter(screen=screen).delete()
        last = screen.publications.filter(until=None).order_by("-version").first()
        signed = signed_if_new(manifest_of(screen), last, self._key, clock.this_instant())
        if signed is None:
            self.hand_over(screen, bytes(last.document) if last else b"")
            return None
        return self._publish(screen, signed)

    def _publish(self, screen: Screen, signed: Signed) -> Publication:
        now = clock.now()
        screen.publications.filter(until=None).update(until=now)
        published: Publication = screen.publications.create(
            version=signed.version, fingerprint=signed.fingerprint, document=signed.file, since=now
        )
        self.hand_over(screen, signed.file)
        return published

    def hand_over(self, screen: Screen, document: bytes) -> None:
        """Put a document where the player that drives *screen* fetches it, if one does and it is not there."""
        if screen.player is None or screen.player.revoked_at is not None:
            return
        name = names.manifest(screen.player.token, screen.name)
        if self._storage.size(name) != len(document) or self._storage.get(name) != document:
            self._storage.put(name, document)
