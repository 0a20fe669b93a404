"""Rows of the schedule: calendars, and what applies to a screen, a group or a site."""

from typing import ClassVar

from django.db import models
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint

from bangtin_server.library.models import Medium
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling.models.lists import Layout, Playlist


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
    """Where a row applies: one screen, one group or one site, exactly one of them; and where among its like."""

    position = models.PositiveIntegerField()
    """Among equals the first listed wins."""
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

    rule = models.JSONField(default=dict)
    closed = models.BooleanField(default=False)

    class Meta(Target.Meta):
        ordering = ("position", "pk")


class Font(Target):
    """A font that what shows there is set in; the first of them is the house's face."""

    medium = models.ForeignKey(Medium, on_delete=models.PROTECT, related_name="fonts")

    class Meta(Target.Meta):
        ordering = ("position", "pk")
