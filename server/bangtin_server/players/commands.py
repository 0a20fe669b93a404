"""What people ask of players: each once, signed, until an instant; and what became of it.

A command waits for its player in a row. It goes with the answer to each heartbeat until the player has answered, so it
survives an offline player, and a player that hears it twice does it once (it knows it by its id).
"""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from bangtin_playlists.instant import instant
from bangtin_playlists.wire import command as wire
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.header import header_and_payload, parted
from bangtin_playlists.wire.seal import seal
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import CommandError
from bangtin_server.players.models import Command, Player, Screen

LASTS = timedelta(minutes=15)
"""For how long a command stays worth doing, unless somebody says otherwise."""


class Stage(StrEnum):
    """How far a command has come."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Wish(msgspec.Struct, frozen=True):
    """What somebody wants done."""

    deed: wire.Deed
    by: str
    lasts: timedelta = LASTS
    id: UUID | None = None
    """The caller's own, so that a request that is sent again asks once."""


@transaction.atomic
def give(player: Player, wish: Wish, key: Ed25519PrivateKey) -> Command:
    """Ask *player* for a deed; one that waits already is not asked for twice.

    Raises:
        CommandError: the player is trusted no more, or drives no such screen; or the wish's id was another command's.
    """
    locked = Player.objects.select_for_update(no_key=True).get(pk=player.pk)
    _require_sense(locked, wish.deed)
    deed = msgspec.to_builtins(wish.deed)
    if wish.id and (known := Command.objects.filter(pk=wish.id).first()):
        return _the_same(known, locked, deed)
    waiting = (row for row in pending(locked, clock.now()) if row.deed == deed)
    return next(waiting, None) or _made(locked, wish, key)


def _the_same(known: Command, player: Player, deed: object) -> Command:
    if (known.player_id, known.deed) != (player.pk, deed):
        raise CommandError(
            f"the key {known.pk} was another command's; take a new one",
            f"Khóa {known.pk} đã dùng cho một lệnh khác; hãy dùng khóa mới.",
        )
    return known


def _require_sense(player: Player, deed: wire.Deed) -> None:
    if player.revoked_at is not None:
        raise CommandError(
            f"{player.name} was revoked; it does nothing any more for this centre",
            f"{player.name} đã bị thu hồi quyền; thiết bị không nhận lệnh của trung tâm này nữa.",
        )
    screen = getattr(deed, "screen", None)
    if screen is not None and not player.screens.filter(name=screen).exists():
        raise CommandError(
            f"{player.name} does not drive {screen}; ask the player that does",
            f"{player.name} không phát cho {screen}; hãy gửi lệnh cho thiết bị đang phát.",
        )


def _made(player: Player, wish: Wish, key: Ed25519PrivateKey) -> Command:
    now = clock.now()
    highest = player.commands.aggregate(Max("version"))["version__max"] or 0
    document = wire.Command(
        id=wish.id or uuid4(),
        player=player.name,
        version=max(highest + 1, instant(now)),
        issued=instant(now),
        until=instant(now + wish.lasts),
        deed=wish.deed,
        by=wish.by,
    )
    note(Deed.COMMAND_GIVEN, wish.by, player.name, after={"id": str(document.id), **msgspec.to_builtins(wish.deed)})
    return Command.objects.create(
        id=document.id,
        player=player,
        deed=msgspec.to_builtins(wish.deed),
        by=wish.by,
        issued=now,
        until=now + wish.lasts,
        version=document.version,
        sealed=seal(document, key),
    )


def pending(player: Player, now: datetime) -> QuerySet[Command]:
    """Return what *player* has not answered and may still do, the oldest first."""
    return player.commands.filter(answered_at=None, cancelled_at=None, until__gt=now).order_by("version")


def seal_anew(key: Ed25519PrivateKey) -> None:
    """Seal with *key* what waits for any player: the publisher before was retired, and is not believed any more."""
    waiting = Command.objects.filter(answered_at=None, cancelled_at=None, until__gt=clock.now())
    for row in waiting.select_for_update(no_key=True):
        _, payload = header_and_payload(parted(bytes(row.sealed))[1])
        row.sealed = seal(decode(wire.Command, payload), key)
        row.save(update_fields=["sealed"])


@transaction.atomic
def cancel(row: Command, by: str) -> Command:
    """Ask for *row* no more; cancelled twice is cancelled once.

    A player that had heard of it before may have done it all the same: then its answer says so.

    Raises:
        CommandError: it is over already.
    """
    row = Command.objects.select_for_update(no_key=True, of=("self",)).select_related("player").get(pk=row.pk)
    over = stage(row, clock.now())
    if over is Stage.CANCELLED:
        return row
    if over is not Stage.WAITING:
        raise CommandError(f"the command is over: {over}", "Lệnh này đã xong hoặc đã hết hạn, không hủy được nữa.")
    row.cancelled_at, row.cancelled_by = clock.now(), by
    row.save(update_fields=["cancelled_at", "cancelled_by"])
    note(Deed.COMMAND_CANCELLED, by, row.player.name, after={"id": str(row.pk)})
    return row


def of_screen(screen: Screen) -> QuerySet[Command]:
    """Return what was asked of *screen* and of machines that drive it or drove it, whichever players those were."""
    players = Player.objects.filter(assignments__screen=screen)
    for_it = Q(deed__screen=screen.name) | Q(deed__screen__isnull=True)
    return Command.objects.filter(for_it, player__in=players).select_related("player")


def answered(player: Player, answer: wire.Answer) -> None:
    """Note what became of a command; the first answer counts, the same again changes nothing.

    Raises:
        CommandError: nobody asked that of this player.
    """
    row = player.commands.filter(pk=answer.command).first()
    if row is None:
        raise CommandError(f"no command {answer.command} was given to {player.name}")
    kept = {"answered_at": clock.now(), "outcome": answer.outcome, "answer": _tidy(msgspec.to_builtins(answer))}
    player.commands.filter(pk=row.pk, answered_at=None).update(**kept)


def _tidy(answer: dict[str, object]) -> dict[str, object]:
    """Return what JSON in PostgreSQL takes: no NUL."""
    return {key: value.replace("\0", "") if isinstance(value, str) else value for key, value in answer.items()}


def stage(row: Command, now: datetime) -> Stage:
    """Say how far a command has come."""
    if row.answered_at is not None:
        return Stage(row.outcome)
    if row.cancelled_at is not None:
        return Stage.CANCELLED
    return Stage.WAITING if row.until > now else Stage.EXPIRED


def dismissal(public_key: str, key: Ed25519PrivateKey) -> str:
    """Return the sealed word that the player of *public_key* was revoked: it believes no status alone (docs/adr/0012).

    It is addressed to the key, which is never a player's again, so it says nothing to anybody else, whenever.
    """
    now = clock.now()
    made = wire.Command(uuid4(), public_key, instant(now), instant(now), instant(now + LASTS), wire.Leave())
    return seal(made, key).decode()


def announced() -> list[str]:
    """Return the tokens of players for which something new waits, once each: the push tells them to ask."""
    fresh = Command.objects.filter(told_at=None).values_list("pk", "player__token")
    told = dict(fresh)
    if told:
        Command.objects.filter(pk__in=told).update(told_at=clock.now())
    return sorted(set(told.values()))
