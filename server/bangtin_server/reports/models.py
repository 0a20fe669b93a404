"""Rows of what was shown, and the totals that reports are made from.

Instants are whole milliseconds, as the wire writes them: what is added up over millions of rows stays a number.
"""

from django.db import models

from bangtin_server.players.models import Player, Screen


class Play(models.Model):
    """One item in one slot, as its player proved it. On PostgreSQL partitioned by the month of `planned_start`.

    The key finds a screen's day at once, and makes the same line twice one row. Screen and player are looked up by the
    intake and never deleted, so the database does not look them up again for each row.
    """

    pk = models.CompositePrimaryKey("screen_id", "planned_start", "id")
    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="plays", db_constraint=False)
    planned_start = models.BigIntegerField()
    id = models.UUIDField()
    player = models.ForeignKey(
        Player, on_delete=models.PROTECT, related_name="plays", db_constraint=False, db_index=False
    )
    sequence = models.BigIntegerField()
    """Counts the player's rows: a hole is a row that was lost."""
    boot = models.UUIDField()
    zone = models.CharField(max_length=60)
    item = models.CharField(max_length=200)
    item_version = models.IntegerField(default=1)
    category = models.CharField(max_length=20, blank=True)
    """Of the item in the manifest that was shown: later changes of its tags do not rewrite history."""
    playlist = models.CharField(max_length=200, blank=True)
    entry = models.CharField(max_length=200, blank=True)
    level = models.SmallIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    filler = models.CharField(max_length=200, blank=True)
    """What was on in its stead (timeline.md R18): then it is no play of the item itself."""
    actual_start = models.BigIntegerField()
    shown_ms = models.BigIntegerField()
    slot_ms = models.BigIntegerField()
    full = models.BooleanField()
    why = models.CharField(max_length=40, blank=True)
    hold_ms = models.FloatField(null=True)
    frames_dropped = models.IntegerField(default=0)
    clock_trust = models.CharField(max_length=10)
    manifest_version = models.BigIntegerField(default=0)
    orders_version = models.BigIntegerField(default=0)
    received = models.BigIntegerField()


class Touched(models.Model):
    """A day of a screen whose totals no longer say all that its rows say; written with the rows."""

    pk = models.CompositePrimaryKey("screen_id", "day")
    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(db_index=True)
    """In the screen's own zone."""
    at = models.DateTimeField()


class DailyScreen(models.Model):
    """A day of a screen: for how long it was to be lit, and was."""

    pk = models.CompositePrimaryKey("screen_id", "day")
    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="days")
    day = models.DateField(db_index=True)
    planned_to = models.BigIntegerField()
    """Up to which instant the plan is counted: the day's end once it is over."""
    planned_ms = models.BigIntegerField()
    lit_ms = models.BigIntegerField()
    """Of what was planned; zones are not added up."""
    counted_at = models.DateTimeField()


class DailyTotal(models.Model):
    """A day of an item on a screen: how often it was to be shown, and was."""

    pk = models.CompositePrimaryKey("screen_id", "day", "item")
    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="totals")
    day = models.DateField(db_index=True)
    item = models.CharField(max_length=200)
    category = models.CharField(max_length=20, blank=True)
    planned = models.IntegerField(default=0)
    """Plays, those to be cut among them."""
    planned_cut = models.IntegerField(default=0)
    full = models.IntegerField(default=0)
    cut = models.IntegerField(default=0)
    full_ms = models.BigIntegerField(default=0)
    cut_ms = models.BigIntegerField(default=0)
