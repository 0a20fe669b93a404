"""Rows of people."""

from typing import NoReturn

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from bangtin_server.errors import AccountError


class User(AbstractUser):
    """A person. Signs in with a user name; a person who left is made inactive, never deleted with their history."""

    full_name = models.CharField("họ và tên", max_length=120, blank=True)
    unit = models.ForeignKey("Unit", null=True, on_delete=models.PROTECT, related_name="people")
    """Where the person works; what they may do, and where, say their grants alone."""
    deleted_at = models.DateTimeField(null=True)
    """Since when nothing but an empty row is left of the account (docs/adr/0013)."""

    class Meta(AbstractUser.Meta):
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.full_name or self.username


class Unit(models.Model):
    """An organisation unit: the authority, its offices, an enterprise. Units form a tree."""

    name = models.CharField(max_length=200)
    above = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    sites = models.ManyToManyField("players.Site", related_name="units")
    """What it looks after; a site may have several, such as the authority's office and the park's enterprise."""

    class Meta:
        constraints = (models.UniqueConstraint("name", "above", name="unit_name_at", nulls_distinct=False),)

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A role that a person holds: for a unit and all below it, for a site, or everywhere."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="grants")
    site = models.ForeignKey("players.Site", null=True, on_delete=models.PROTECT, related_name="grants")
    given_by = models.CharField(max_length=150)
    given_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint("user", "role", "unit", "site", name="grant_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(unit=None) | Q(site=None), name="grant_of_one_place"),
        )


class Delegation(models.Model):
    """An approver's rights, lent to somebody for a span (domain.md 3.3)."""

    giver = models.ForeignKey(User, on_delete=models.CASCADE, related_name="delegations_given")
    taker = models.ForeignKey(User, on_delete=models.CASCADE, related_name="delegations_taken")
    since = models.DateTimeField()
    until = models.DateTimeField()
    """Moved earlier where it was ended before its time."""


class SignIn(models.Model):
    """A browser in which a person is signed in; without its row the session opens nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session = models.CharField(max_length=40, unique=True)
    """The key of Django's session."""
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    device = models.CharField(max_length=200, blank=True)
    """What the browser calls itself."""
    address = models.GenericIPAddressField(null=True)


class SecondFactor(models.Model):
    """An authenticator of a person's (TOTP, RFC 6238)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.BinaryField()
    """Encrypted: a copy of the database alone makes no codes."""
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    """None until its first code was right; it is not asked for before."""
    last_step = models.BigIntegerField(default=0)
    """The newest span of 30 s whose code was taken: no code is taken twice."""


class RecoveryCode(models.Model):
    """Takes the place of a code of the authenticator, once. Only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    hash = models.CharField(max_length=64)


class SignInLink(models.Model):
    """A link that works once, until it is too old: a person's way to a first password. Only its hash is kept."""

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="links")
    """Whose; None makes the first administrator."""
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class ApiToken(models.Model):
    """How a person's programs speak for that person. Only its hash is kept; it counts until it ends or is revoked."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    """What the person calls it: which program has it."""
    hash = models.CharField(max_length=64, unique=True)
    roles = models.JSONField(default=list)
    """With which of the person's roles it speaks; empty is all of them."""
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    """When it was last heard, to the hour."""
    revoked_at = models.DateTimeField(null=True)


class AppendOnly(models.QuerySet["AuditEvent"]):
    """Rows that nobody changes."""

    def update(self, **_: object) -> NoReturn:
        """Refuse.

        Raises:
            AccountError: always.
        """
        raise AccountError("the log is never changed")

    def delete(self) -> NoReturn:
        """Refuse; what is too old goes by `audit_archive` alone.

        Raises:
            AccountError: always.
        """
        raise AccountError("the log is never changed")


class AuditEvent(models.Model):
    """Who did what to which thing (domain.md 3.9). Rows are only ever added; the database itself refuses changes."""

    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=150)
    """The user name, or `player:NAME`, or `system`: kept as text, so that it outlives the account."""
    deed = models.CharField(max_length=60, db_index=True)
    thing = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=200, blank=True)
    """What the browser or the program calls itself."""

    objects = AppendOnly.as_manager()

    class Meta:
        indexes = (models.Index("deed", "by", "at", name="deeds_of_one"),)


class Attempt(models.Model):
    """Somebody tried something that may be tried a few times only, within the last quarter of an hour."""

    deed = models.CharField(max_length=20)
    who = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (models.Index("deed", "who", name="attempts_at"),)
