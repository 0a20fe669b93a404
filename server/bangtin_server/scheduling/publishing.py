"""Publishing: a manifest is built, signed and stored when something it depends on changed, and only then.

The change and its mark in `Due` are one transaction, so none is forgotten; a publisher killed at any point leaves the
mark, and the next one does the whole step again: the document it then signs has a higher version.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet

from bangtin_playlists.wire.manifest import Manifest
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import StorageError
from bangtin_server.players import seen
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.holding import PATIENCE, Held
from bangtin_server.scheduling.models import Due, Publication
from bangtin_server.scheduling.rows import Rows
from bangtin_server.scheduling.signing import AFTER_FAULT, in_force_from, signed_if_new
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_log = logging.getLogger(__name__)
AT_ONCE = 100
"""Screens published in one transaction: what they share is read once, and nobody waits long for the database."""
_HANDS = 8
"""Documents that go into the storage at the same time; each waits for the disk."""


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
    """Have *screen* published again because a person wants it: as it is now, waiting for nothing."""
    mark([screen])
    Due.objects.filter(screen=screen).update(awaits_since=clock.now() - PATIENCE)
    note(Deed.PUBLISH_ASKED, by, screen.name)


class Publisher:
    """Signs and stores what is due."""

    def __init__(self, storage: Storage, key: Ed25519PrivateKey) -> None:
        self._storage, self._key = storage, key

    def publish_due(self) -> Iterator[Publication]:
        """Publish every screen that is due, the longest waiting first; yield the manifests that are new."""
        due = list(_due().order_by("since", "pk").values_list("screen_id", flat=True))
        for start in range(0, len(due), AT_ONCE):
            yield from self._publish(due[start : start + AT_ONCE])

    @transaction.atomic
    def _publish(self, due: Sequence[int]) -> list[Publication]:
        """Publish some screens: all that can be, or none where the database or the storage fails."""
        screens = _claimed(due)
        now, marks = clock.now(), Due.objects.filter(screen__in=screens)
        waiting = dict(marks.values_list("screen_id", "awaits_since"))
        marks.delete()  # before the rows are read: a change after this point marks the screen again
        rows = Rows(screens, now)
        lasts = {row.screen_id: row for row in _in_force().filter(screen__in=screens).defer("document")}
        known = seen.highest_of(Manifest.kind, [screen.name for screen in screens])
        held = Held(rows, now, {screen: since for screen, since in waiting.items() if since})
        asked = [(screen, lasts.get(screen.pk), known.get(screen.name, 0)) for screen in screens]
        made = [row for screen, last, there in asked if (row := self._made(screen, last, there, held))]
        for since in {row.since for row in made}:
            ended = [lasts[row.screen_id].pk for row in made if row.since == since and row.screen_id in lasts]
            Publication.objects.filter(pk__in=ended).update(until=since)
        Publication.objects.bulk_create(made)
        self._store(made)
        return made

    def _made(self, screen: Screen, last: Publication | None, there: int, held: Held) -> Publication | None:
        """Return a new publication; None where the last one is to stay, or the rows make no manifest."""
        try:
            manifest = held.manifest_of(screen, last)
            new = clock.this_instant()
            signed = None if manifest is None else signed_if_new(manifest, last, self._key, new, there)
        except (DatabaseError, StorageError):
            raise  # the trouble of all, not of this one
        except Exception:  # noqa: BLE001 - whatever is wrong with one screen, the others are published
            _log.exception("%s cannot be published; what it has stays in force", screen.name)
            Due.objects.update_or_create(screen=screen, defaults={"since": held.now + AFTER_FAULT})
            signed = None
        if signed is None:
            self._hand_over_again(screen, last)
            return None
        return Publication(
            screen=screen,
            version=signed.version,
            fingerprint=signed.fingerprint,
            document=signed.file,
            since=in_force_from(last, held.now),
        )

    def _store(self, made: Sequence[Publication]) -> None:
        """Put new documents where players fetch them: before the rows are committed, so that none is forgotten."""
        with ThreadPoolExecutor(_HANDS) as hands:
            for _ in hands.map(self._put, made):
                pass

    def _put(self, row: Publication) -> None:
        if name := _place(row.screen):
            self._storage.put(name, bytes(row.document))

    def _hand_over_again(self, screen: Screen, last: Publication | None) -> None:
        """Put the document in force where the player of *screen* fetches it, if one does and it is not there."""
        name = _place(screen)
        if last is None or name is None:
            return
        document = bytes(last.document)
        if self._storage.size(name) != len(document) or self._storage.get(name) != document:
            self._storage.put(name, document)


def _due() -> QuerySet[Due]:
    """Return what is due now: what failed waits a moment; a mark further ahead is of a clock that has fallen back."""
    now = clock.now()
    return Due.objects.filter(Q(since__lte=now) | Q(since__gt=now + AFTER_FAULT))


def _claimed(due: Sequence[int]) -> list[Screen]:
    """Return those of *due* that no other worker has or had meanwhile; they are ours until the transaction ends.

    Two statements: a row that was waited for is told as it is now, but what is joined to it as it was before.
    """
    free = Screen.objects.select_for_update(skip_locked=True, no_key=True).filter(pk__in=due).order_by("pk")
    ours = list(free.values_list("pk", flat=True))
    still = Due.objects.filter(screen__in=ours).values_list("screen_id", flat=True)
    return list(Screen.objects.select_related("player", "site").filter(pk__in=list(still)).order_by("pk"))


def _in_force() -> QuerySet[Publication]:
    return Publication.objects.filter(until=None).order_by("version")


def _place(screen: Screen) -> str | None:
    """Return where the document of *screen* belongs; None while no player may fetch it."""
    if screen.player is None or screen.player.revoked_at is not None:
        return None
    return names.manifest(screen.player.token, screen.name)
