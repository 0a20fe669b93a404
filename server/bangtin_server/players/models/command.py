"""Rows of what people ask of players."""

from django.db import models

from bangtin_server.players.models.fleet import Player


class Command(models.Model):
    """Something a person asked of one player, once; and what became of it."""

    id = models.UUIDField(primary_key=True)
    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="commands")
    deed = models.JSONField()
    """`bangtin_playlists.wire.command.Deed`, as the wire writes it."""
    by = models.CharField(max_length=150)
    issued = models.DateTimeField()
    until = models.DateTimeField()
    version = models.BigIntegerField()
    sealed = models.BinaryField()
    """The signed document."""
    told_at = models.DateTimeField(null=True)
    """When the push said that something waits; the command itself goes with the answer to a heartbeat."""
    answered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.JSONField(default=dict)
    """`bangtin_playlists.wire.command.Answer`, as it came."""
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint("player", "version", name="command_version"),)
        indexes = (
            models.Index("player", name="command_unanswered", condition=models.Q(answered_at=None)),
            models.Index("told_at", name="command_untold", condition=models.Q(told_at=None)),
        )
