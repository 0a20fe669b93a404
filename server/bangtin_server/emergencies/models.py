"""Rows of what is in force at sites. Each names where it holds: sites, and screens of them; none is everywhere."""

from django.db import models

from bangtin_server.library.models import Item, Medium
from bangtin_server.players.models import Player, Screen, Site


class Reach(models.Model):
    """Where an order holds, who gave it and when."""

    sites = models.ManyToManyField(Site, related_name="+")
    """None is every site."""
    screens = models.ManyToManyField(Screen, related_name="+")
    """None is every screen of the sites."""
    since = models.DateTimeField()
    given_by = models.CharField(max_length=150)
    given_at = models.DateTimeField()
    key = models.UUIDField(null=True, unique=True)
    """Of the request that gave it: the same request again makes no second row."""

    class Meta:
        abstract = True


class Emergency(Reach):
    """A message that takes whole screens, always with an end that they enforce by themselves (R23)."""

    template = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField(default=30)
    cards = models.JSONField()
    """A list of `{"card": bangtin_playlists.playlist.Card, "slot_ms": int}`."""
    drill = models.BooleanField(default=False)
    until = models.DateTimeField()
    """Moved earlier by an all-clear."""
    approval_due = models.DateTimeField(null=True)
    """By when somebody else should have approved it; None where nobody needs to (docs/adr/0014)."""
    reported_at = models.DateTimeField(null=True)
    """Since when the log says that nobody had approved it in time."""
    approved_by = models.CharField(max_length=150, blank=True)
    approved_at = models.DateTimeField(null=True)
    cleared_by = models.CharField(max_length=150, blank=True)
    cleared_at = models.DateTimeField(null=True)


class Blackout(Reach):
    """Dark by order, until an approver lifts it."""

    until = models.DateTimeField(null=True)
    allow_emergency = models.BooleanField(default=False)
    lifted_by = models.CharField(max_length=150, blank=True)


class Mourning(Reach):
    """State mourning: what is not fit for it is not shown (domain.md 2.9)."""

    until = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True)


class Recall(Reach):
    """Takes an item or a medium off the screens, for ever."""

    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="recalls")
    medium = models.ForeignKey(Medium, null=True, on_delete=models.PROTECT, related_name="recalls")
    reason = models.TextField(blank=True)


class OrdersPublication(models.Model):
    """Orders of a site that were signed and stored: what was in force, and when."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="orders_publications")
    version = models.BigIntegerField()
    fingerprint = models.CharField(max_length=64)
    document = models.BinaryField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint("site", "version", name="orders_version"),)


class Receipt(models.Model):
    """When a player was first heard to have orders: who knew of an emergency, and how late (S4)."""

    publication = models.ForeignKey(OrdersPublication, on_delete=models.CASCADE, related_name="receipts")
    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint("publication", "player", name="received_once"),)


class OrdersDue(models.Model):
    """A site whose orders may have changed."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="orders_due")
    since = models.DateTimeField()
