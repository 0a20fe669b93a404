"""Rows of what players said and sent: their presence, their silences, their complaints, pictures and logs."""

from django.db import models
from django.db.models import Q

from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server.players.models.command import Command
from bangtin_server.players.models.fleet import Player, Screen


class Presence(models.Model):
    """A player's last word. Apart and narrow: a heartbeat rewrites one row, and one index beside its key."""

    player = models.OneToOneField(Player, primary_key=True, on_delete=models.CASCADE, related_name="presence")
    heard_at = models.DateTimeField()
    late_after = models.DateTimeField(null=True, db_index=True)
    """When its next heartbeat is overdue: who is late is one question to this index. None once it is revoked."""
    boot = models.UUIDField()
    """Of the last heartbeat: another one means that the machine was started anew."""
    complaining = models.CharField(max_length=32, blank=True)
    """The fingerprint of what it complains about; while it stays the same, no other row is touched."""
    heartbeat = models.BinaryField()
    """As it came."""

    def said(self) -> Heartbeat:
        """Return the last heartbeat."""
        return decode(Heartbeat, bytes(self.heartbeat))


class Outage(models.Model):
    """A screen of which nothing was heard, from its player's last word to the next."""

    class Cause(models.TextChoices):
        """What is known of why."""

        SILENCE = "silence", "Mất kết nối"
        RESTART = "restart", "Mất điện hoặc khởi động lại"
        REPLACED = "replaced", "Thay thiết bị"

    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="outages")
    player = models.ForeignKey(Player, on_delete=models.PROTECT, related_name="outages")
    """Who drove it before."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    cause = models.CharField(max_length=10, choices=Cause.choices)

    class Meta:
        indexes = (models.Index("screen", "since", name="outages_of_a_screen"),)


class Grievance(models.Model):
    """Something that a heartbeat said a person should know, for as long as heartbeats said it."""

    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="grievances")
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=10)
    screen = models.CharField(max_length=60, blank=True)
    item = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index("player", name="open_grievances", condition=Q(until=None)),)


class Picture(models.Model):
    """What a screen looked like, by its player; kept for days, those of an incident for months (domain.md 2.6)."""

    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="pictures")
    player = models.ForeignKey(Player, on_delete=models.PROTECT, related_name="pictures")
    taken_at = models.DateTimeField(db_index=True)
    """When it arrived."""
    name = models.CharField(max_length=120, unique=True)
    """Of the object in the storage."""
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    incident = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index("screen", "taken_at", name="newest_picture"),)


class LogBundle(models.Model):
    """What a player's log said between two instants, as somebody asked for it."""

    command = models.OneToOneField(Command, primary_key=True, on_delete=models.CASCADE, related_name="bundle")
    came_at = models.DateTimeField(db_index=True)
    name = models.CharField(max_length=120, unique=True)
    size = models.PositiveIntegerField()
