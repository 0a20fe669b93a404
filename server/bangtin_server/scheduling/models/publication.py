"""Rows of what was published, and of what waits for it."""

from django.db import models
from django.db.models import UniqueConstraint

from bangtin_server.players.models import Screen


class Publication(models.Model):
    """A manifest of a screen that was signed and stored: what was in force, and when. Never changed afterwards."""

    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="publications")
    version = models.BigIntegerField()
    """max(last + 1, Unix time in ms)."""
    fingerprint = models.CharField(max_length=64)
    """SHA-256 of the payload without version and date: equal fingerprints need no new document."""
    document = models.BinaryField()
    """The sealed file, as players fetch it; the storage's copies can be made again from it."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    """When the next version took its place; None is in force."""

    class Meta:
        constraints = (
            UniqueConstraint("screen", "version", name="publication_version"),
            UniqueConstraint(fields=("screen",), condition=models.Q(until=None), name="publication_one_in_force"),
        )
        indexes = (models.Index("screen", "since", name="publication_in_force"),)


class Due(models.Model):
    """A screen whose manifest may have changed: the publisher's queue, written with the change itself."""

    screen = models.OneToOneField(Screen, on_delete=models.CASCADE, related_name="due")
    since = models.DateTimeField()
    awaits_since = models.DateTimeField(null=True)
    """Since when a list, or all of it, stays as it was until files are examined; None: it does not wait for that."""
