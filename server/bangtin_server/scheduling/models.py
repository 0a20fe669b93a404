"""Rows of what shows where and when.

Playlists, layouts and calendars have a *home*: the screen whose programme they came with, or None for those that every
screen may use. A code is unique in its home.
"""

from typing import ClassVar

from django.db import models
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint

from bangtin_server.library.models import Item
from bangtin_server.players.models import Screen, ScreenGroup, Site


class Playlist(models.Model):
    """An ordered loop."""

    code = models.CharField(max_length=60)
    home = models.ForeignKey(Screen, null=True, on_delete=models.CASCADE, related_name="own_playlists")
    name = models.CharField(max_length=200, blank=True)
    shuffle = models.BooleanField(default=False)

    class Meta:
        constraints = (UniqueConstraint("code", "home", name="playlist_code_at_home", nulls_distinct=False),)

    def __str__(self) -> str:
        return self.name or self.code


class Element(models.Model):
    """One line of a playlist: an item or another playlist, exactly one of them."""

    playlist = models.ForeignKey(Playlist, on_delete=models.CASCADE, related_name="elements")
    position = models.PositiveIntegerField()
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="elements")
    nested = models.ForeignKey(Playlist, null=True, on_delete=models.PROTECT, related_name="nested_in")
    slot_ms = models.PositiveBigIntegerField(default=0)
    """Of an item: one play, all pages together."""
    weight = models.PositiveSmallIntegerField(default=1)
    transition = models.CharField(max_length=10, default="cut")
    transition_ms = models.PositiveIntegerField(default=0)
    valid_from = models.DateTimeField(null=True)
    valid_to = models.DateTimeField(null=True)
    """Bounds of this use of the item, inside those of the version itself."""

    class Meta:
        ordering = ("position",)
        constraints = (
            UniqueConstraint("playlist", "position", name="element_position"),
            CheckConstraint(
                name="element_is_item_or_list",
                condition=Q(item__isnull=True, nested__isnull=False)
                | Q(item__isnull=False, nested__isnull=True, slot_ms__gte=1),
            ),
            CheckConstraint(name="element_weight", condition=Q(weight__gte=1, weight__lte=20)),
        )


class Layout(models.Model):
    """The division of a screen into zones."""

    code = models.CharField(max_length=60)
    home = models.ForeignKey(Screen, null=True, on_delete=models.CASCADE, related_name="own_layouts")
    name = models.CharField(max_length=200, blank=True)
    background = models.CharField(max_length=7, default="#000000")

    class Meta:
        constraints = (UniqueConstraint("code", "home", name="layout_code_at_home", nulls_distinct=False),)

    def __str__(self) -> str:
        return self.name or self.code


class Zone(models.Model):
    """One part of a layout, playing one playlist."""

    layout = models.ForeignKey(Layout, on_delete=models.CASCADE, related_name="zones")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    x = models.IntegerField()
    y = models.IntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    playlist = models.ForeignKey(Playlist, on_delete=models.PROTECT, related_name="zones")

    class Meta:
        ordering = ("position",)
        constraints = (UniqueConstraint("layout", "name", name="zone_name"),)


class Calendar(models.Model):
    """Dated rows under a name: holidays, and days that work as another weekday."""

    code = models.CharField(max_length=60)
    home = models.ForeignKey(Screen, null=True, on_delete=models.CASCADE, related_name="own_calendars")
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (UniqueConstraint("code", "home", name="calendar_code_at_home", nulls_distinct=False),)

    def __str__(self) -> str:
        return self.name or self.code


class CalendarDay(models.Model):
    """One dated row."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="days")
    position = models.PositiveIntegerField()
    day = models.DateField()
    works_as = models.PositiveSmallIntegerField(default=0)
    """ISO weekday that this day counts as; 0 marks a holiday."""
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("position",)


class Target(models.Model):
    """Where a row applies: one screen, one group or one site, exactly one of them."""

    screen = models.ForeignKey(Screen, null=True, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(ScreenGroup, null=True, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[BaseConstraint, ...]] = (
            CheckConstraint(
                name="%(class)s_has_one_target",
                condition=Q(screen__isnull=False, group__isnull=True, site__isnull=True)
                | Q(screen__isnull=True, group__isnull=False, site__isnull=True)
                | Q(screen__isnull=True, group__isnull=True, site__isnull=False),
            ),
        )


class Entry(Target):
    """One line of the schedule: plays a playlist or a layout, exactly one of them."""

    code = models.CharField(max_length=60)
    position = models.PositiveIntegerField()
    """Among equals of the same `order`, the first listed wins."""
    playlist = models.ForeignKey(Playlist, null=True, on_delete=models.PROTECT, related_name="entries")
    layout = models.ForeignKey(Layout, null=True, on_delete=models.PROTECT, related_name="entries")
    level = models.PositiveSmallIntegerField(default=10)
    order = models.IntegerField(default=0)
    rule = models.JSONField(default=dict)
    """`bangtin_playlists.schedule.Rule`, as the wire writes it."""
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    trigger = models.CharField(max_length=60, blank=True)

    class Meta(Target.Meta):
        ordering = ("position", "pk")
        constraints: ClassVar[tuple[BaseConstraint, ...]] = (
            *Target.Meta.constraints,
            CheckConstraint(
                name="entry_plays_one_thing",
                condition=Q(playlist__isnull=True, layout__isnull=False)
                | Q(playlist__isnull=False, layout__isnull=True),
            ),
        )


class Hours(Target):
    """A row of operating hours; for each day the first that takes it decides."""

    position = models.PositiveIntegerField()
    rule = models.JSONField(default=dict)
    closed = models.BooleanField(default=False)

    class Meta(Target.Meta):
        ordering = ("position", "pk")


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
        constraints = (UniqueConstraint("screen", "version", name="publication_version"),)
        indexes = (models.Index("screen", "since", name="publication_in_force"),)


class Due(models.Model):
    """A screen whose manifest may have changed: the publisher's queue, written with the change itself."""

    screen = models.OneToOneField(Screen, on_delete=models.CASCADE, related_name="due")
    since = models.DateTimeField()
