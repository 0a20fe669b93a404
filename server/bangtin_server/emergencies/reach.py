"""Where an order holds, and who is told that something changed there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from bangtin_server import clock
from bangtin_server.emergencies.models import Reach
from bangtin_server.emergencies.publishing import mark
from bangtin_server.errors import KeyUsedError, OrderRefusedError
from bangtin_server.players.models import Screen, Site

T = TypeVar("T", Site, Screen)
R = TypeVar("R", bound=Reach)
_DAY = 24


class Where(msgspec.Struct, frozen=True):
    """Sites by code, or screens by name; neither is everywhere."""

    sites: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()


class Given(msgspec.Struct, frozen=True):
    """What every order has: where it holds, and who gave it."""

    where: Where
    by: str
    address: str = ""
    """Where the request came from."""
    key: UUID | None = None
    """Of the request: asked again with the same key, the order is given once."""

    def columns(self) -> dict[str, object]:
        """Return the columns of a row that begins now."""
        now = clock.now()
        return {"since": now, "given_by": self.by, "given_at": now, "key": self.key}


def once(rows: type[R], given: Given, make: Callable[[], R], said: Mapping[str, object]) -> R:
    """Return what *make* makes, or what the same request made before: a double click raises once.

    Args:
        rows: Of which kind.
        given: Where, by whom, and the request's key.
        make: Makes the row.
        said: The columns that say what is ordered and never change; an end is none of them, for it moves.

    Raises:
        KeyUsedError: the same key gave something else before.
        OrderRefusedError: *make* refuses; nothing was changed.
    """
    try:
        with transaction.atomic():
            return _asked_before(rows, given, said) or make()
    except IntegrityError:  # the same request, at the same moment, on another process
        if known := _asked_before(rows, given, said):
            return known
        raise


def _asked_before(rows: type[R], given: Given, said: Mapping[str, object]) -> R | None:
    if given.key is None:
        return None
    found: R | None = rows._default_manager.filter(key=given.key).first()  # noqa: SLF001 - Django's public name
    if found is not None and not _same(found, given, said):
        raise KeyUsedError(
            "this key gave another order before, and nothing was ordered now; ask with a new key",
            "Khóa yêu cầu này đã dùng cho một lệnh khác, nên lệnh này chưa được ra; hãy mở lại biểu mẫu và gửi lại.",
        )
    return found


def _same(row: Reach, given: Given, said: Mapping[str, object]) -> bool:
    then = where_of(row)
    places = set(then.sites) == set(given.where.sites) and set(then.screens) == set(given.where.screens)
    return places and row.given_by == given.by and all(getattr(row, name) == value for name, value in said.items())


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


def screens_of(row: Reach) -> QuerySet[Screen]:
    """Return the screens for which *row* is, in the order in which people read them."""
    every = Screen.objects.select_related("site", "player__presence").order_by("site__name", "name")
    if row.screens.exists():
        return every.filter(pk__in=row.screens.values("pk"))
    return every.filter(site__in=row.sites.values("pk")) if row.sites.exists() else every


def in_words(row: Reach) -> str:
    """Return where *row* holds, for the log."""
    named = [screen.name for screen in row.screens.all()] or [site.code for site in row.sites.all()]
    return ", ".join(sorted(named)) or "*"


def require_end(until: datetime, most: timedelta) -> None:
    """Refuse an end that is past, or too far off to be meant.

    Raises:
        OrderRefusedError: the end is no end.
    """
    if timedelta() < until - clock.now() <= most:
        return
    hours = round(most.total_seconds() / 3600)
    en, vi = (f"{hours // 24} days", f"{hours // 24} ngày") if hours > _DAY else (f"{hours} h", f"{hours} giờ")
    raise OrderRefusedError(
        f"the end must lie ahead, at most {en} from now",
        f"Thời điểm kết thúc phải ở phía trước, trong vòng {vi}.",
    )


def _known(rows: QuerySet[T], key: str, wanted: Iterable[str]) -> list[T]:
    found = list(rows)
    missing = sorted(set(wanted) - {str(getattr(row, key)) for row in found})
    if missing:
        named = ", ".join(missing)
        raise OrderRefusedError(f"not known here: {named}", f"Không có ở trung tâm này: {named}.")
    return found
