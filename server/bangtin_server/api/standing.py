"""How sites and screens stand, of a whole page at once: as many queries for one as for five hundred."""

from collections.abc import Iterable, Sequence

from bangtin_server import clock
from bangtin_server.api.shapes import Published, ScreenState, ScreenThere, SiteThere
from bangtin_server.emergencies.models import OrdersDue, OrdersPublication
from bangtin_server.players.models import Presence, Screen, Site
from bangtin_server.players.states import state_of, word
from bangtin_server.scheduling import in_force
from bangtin_server.scheduling.in_force import InForce
from bangtin_server.scheduling.models import Due


def screens_there(rows: Sequence[Screen]) -> list[ScreenThere]:
    """Return how each of *rows* stands; select `site` and `player__presence` with them."""
    published = in_force.manifests(rows)
    due = set(Due.objects.filter(screen__in=rows).values_list("screen", flat=True))
    return [_screen(row, published.get(row.pk), is_due=row.pk in due) for row in rows]


def sites_there(rows: Sequence[Site]) -> list[SiteThere]:
    """Return how each of *rows* stands; prefetch `screens__player__presence` with them."""
    published = OrdersPublication.objects.filter(site__in=rows, until=None).order_by("version")
    orders = {row.site_id: row for row in published.defer("document")}
    due = set(OrdersDue.objects.filter(site__in=rows).values_list("site", flat=True))
    return [_site(row, orders.get(row.pk), is_due=row.pk in due) for row in rows]


def _screen(row: Screen, last: InForce | None, *, is_due: bool) -> ScreenThere:
    presence, state = _presence(row), state_of(row, clock.now())
    return ScreenThere(
        name=row.name,
        site=row.site.code,
        width=row.width,
        height=row.height,
        timezone=row.timezone,
        player=row.player.name if row.player else None,
        state=ScreenState(code=state.value, vi=word(state), en=word(state, "en")),
        heard_at=presence.heard_at if presence else None,
        manifest=_manifest(row, presence, last, is_due=is_due),
    )


def _manifest(row: Screen, presence: Presence | None, last: InForce | None, *, is_due: bool) -> Published:
    told = presence.said().screens if presence else ()
    held = next((one.manifest_version or None for one in told if one.screen == row.name), None)
    return Published(
        version=last.version if last else None,
        since=last.since if last else None,
        due=is_due,
        on_wall=held,
        acknowledged=bool(last and held == last.version),
    )


def _site(row: Site, orders: OrdersPublication | None, *, is_due: bool) -> SiteThere:
    driven = [screen for screen in row.screens.all() if screen.player]
    return SiteThere(
        code=row.code,
        name=row.name,
        screens=sorted(screen.name for screen in row.screens.all()),
        orders_version=orders.version if orders else None,
        orders_since=orders.since if orders else None,
        orders_due=is_due,
        acknowledged=bool(orders and driven and _all_have(driven, orders.version)),
    )


def _all_have(driven: Iterable[Screen], version: int) -> bool:
    presences = [_presence(screen) for screen in driven]
    return all(one is not None and one.said().orders_version >= version for one in presences)


def _presence(row: Screen) -> Presence | None:
    return getattr(row.player, "presence", None) if row.player else None
