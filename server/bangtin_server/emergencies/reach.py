"""Where an order holds, and who is told that something changed there."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

import msgspec
from django.db.models import QuerySet

from bangtin_server import clock
from bangtin_server.emergencies.models import Reach
from bangtin_server.emergencies.publishing import mark
from bangtin_server.errors import OrderRefusedError
from bangtin_server.players.models import Screen, Site

T = TypeVar("T", Site, Screen)


class Where(msgspec.Struct, frozen=True):
    """Sites by code, or screens by name; neither is everywhere."""

    sites: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()


class Given(msgspec.Struct, frozen=True):
    """What every order has: where it holds, and who gave it."""

    where: Where
    by: str

    def columns(self) -> dict[str, object]:
        """Return the columns of a row that begins now."""
        now = clock.now()
        return {"since": now, "given_by": self.by, "given_at": now}


def reach(row: Reach, where: Where) -> None:
    """Let *row* hold at *where*, and mark the sites: call it in the transaction that makes the row.

    An order for screens holds at their sites alone, so that it never reaches another site as a whole.

    Raises:
        OrderRefusedError: a site or a screen is not known, or both are named.
    """
    if where.sites and where.screens:
        raise OrderRefusedError(
            "name sites or screens, not both; neither is everywhere",
            "Chỉ nêu địa điểm hoặc màn hình, không nêu cả hai; để trống cả hai là mọi nơi.",
        )
    screens = _known(Screen.objects.filter(name__in=where.screens), "name", where.screens)
    sites = _known(Site.objects.filter(code__in=where.sites), "code", where.sites)
    row.screens.set(screens)
    row.sites.set(sites or {screen.site_id for screen in screens})
    told(row)


def told(row: Reach) -> None:
    """Mark the sites where *row* holds: call it in the transaction of the change."""
    mark(row.sites.all() if row.sites.exists() else Site.objects.all())


def where_of(row: Reach) -> Where:
    """Return where *row* holds, for an order that follows it."""
    if screens := tuple(screen.name for screen in row.screens.all()):
        return Where(screens=screens)
    return Where(tuple(site.code for site in row.sites.all()))


def in_words(row: Reach) -> str:
    """Return where *row* holds, for the log."""
    named = [screen.name for screen in row.screens.all()] or [site.code for site in row.sites.all()]
    return ", ".join(sorted(named)) or "*"


def require_end(until: datetime, most_days: int) -> None:
    """Refuse an end that is past, or too far off to be meant.

    Raises:
        OrderRefusedError: the end is no end.
    """
    days = (until - clock.now()).total_seconds() / 86_400
    if not 0 < days <= most_days:
        raise OrderRefusedError(
            f"the end must lie ahead, at most {most_days} days from now",
            f"Thời điểm kết thúc phải ở phía trước, trong vòng {most_days} ngày.",
        )


def _known(rows: QuerySet[T], key: str, wanted: Iterable[str]) -> list[T]:
    found = list(rows)
    missing = sorted(set(wanted) - {str(getattr(row, key)) for row in found})
    if missing:
        named = ", ".join(missing)
        raise OrderRefusedError(f"not known here: {named}", f"Không có ở trung tâm này: {named}.")
    return found
