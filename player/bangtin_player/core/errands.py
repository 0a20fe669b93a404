"""What a player was asked to do, and what became of it: each command once at most, whatever is sent again or falls.

A command is written down before it is begun. So one that a power cut interrupts is answered as interrupted and not
done a second time, except that a reboot which did come about is a reboot done.
"""

from collections.abc import Callable, Iterable
from typing import Literal
from uuid import UUID

import msgspec

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Answer, Command, Reboot

REMEMBERED = 500
"""Commands; older ones are known by their versions alone."""

Verdict = Literal["do", "known", "expired", "forgotten"]


class Errand(msgspec.Struct, frozen=True):
    """One command that was begun, or refused."""

    id: UUID
    version: int
    boot: UUID
    """Of the machine when it was begun."""
    reboots: bool = False
    answer: Answer | None = None
    """None while it is under way."""
    told: bool = False
    """The centre has the answer."""


class Errands(msgspec.Struct, frozen=True):
    """All that are remembered, oldest first."""

    known: tuple[Errand, ...] = ()
    floor: int = -1
    """The highest version that was forgotten: nothing up to it is ever begun."""


def verdict(errands: Errands, command: Command, now: Instant) -> Verdict:
    """Say whether *command* is to be done at *now*."""
    if any(each.id == command.id for each in errands.known):
        return "known"
    if command.version <= errands.floor:
        return "forgotten"
    return "expired" if now >= command.until else "do"


def begun(errands: Errands, command: Command, boot: UUID) -> Errands:
    """Write down that *command* is about to be done."""
    errand = Errand(command.id, command.version, boot, reboots=isinstance(command.deed, Reboot))
    kept = (*errands.known, errand)
    gone = kept[:-REMEMBERED]
    floor = max([errands.floor, *(each.version for each in gone)])
    return Errands(kept[-REMEMBERED:], floor)


def answered(errands: Errands, answer: Answer) -> Errands:
    """Write down what became of a command; the first answer stands."""
    return _changed(
        errands,
        answer.command,
        lambda errand: errand if errand.answer else msgspec.structs.replace(errand, answer=answer),
    )


def told(errands: Errands, command: UUID) -> Errands:
    """Write down that the centre has the answer."""
    return _changed(errands, command, lambda errand: msgspec.structs.replace(errand, told=True))


def untold(errands: Errands) -> tuple[Answer, ...]:
    """Return the answers that the centre does not have yet."""
    return tuple(each.answer for each in errands.known if each.answer is not None and not each.told)


def resumed(errands: Errands, boot: UUID, player: str, now: Instant) -> Errands:
    """Answer what was under way when the agent ended, now that it has started again."""
    for each in errands.known:
        if each.answer is None:
            done = each.reboots and each.boot != boot
            answer = Answer(each.id, player, now, "done" if done else "failed", "" if done else "interrupted")
            errands = answered(errands, answer)
    return errands


def in_order(commands: Iterable[Command]) -> list[Command]:
    """Return commands as they were asked for."""
    return sorted(commands, key=lambda command: command.version)


def _changed(errands: Errands, command: UUID, change: Callable[[Errand], Errand]) -> Errands:
    known = tuple(change(each) if each.id == command else each for each in errands.known)
    return msgspec.structs.replace(errands, known=known)
