"""The log of who did what (domain.md 3.9): written in the transaction of the deed itself, never changed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from ipaddress import ip_address
from typing import NamedTuple

from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent

Json = Mapping[str, object]
SYSTEM = "system"
"""Who did what no person did."""


class Origin(NamedTuple):
    """Where the request comes from that is being answered."""

    address: str = ""
    device: str = ""
    """What the browser or the program calls itself."""


_NOWHERE = Origin()
_ORIGIN: ContextVar[Origin] = ContextVar("origin", default=_NOWHERE)


@contextmanager
def coming_from(address: str, device: str) -> Iterator[None]:
    """Let each row that is written meanwhile say where the deed came from; an address that is none is left out."""
    token = _ORIGIN.set(Origin(_address(address), "".join(filter(str.isprintable, device))[:200]))
    try:
        yield
    finally:
        _ORIGIN.reset(token)


def origin() -> Origin:
    """Return where the request comes from; empty outside of one."""
    return _ORIGIN.get()


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        return ""


class Deed(StrEnum):
    """What is kept."""

    ACCOUNT_MADE = "account-made"
    ACCOUNT_CHANGED = "account-changed"
    ACCOUNT_SUSPENDED = "account-suspended"
    ACCOUNT_RESTORED = "account-restored"
    ACCOUNT_EXPORTED = "account-exported"
    ACCOUNT_DELETED = "account-deleted"
    ACCOUNT_RECOVERED = "account-recovered"
    """From the machine's own shell."""
    ROLE_GIVEN = "role-given"
    ROLE_TAKEN = "role-taken"
    UNIT_MADE = "unit-made"
    UNIT_CHANGED = "unit-changed"
    UNIT_DELETED = "unit-deleted"
    DELEGATED = "delegated"
    DELEGATION_ENDED = "delegation-ended"
    LINK_MADE = "link-made"
    """A link to set a password by."""
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - a deed, no secret
    SECOND_FACTOR_SET = "second-factor-set"
    SECOND_FACTOR_REMOVED = "second-factor-removed"
    RECOVERY_CODES_MADE = "recovery-codes-made"
    RECOVERY_CODE_USED = "recovery-code-used"
    UNLOCKED = "unlocked"
    SESSION_ENDED = "session-ended"
    REPORT_EXPORTED = "report-exported"
    AUDIT_EXPORTED = "audit-exported"
    AUDIT_ARCHIVED = "audit-archived"
    """Rows that were old enough went to the archive, or the archive's oldest went (domain.md 2.6)."""
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
    PLAYLIST_MADE = "playlist-made"
    PLAYLIST_CHANGED = "playlist-changed"
    PLAYLIST_DELETED = "playlist-deleted"
    ENTRY_MADE = "entry-made"
    """A line of the schedule."""
    ENTRY_CHANGED = "entry-changed"
    ENTRY_DELETED = "entry-deleted"
    HOURS_CHANGED = "hours-changed"
    """When a screen, a group or a site is open."""
    GROUP_MADE = "group-made"
    GROUP_CHANGED = "group-changed"
    GROUP_DELETED = "group-deleted"
    CALENDAR_MADE = "calendar-made"
    CALENDAR_CHANGED = "calendar-changed"
    CALENDAR_DELETED = "calendar-deleted"
    LAYOUT_MADE = "layout-made"
    LAYOUT_CHANGED = "layout-changed"
    LAYOUT_DELETED = "layout-deleted"
    MEDIUM_ADDED = "medium-added"
    ITEM_MADE = "item-made"
    ITEM_CHANGED = "item-changed"
    """A draft was saved, or another version was begun."""
    ITEM_BLOCKED = "item-blocked"
    """It was to be sent in or approved, and something was missing."""
    ITEM_SUBMITTED = "item-submitted"
    ITEM_REVIEWED = "item-reviewed"
    ITEM_RETURNED = "item-returned"
    """Changes are wanted."""
    ITEM_REJECTED = "item-rejected"
    ITEM_APPROVED = "item-approved"
    ITEM_RECALLED = "item-recalled"
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
        address: Where the request came from, where `coming_from` does not say it.
    """
    there = origin()
    row = {"deed": deed.value, "by": by[:150], "thing": thing[:200], "address": address or there.address or None}
    return AuditEvent.objects.create(at=clock.now(), before=before, after=after, device=there.device, **row)
