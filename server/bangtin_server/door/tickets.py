"""Tickets: what web lets a person send, told to the door, which knows neither people nor rights.

A ticket is for one upload of one size and name, and short-lived; web gives another while the upload goes on.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import jwt
import msgspec

from bangtin_server.errors import TicketError

LASTS = timedelta(minutes=15)
_ALGORITHM, _AUDIENCE = "HS256", "bangtin-uploads"


class Ticket(msgspec.Struct, frozen=True):
    """One upload that was allowed."""

    upload: str
    """32 hexadecimal digits: the name of its files in the spool."""
    person: str
    """Who sends it: a user name."""
    name: str
    """What the file is called; never a path."""
    size: int
    """Bytes."""


class TicketOffice:
    """Signs tickets and knows its own again. Web and door share the centre's secret.

    Args:
        secret: The centre's; tickets are signed with a key made from it.
    """

    def __init__(self, secret: str) -> None:
        self._key = hmac.digest(secret.encode(), b"upload tickets", hashlib.sha256)

    def signed(self, ticket: Ticket, now: datetime | None = None) -> str:
        """Return *ticket* as a text that counts for `LASTS` from *now*."""
        until = (now or datetime.now(UTC)) + LASTS
        claims = {**msgspec.structs.asdict(ticket), "exp": until, "aud": _AUDIENCE}
        return jwt.encode(claims, self._key, _ALGORITHM)

    def read(self, text: str, *, grace: timedelta = timedelta()) -> Ticket:
        """Return the ticket that was signed as *text*.

        Args:
            text: What came.
            grace: For how much longer than it says it counts: to be given another.

        Raises:
            TicketError: it is none of ours, or too old.
        """
        try:
            claims = jwt.decode(text, self._key, [_ALGORITHM], audience=_AUDIENCE, leeway=grace)
            return msgspec.convert({key: claims[key] for key in Ticket.__struct_fields__}, Ticket)
        except jwt.ExpiredSignatureError as error:
            raise TicketError(
                "the ticket is too old; ask for another and go on",
                "Vé tải lên đã hết hạn; hãy xin vé mới rồi tải tiếp.",
            ) from error
        except (jwt.InvalidTokenError, KeyError, msgspec.ValidationError) as error:
            raise TicketError("this is no ticket of this centre", "Vé tải lên không hợp lệ.") from error
