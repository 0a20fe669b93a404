"""Rows of machines that ask to be known."""

from django.db import models

from bangtin_server.players.models.fleet import Player


class Enrolment(models.Model):
    """A player that asks to be known: its key, and the code that stands on its wall for some minutes."""

    code = models.CharField(max_length=8, unique=True)
    public_key = models.CharField(max_length=43)
    facts = models.JSONField(default=dict)
    """What the player says about its machine."""
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    player = models.ForeignKey(Player, null=True, on_delete=models.CASCADE, related_name="+")
    """Set when a person has entered the code."""
