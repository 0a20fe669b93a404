"""Rows of people."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person. Signs in with a user name; a person who left is made inactive, never deleted with their history."""

    full_name = models.CharField("họ và tên", max_length=120, blank=True)

    class Meta(AbstractUser.Meta):
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.full_name or self.username


class SignInLink(models.Model):
    """A link that works once, until an hour has passed: the first administrator's way in. Only its hash is kept."""

    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class ApiToken(models.Model):
    """How a person's programs speak for that person. Only its hash is kept; it counts until it is revoked."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    """What the person calls it: which program has it."""
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class AuditEvent(models.Model):
    """Who did what to which thing (domain.md 3.9). Rows are only ever added."""

    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=150)
    """The user name, or `player:NAME`, or `system`: kept as text, so that it outlives the account."""
    deed = models.CharField(max_length=60, db_index=True)
    thing = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        indexes = (models.Index("deed", "by", "at", name="deeds_of_one"),)


class Attempt(models.Model):
    """Somebody tried something that may be tried a few times only, within the last quarter of an hour."""

    deed = models.CharField(max_length=20)
    who = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (models.Index("deed", "who", name="attempts_at"),)
