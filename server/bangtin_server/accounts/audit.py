"""The log of who did what (domain.md 3.9): written in the transaction of the deed itself, never changed."""

from collections.abc import Mapping
from enum import StrEnum

from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent

Json = Mapping[str, object]
SYSTEM = "system"
"""Who did what no person did."""


class Deed(StrEnum):
    """What is kept."""

    ACCOUNT_MADE = "account-made"
    SIGN_IN = "sign-in"
    SIGN_IN_FAILED = "sign-in-failed"
    SIGN_IN_REFUSED = "sign-in-refused"
    """Locked out: the password was not even looked at."""
    SIGN_OUT = "sign-out"
    TOKEN_MADE = "token-made"  # noqa: S105 - a deed, no secret
    TOKEN_REVOKED = "token-revoked"  # noqa: S105 - the same
    SITE_MADE = "site-made"
    SCREEN_MADE = "screen-made"
    PLAYER_ENROLLED = "player-enrolled"
    PLAYER_REVOKED = "player-revoked"
    COMMAND_GIVEN = "command-given"
    COMMAND_CANCELLED = "command-cancelled"
    PROGRAMME_IMPORTED = "programme-imported"
    PUBLISH_ASKED = "publish-asked"
    EMERGENCY_RAISED = "emergency-raised"
    EMERGENCY_EXTENDED = "emergency-extended"
    EMERGENCY_CLEARED = "emergency-cleared"
    EMERGENCY_APPROVED = "emergency-approved"
    EMERGENCY_UNAPPROVED = "emergency-unapproved"
    """Nobody approved it in time."""
    BLACKOUT_ORDERED = "blackout-ordered"
    BLACKOUT_LIFTED = "blackout-lifted"
    MOURNING_ORDERED = "mourning-ordered"
    MOURNING_ENDED = "mourning-ended"
    RECALLED = "recalled"


def note(  # noqa: PLR0913 - one for each column
    deed: Deed, by: str, thing: str = "", *, before: Json | None = None, after: Json | None = None, address: str = ""
) -> AuditEvent:
    """Add one row.

    Args:
        deed: What was done.
        by: A user name, `player:NAME` or `SYSTEM`.
        thing: To what.
        before: What matters of the thing as it was.
        after: The same, as it is now.
        address: Where the request came from, if there was one.
    """
    row = {"deed": deed.value, "by": by[:150], "thing": thing[:200], "address": address or None}
    return AuditEvent.objects.create(at=clock.now(), before=before, after=after, **row)
