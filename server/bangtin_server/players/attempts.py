"""How often somebody may try: codes are short, so guesses are few. Rows, so that every process counts the same."""

from datetime import timedelta

from bangtin_server import clock
from bangtin_server.errors import TooManyAttemptsError
from bangtin_server.players.models import Attempt

WITHIN = timedelta(minutes=15)
MOST_WRONG_CODES = 10
"""For one person. 26⁸ codes: a guesser would need 10¹⁰ such spans."""
MOST_NEW_CODES = 200
"""For one address: a whole building of new players may stand behind one router."""


def require_few(deed: str, who: str, most: int) -> None:
    """Refuse who has tried too often.

    Raises:
        TooManyAttemptsError: *most* tries within a quarter of an hour are used up.
    """
    if Attempt.objects.filter(deed=deed, who=who, at__gt=clock.now() - WITHIN).count() >= most:
        minutes = WITHIN // timedelta(minutes=1)
        raise TooManyAttemptsError(
            f"too many attempts; try again in {minutes} minutes", f"Đã thử quá nhiều lần; thử lại sau {minutes} phút."
        )


def count(deed: str, who: str) -> None:
    """Note one attempt, and forget those that count no more."""
    now = clock.now()
    Attempt.objects.filter(at__lte=now - WITHIN).delete()
    Attempt.objects.create(deed=deed, who=who[:150], at=now)
