"""Enrolment: a new player becomes known and trusted (domain.md S10).

The player makes its own key and asks; a code stands on its wall for some minutes; a technician who stands before that
wall enters it at the centre and names the screen. Only then is the key a player's.
"""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from django.db import transaction

from bangtin_server import clock
from bangtin_server.accounts import attempts
from bangtin_server.accounts.attempts import Limit
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import Attempt
from bangtin_server.errors import EnrolmentError, TooManyAttemptsError
from bangtin_server.players import addresses, grievances, outages
from bangtin_server.players.models import Assignment, Enrolment, Player, Presence, Screen, Site
from bangtin_server.players.signals import documents_moved, driven

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Without those that look alike on a wall: B and 8, I and 1, O and 0, S and 5, Z and 2."""
LENGTH = 8
LASTS = timedelta(minutes=15)
MOST_WRONG_CODES = 10
"""Of one person within a quarter of an hour. 26⁸ codes: a guesser would need 10¹⁰ such spans."""
MOST_WRONG_ANYWHERE = 300
"""Of everybody together: guessing with many accounts ends, too."""
MOST_NEW_CODES = 200
"""For one address: a whole building of new players may stand behind one router."""
MOST_NEW_OF_NETWORK = 400
"""For one network, /24 or /64: who has one has all its addresses."""
MOST_NEW_ANYWHERE = 1600
"""For everybody together: strangers from many addresses cannot fill the table."""
RESERVE = 400
"""Beyond that, for networks from which few have asked: a flood from some keeps the others' machines off no wall."""
FEW = 20
_V4 = 4


@transaction.atomic
def ask(public_key: str, facts: dict[str, Any], address: str = "") -> Enrolment:
    """Let a player ask to be known; the same key that asks again within the code's life gets the same code.

    Args:
        public_key: The player's, as documents write keys.
        facts: What it says about its machine.
        address: Where the request comes from: one address gets only so many codes.

    Raises:
        TooManyAttemptsError: too many machines ask, at this address or everywhere.
        EnrolmentError: the key was a player's here before; it is never trusted again.
    """
    if found := _waiting(public_key):
        return found
    if Player.objects.filter(public_key=public_key).exists():
        raise EnrolmentError("this key is or was a player's here; a machine that starts anew makes a new key")
    _spend_new(address)
    now = clock.now()
    Enrolment.objects.filter(until__lte=now, player=None).delete()
    # Who asked at the same moment with the same key was counted first, and is seen by now.
    return _waiting(public_key) or Enrolment.objects.create(
        code=_fresh_code(), public_key=public_key, facts=facts, asked_at=now, until=now + LASTS
    )


def _waiting(public_key: str) -> Enrolment | None:
    return Enrolment.objects.filter(public_key=public_key, until__gt=clock.now(), player=None).first()


def _fresh_code() -> str:
    """Return a code that no wall shows and none ever showed to a person who entered it."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        if not Enrolment.objects.filter(code=code).exists():
            return code


def _spend_new(address: str) -> None:
    own, network = Limit("ask", address, MOST_NEW_CODES), _network(address)

    def limits(of_network: int, anywhere: int) -> tuple[Limit, ...]:
        return own, Limit("ask-network", network, of_network), Limit("ask-anywhere", "", anywhere)

    usual = limits(MOST_NEW_OF_NETWORK, MOST_NEW_ANYWHERE)
    if attempts.spend(*usual) is None:
        _spend(*limits(FEW, MOST_NEW_ANYWHERE + RESERVE))


def _network(address: str) -> str:
    """Return the network that is given out as one.

    >>> _network("203.0.113.7"), _network("2001:db8::7"), _network("::ffff:203.0.113.7")
    ('203.0.113.0/24', '2001:db8::/64', '203.0.113.0/24')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ip_network((found, 24 if found.version == _V4 else 64), strict=False))


def _spend(*limits: Limit) -> list[Attempt]:
    spent = attempts.spend(*limits)
    if spent is None:
        minutes = attempts.WITHIN // timedelta(minutes=1)
        raise TooManyAttemptsError(
            f"too many attempts; try again in {minutes} minutes", f"Đã thử quá nhiều lần; thử lại sau {minutes} phút."
        )
    return spent


def shown(code: str, by: str) -> Enrolment:
    """Return the request behind the code that *by* has read from a wall.

    Raises:
        TooManyAttemptsError: *by* has typed too many wrong codes.
        EnrolmentError: no wall shows this code, or not any more.
    """
    spent = _spend_code(by)
    found = Enrolment.objects.filter(code=tidy(code), until__gt=clock.now(), player=None).first()
    if found is None:
        raise _wrong(code)
    attempts.take_back(spent)
    return found


def _spend_code(by: str) -> list[Attempt]:
    """Count a code before it is looked up; one that is right is taken back."""
    return _spend(Limit("code", by, MOST_WRONG_CODES), Limit("code-anywhere", "", MOST_WRONG_ANYWHERE))


def _wrong(code: str) -> EnrolmentError:
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
    wanted = list(screens)
    if len({screen.site_id for screen in wanted}) != 1:
        raise EnrolmentError(
            "one machine drives screens of one site; choose at least one screen, all at the same site",
            "Một thiết bị chỉ phát cho màn hình của một địa điểm; chọn ít nhất một màn hình, tất cả cùng địa điểm.",
        )
    spent = _spend_code(by)
    player = _accepted(tidy(code), wanted, by)
    if player is None:
        raise _wrong(code)
    attempts.take_back(spent)
    return player


@transaction.atomic
def _accepted(code: str, wanted: list[Screen], by: str) -> Player | None:
    """Return the new player; None where no wall shows *code*."""
    now = clock.now()
    asked = Enrolment.objects.select_for_update().filter(code=code, until__gt=now, player=None).first()
    if asked is None:
        return None
    # Two who enrol players of one screen at the same moment come one after the other.
    list(Screen.objects.select_for_update(no_key=True).filter(pk__in=[one.pk for one in wanted]).order_by("pk"))
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
