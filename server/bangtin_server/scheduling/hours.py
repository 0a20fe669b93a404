"""Operating hours as people change them: all rows of a screen, a group or a site at once; outside it is dark (R11)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from bangtin_playlists.schedule import Rule
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.players.models import Screen, ScreenGroup
from bangtin_server.scheduling.changes import refuse_stale, version_of
from bangtin_server.scheduling.checking import refuse_unpublishable
from bangtin_server.scheduling.entries import Place, aim, refuse_unfit_rule, screens_of
from bangtin_server.scheduling.models import Hours
from bangtin_server.scheduling.rows import Rows

MOST_ROWS = 20


class Row(NamedTuple):
    """One row: for each day the first that takes it decides."""

    rule: Rule = Rule()
    closed: bool = False
    """Dark all of that day."""


def thing(place: Place) -> str:
    """Return what the log calls the hours of a place."""
    if isinstance(place, Screen):
        return f"hours screen {place.name}"
    return f"hours {'group' if isinstance(place, ScreenGroup) else 'site'} {place.code}"


def stored(place: Place) -> QuerySet[Hours]:
    """Return the rows that are for *place* itself, in order."""
    return Hours.objects.filter(**aim(place)).order_by("position", "pk")


def of_place(place: Place) -> list[Row]:
    """Return the same as people change them."""
    return [Row(msgspec.convert(row.rule, Rule), row.closed) for row in stored(place)]


def inherited(screen: Screen) -> list[tuple[Place, Row]]:
    """Return the rows that a screen gets from its groups and its site, in the order in which they decide."""
    return [
        (place, Row(msgspec.convert(row.rule, Rule), row.closed))
        for row in Rows([screen]).hours(screen)
        if not row.screen_id and (place := row.group or row.site)
    ]


def version(place: Place) -> str:
    """Return the version of what the hours of a place say."""
    return version_of(_told(of_place(place)))


@transaction.atomic
def change(place: Place, rows: Sequence[Row], read: str, by: str) -> list[Screen]:
    """Let *rows* be the hours of a place; return the screens for which they are, none where they were so already.

    Raises:
        ChangedMeanwhileError: somebody else changed them since.
        ScheduleRefusedError: they cannot be like that.
    """
    type(place)._default_manager.select_for_update().get(pk=place.pk)  # noqa: SLF001 - Django's public name
    before = of_place(place)
    refuse_stale(thing(place), read, version(place))
    _refuse_unfit(place, rows)
    if list(rows) == before:
        return []
    stored(place).delete()
    for position, row in enumerate(rows):
        rule = msgspec.json.decode(msgspec.json.encode(row.rule))
        Hours.objects.create(**aim(place), position=position, rule=rule, closed=row.closed)
    told = {"at": str(place)}
    note(Deed.HOURS_CHANGED, by, thing(place), before=told | _told(before), after=told | _told(rows))
    screens = screens_of(place)
    refuse_unpublishable(screens)
    return screens


def _refuse_unfit(place: Place, rows: Sequence[Row]) -> None:
    if len(rows) > MOST_ROWS:
        raise ScheduleRefusedError(
            f"at most {MOST_ROWS} rows of hours for one place", f"Một nơi có nhiều nhất {MOST_ROWS} dòng giờ hoạt động."
        )
    for row in rows:
        refuse_unfit_rule(place, row.rule)


def _told(rows: Sequence[Row]) -> dict[str, Any]:
    return {"open_hours": [{"rule": msgspec.to_builtins(row.rule), "closed": row.closed} for row in rows]}
