"""Rows of what players are known to have seen."""

from django.db import models


class Seen(models.Model):
    """The highest version of a document that is out there, where no row of a publication says it.

    For manifests and orders that is what players saw before the centre was restored from a backup; for timestamps, of
    which nothing else is kept, the last one that was signed.
    """

    document = models.CharField(max_length=120, unique=True)
    """`kind/subject`, as heartbeats name it."""
    version = models.BigIntegerField()
