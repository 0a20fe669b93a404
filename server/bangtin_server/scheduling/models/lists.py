"""Rows of playlists and layouts."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from bangtin_server.library.models import Item
from bangtin_server.players.models import Screen


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
    width = models.PositiveIntegerField(default=0)
    """Of the screens that it is made for, in pixels; 0 where nobody has said so. No wall depends on it."""
    height = models.PositiveIntegerField(default=0)

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
