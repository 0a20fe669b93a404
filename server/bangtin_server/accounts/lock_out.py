"""Lock-out: after some failures nobody gets in by trying on, for a quarter of an hour.

A stranger cannot lock a person out from elsewhere with a handful of tries: a few count for one name at one address,
many for a name or an address alone; and where the person signed in before, only what goes wrong there counts.
"""

from collections import Counter

from django.db import transaction
from django.db.models import Q

from bangtin_server import clock
from bangtin_server.accounts import attempts
from bangtin_server.accounts.attempts import WITHIN, Limit
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import Attempt, AuditEvent

MOST_HERE = 5
"""Failures of one name at one address, or in one browser that is known."""
MOST_OF_NAME = 50
"""Failures of one name from everywhere: more is guessing with many machines."""
MOST_OF_ADDRESS = 100
"""Failures at one address: more is guessing with many names; a whole office may share one."""
_HERE, _NAME, _BROWSER = "sign-in-here", "sign-in-name", "sign-in-browser"


def begin(name: str, address: str, browser: str = "") -> list[Attempt] | None:
    """Count a try of *name* at *address* before its password is looked at; None where it has to wait.

    Args:
        name: A user name.
        address: Where the request comes from.
        browser: What a browser is known by in which *name* signed in before (accounts/known_browsers.py).
    """
    if browser:
        return attempts.spend(Limit(_BROWSER, _here(name, browser), MOST_HERE))
    return attempts.spend(
        Limit(_HERE, _here(name, address), MOST_HERE),
        Limit(_NAME, name, MOST_OF_NAME),
        Limit("sign-in-address", address, MOST_OF_ADDRESS),
    )


def succeed(name: str, address: str, tried: list[Attempt], browser: str = "") -> None:
    """Begin the counts of *name* at *address* and in *browser* anew: *tried* was right."""
    attempts.take_back(tried)
    attempts.forget(_BROWSER, _here(name, browser))
    attempts.forget(_HERE, _here(name, address))


def take_back(tried: list[Attempt]) -> None:
    """Count a password no more that was right, where the second factor is still to come: failures of both add up."""
    attempts.take_back(tried)


@transaction.atomic
def unlock(name: str, by: str) -> None:
    """Begin all counts of *name* anew, at every address: an administrator's help for who cannot wait."""
    mine = Attempt.objects.filter(Q(deed=_NAME, who=name) | Q(deed__in=(_HERE, _BROWSER), who__endswith=f" {name}"))
    if mine.delete()[0]:
        note(Deed.UNLOCKED, by, name)


def waits(name: str) -> bool:
    """Say whether *name* has to wait somewhere."""
    lately = Attempt.objects.filter(at__gt=clock.now() - WITHIN)
    here = Counter(lately.filter(deed__in=(_HERE, _BROWSER), who__endswith=f" {name}").values_list("who", flat=True))
    everywhere = lately.filter(deed=_NAME, who=name).count()
    return everywhere >= MOST_OF_NAME or any(count >= MOST_HERE for count in here.values())


def _here(name: str, place: str) -> str:
    return f"{place} {name}"


def note_refusal(name: str, address: str) -> None:
    """Note that somebody was kept out; once a span, so that trying on cannot fill the log."""
    refused = AuditEvent.objects.filter(deed=Deed.SIGN_IN_REFUSED.value, by=name, address=address or None)
    if not refused.filter(at__gt=clock.now() - WITHIN).exists():
        note(Deed.SIGN_IN_REFUSED, name, address=address)
