"""Enrolment: a new player becomes known and trusted (domain.md S10).

The player makes its own key and asks; a code stands on its wall for some minutes; a technician who stands before that
wall enters it at the centre and names the screen. Only then is the key a player's.
"""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import EnrolmentError
from bangtin_server.players import addresses, attempts, grievances, outages
from bangtin_server.players.models import Assignment, Enrolment, Player, Presence, Screen, Site
from bangtin_server.players.signals import documents_moved, driven

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Without those that look alike on a wall: B and 8, I and 1, O and 0, S and 5, Z and 2."""
LENGTH = 8
LASTS = timedelta(minutes=15)
_ASK, _ACCEPT = "ask", "accept"
"""What is counted of whom."""


def ask(public_key: str, facts: dict[str, Any], address: str = "") -> Enrolment:
    """Let a player ask to be known; the same key that asks again within the code's life gets the same code.

    Args:
        public_key: The player's, as documents write keys.
        facts: What it says about its machine.
        address: Where the request comes from: one address gets only so many codes.

    Raises:
        TooManyAttemptsError: too many machines at this address ask.
        EnrolmentError: the key was a player's here before; it is never trusted again.
    """
    now = clock.now()
    Enrolment.objects.filter(until__lte=now, player=None).delete()
    found = Enrolment.objects.filter(public_key=public_key, until__gt=now, player=None).first()
    if found:
        return found
    if Player.objects.filter(public_key=public_key).exists():
        raise EnrolmentError("this key is or was a player's here; a machine that starts anew makes a new key")
    attempts.require_few(_ASK, address, attempts.MOST_NEW_CODES)
    attempts.count(_ASK, address)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return Enrolment.objects.create(code=code, public_key=public_key, facts=facts, asked_at=now, until=now + LASTS)


def shown(code: str, by: str) -> Enrolment:
    """Return the request behind the code that *by* has read from a wall.

    Raises:
        TooManyAttemptsError: *by* has typed too many wrong codes.
        EnrolmentError: no wall shows this code, or not any more.
    """
    attempts.require_few(_ACCEPT, by, attempts.MOST_WRONG_CODES)
    found = Enrolment.objects.filter(code=tidy(code), until__gt=clock.now(), player=None).first()
    if found is None:
        raise _wrong(code, by)
    return found


def _wrong(code: str, by: str) -> EnrolmentError:
    attempts.count(_ACCEPT, by)
    return EnrolmentError(
        f"no player shows the code {code[:20]!r}, or not any more; read it from the wall again",
        f"Không màn hình nào đang hiện mã “{code[:20]}”, hoặc mã đã hết hạn; hãy đọc lại mã trên màn hình.",
    )


def accept(code: str, screens: Iterable[Screen], by: str) -> Player:
    """Make the machine that shows *code* the player of *screens*, which stand at one site.

    A player that drove one of them before is revoked: a machine that was swapped out must not come back (domain.md
    S10). The screens keep their schedule and their history.

    Raises:
        TooManyAttemptsError: *by* has typed too many wrong codes.
        EnrolmentError: no wall shows this code, or not any more; or the screens stand at different sites.
    """
    attempts.require_few(_ACCEPT, by, attempts.MOST_WRONG_CODES)
    wanted = list(screens)
    if len({screen.site_id for screen in wanted}) != 1:
        raise EnrolmentError(
            "one machine drives screens of one site; choose at least one screen, all at the same site",
            "Một thiết bị chỉ phát cho màn hình của một địa điểm; chọn ít nhất một màn hình, tất cả cùng địa điểm.",
        )
    player = _accepted(tidy(code), wanted, by)
    if player is None:
        raise _wrong(code, by)
    return player


@transaction.atomic
def _accepted(code: str, wanted: list[Screen], by: str) -> Player | None:
    """Return the new player; None where no wall shows *code*."""
    now = clock.now()
    asked = Enrolment.objects.select_for_update().filter(code=code, until__gt=now, player=None).first()
    if asked is None:
        return None
    for before in Player.objects.filter(screens__in=wanted).distinct():
        revoke(before, by)
    player = Player.objects.create(
        name=_name(wanted[0]), site=wanted[0].site, public_key=asked.public_key, enrolled_at=now, enrolled_by=by
    )
    for screen in wanted:
        drive(screen, player)
    asked.player = player
    asked.save(update_fields=["player"])
    note(Deed.PLAYER_ENROLLED, by, player.name, after={"screens": [screen.name for screen in wanted]})
    return player


def drive(screen: Screen, player: Player | None) -> None:
    """Let *player* drive *screen* from now on; None leaves it without one."""
    now = clock.now()
    screen.assignments.filter(until=None).update(until=now)
    screen.player = player
    screen.save(update_fields=["player"])
    if player is not None:
        Assignment.objects.create(screen=screen, player=player, since=now)
    driven.send(Screen, screen=screen)


@transaction.atomic
def revoke(player: Player, by: str) -> None:
    """Trust *player* no more: its key opens nothing, and the addresses it knew lead nowhere."""
    note(Deed.PLAYER_REVOKED, by, player.name)
    player.revoked_at = clock.now()
    player.save(update_fields=["revoked_at"])
    addresses.renew(player)
    outages.begin_replacement(player)
    Presence.objects.filter(pk=player.pk).update(late_after=None)
    grievances.note(player, ())
    for screen in player.screens.all():
        drive(screen, None)
    addresses.renew(player.site)
    documents_moved.send(Site, site=player.site)


def tidy(code: str) -> str:
    """Return a code as it is kept, whatever a person typed around its letters.

    >>> tidy(" acde-fghj ")
    'ACDEFGHJ'
    """
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _name(screen: Screen) -> str:
    number = 1 + Assignment.objects.filter(screen=screen).count()
    while Player.objects.filter(name=f"{screen.name}-P{number}").exists():
        number += 1
    return f"{screen.name}-P{number}"
