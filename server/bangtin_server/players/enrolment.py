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
from bangtin_server.errors import EnrolmentError
from bangtin_server.players.models import Assignment, Enrolment, Player, Screen, Site, token
from bangtin_server.players.signals import documents_moved, driven

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Without those that look alike on a wall: B and 8, I and 1, O and 0, S and 5, Z and 2."""
LENGTH = 8
LASTS = timedelta(minutes=15)


def ask(public_key: str, facts: dict[str, Any]) -> Enrolment:
    """Let a player ask to be known; the same key that asks again within the code's life gets the same code.

    Args:
        public_key: The player's, as documents write keys.
        facts: What it says about its machine.
    """
    now = clock.now()
    Enrolment.objects.filter(until__lte=now, player=None).delete()
    found = Enrolment.objects.filter(public_key=public_key, until__gt=now).first()
    if found:
        return found
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return Enrolment.objects.create(code=code, public_key=public_key, facts=facts, asked_at=now, until=now + LASTS)


@transaction.atomic
def accept(code: str, screens: Iterable[Screen], by: str) -> Player:
    """Make the machine that shows *code* the player of *screens*, which stand at one site.

    A player that drove one of them before is revoked: a machine that was swapped out must not come back (domain.md
    S10). The screens keep their schedule and their history.

    Raises:
        EnrolmentError: no wall shows this code, or not any more.
    """
    now = clock.now()
    asked = Enrolment.objects.select_for_update().filter(code=tidy(code), until__gt=now, player=None).first()
    if asked is None:
        raise EnrolmentError(f"no player shows the code {code!r}, or not any more; read it from the wall again")
    wanted = list(screens)
    for screen in wanted:
        if screen.player is not None:
            revoke(screen.player, by)
    player = Player.objects.create(
        name=_name(wanted[0]), site=wanted[0].site, public_key=asked.public_key, enrolled_at=now, enrolled_by=by
    )
    for screen in wanted:
        drive(screen, player)
    asked.player = player
    asked.save(update_fields=["player"])
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


def revoke(player: Player, by: str) -> None:
    """Trust *player* no more: its key opens nothing, and the addresses it knew lead nowhere."""
    del by  # the audit log comes with accounts
    player.revoked_at = clock.now()
    player.token = token()
    player.late_after = None
    player.save(update_fields=["revoked_at", "token", "late_after"])
    for screen in player.screens.all():
        drive(screen, None)
    _renew(player.site)


def _renew(site: Site) -> None:
    old, site.token = site.token, token()
    site.save(update_fields=["token"])
    documents_moved.send(Site, site=site, old=old)


def tidy(code: str) -> str:
    """Return a code as it is kept, whatever a person typed around its letters.

    >>> tidy(" acde-fghj ")
    'ACDEFGHJ'
    """
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _name(screen: Screen) -> str:
    taken = Player.objects.filter(name__startswith=f"{screen.name}-P").count()
    return f"{screen.name}-P{taken + 1}"
