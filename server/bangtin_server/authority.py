"""Whether who asks may do it to that thing: the one place where pages and programs ask.

A right is held everywhere, at sites, or in units (accounts/roles.py, accounts/scope.py). What lies outside of it is
neither shown (`seen`) nor touched (`require`).
"""

from functools import singledispatch
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from bangtin_server.accounts.holdings import holdings_of, lent_or_to_be, scope_of, tree_of_units
from bangtin_server.accounts.models import Grant, Unit, User
from bangtin_server.accounts.roles import BY_ANOTHER, EVERYWHERE_ONLY, RIGHT_WORDS, Right
from bangtin_server.accounts.scope import Holdings, Scope
from bangtin_server.emergencies.models import Reach
from bangtin_server.emergencies.reach import Where
from bangtin_server.errors import NotAllowedError
from bangtin_server.library.models import Item, Medium
from bangtin_server.players.models import Player, Screen, ScreenGroup, Site
from bangtin_server.scheduling.marking import showing_layout, showing_lists
from bangtin_server.scheduling.models import Calendar, Entry, Layout, Playlist

R = TypeVar("R", bound=Model)
EVERYWHERE = Scope(everywhere=True)
NO_WALL = Scope()
"""Where a shared playlist lies that no screen shows: whoever holds the right anywhere may change it."""
_NO_SITE = 0
"""The key of no row: a place that is not there lies in nobody's part but everybody's."""


def held(request: HttpRequest) -> Holdings:
    """Return all that who asks may do: the person's, or what a token has of it."""
    if not isinstance(request.user, User):
        return Holdings()
    known: Holdings | None = getattr(request, "_held", None)
    if known is None:
        known = holdings_of(request.user).only(getattr(request, "token_roles", ()))
        request._held = known  # type: ignore[attr-defined]  # noqa: SLF001 - read once a request
    return known


def scope(request: HttpRequest, right: Right) -> Scope:
    """Return where who asks holds *right*."""
    found = held(request).scope(right)
    return found if found.everywhere or right not in EVERYWHERE_ONLY else Scope()


def may(request: HttpRequest, right: Right, thing: object = None) -> bool:
    """Say whether who asks may do it to *thing*; without one, whether they may do it anywhere.

    Args:
        request: Who asks.
        right: What is to be done.
        thing: A site, a screen, a player, a group, an order that was given or where one is to hold, a unit, a person, a
            grant, a playlist, a layout, a line of the schedule, a calendar, or a `Scope`.
    """
    where = scope(request, right)
    if thing is None:
        return bool(where)
    if right in BY_ANOTHER and getattr(thing, "given_by", None) == request.user.get_username():
        return False
    place = place_of(thing)
    return bool(where) if place is NO_WALL else where.covers(place)


def require(request: HttpRequest, right: Right, thing: object = None) -> None:
    """Refuse what who asks may not do to *thing*.

    Raises:
        NotAllowedError: they may not.
    """
    if may(request, right, thing):
        return
    if right in BY_ANOTHER and getattr(thing, "given_by", None) == request.user.get_username():
        raise NotAllowedError(
            "who gave this order cannot approve or lift it; somebody else has to (docs/adr/0014)",
            "Người ra lệnh không tự duyệt, không tự gỡ lệnh của mình; cần một người khác có quyền.",
        )
    words = RIGHT_WORDS[right]
    raise NotAllowedError(
        f"you do not hold the right here: {words.en}; ask an administrator",
        f"Bạn chưa được giao quyền “{words.vi}” ở đây; hãy hỏi quản trị viên.",
    )


def seen(request: HttpRequest, right: Right, rows: QuerySet[R]) -> QuerySet[R]:
    """Return those of *rows* that lie where who asks holds *right*."""
    where = scope(request, right)
    return rows if where.everywhere else rows.filter(_within(rows.model, where)).distinct()


def _within(kind: type[Model], where: Scope) -> Q:
    """Return what rows of a kind must fulfil to lie in *where*."""
    if issubclass(kind, Reach):
        return Q(sites=None) | Q(sites__in=where.sites)  # what holds everywhere concerns everybody
    conditions: dict[type[Model], Q] = {
        Site: Q(pk__in=where.sites),
        Screen: Q(site__in=where.sites),
        Player: Q(site__in=where.sites),
        ScreenGroup: Q(screens__site__in=where.sites),
        Playlist: Q(home=None) | Q(home__site__in=where.sites),
        Layout: Q(home=None) | Q(home__site__in=where.sites),
        Calendar: Q(home=None) | Q(home__site__in=where.sites),
        Entry: Q(screen__site__in=where.sites) | Q(group__screens__site__in=where.sites) | Q(site__in=where.sites),
        Item: Q(unit__in=where.units) | Q(site__in=where.sites) | Q(home__site__in=where.sites),
        Medium: Q(unit__in=where.units)
        | Q(site__in=where.sites)
        | Q(uploads__unit__in=where.units)  # who sent the same bytes has them, too
        | Q(uploads__site__in=where.sites)
        | Q(versions__item__home__site__in=where.sites),
        Unit: Q(pk__in=where.units),
        User: Q(unit__in=where.units) | Q(grants__unit__in=where.units) | Q(grants__site__in=where.sites),
    }
    return conditions[kind]


@singledispatch
def place_of(thing: Any) -> Scope:  # noqa: ANN401 - whatever has a place of its own below
    """Return where *thing* lies: who is to act on it must hold the right in all of that."""
    raise TypeError(f"nobody has said where a {type(thing).__name__} lies")


@place_of.register
def _(thing: Scope) -> Scope:
    return thing


@place_of.register
def _(thing: Site) -> Scope:
    return Scope(sites=frozenset({thing.pk}))


@place_of.register(Screen)
@place_of.register(Player)
def _(thing: Screen | Player) -> Scope:
    return Scope(sites=frozenset({thing.site_id}))


@place_of.register
def _(thing: ScreenGroup) -> Scope:
    return Scope(sites=frozenset(thing.screens.values_list("site", flat=True)))


@place_of.register
def _(thing: Reach) -> Scope:
    sites = frozenset(site.pk for site in thing.sites.all())
    return Scope(sites=sites) if sites else EVERYWHERE


@place_of.register
def _(thing: Where) -> Scope:
    if not thing.sites and not thing.screens:
        return EVERYWHERE
    found = set(Site.objects.filter(code__in=thing.sites).values_list("pk", "code"))
    screens = set(Screen.objects.filter(name__in=thing.screens).values_list("site", "name"))
    known = len(found) == len(set(thing.sites)) and len(screens) == len(set(thing.screens))
    return Scope(sites=frozenset(key for key, _ in found | screens) | (frozenset() if known else {_NO_SITE}))


@place_of.register
def _(thing: Unit) -> Scope:
    return Scope(units=frozenset({thing.pk}))


@place_of.register(Item)
@place_of.register(Medium)
def _(thing: Item | Medium) -> Scope:
    """Return the unit or the site that provides it, or where the screen stands whose own it is."""
    home = thing.home if isinstance(thing, Item) else None
    site = thing.site_id or (home.site_id if home else None)
    if thing.unit_id:
        return Scope(units=frozenset({thing.unit_id}))
    return Scope(sites=frozenset({site})) if site else EVERYWHERE


@place_of.register
def _(thing: Grant) -> Scope:
    return scope_of(thing, tree_of_units())


@place_of.register
def _(thing: User) -> Scope:
    """Return the person's unit and all that they hold or are lent: nobody takes over who may more than they."""
    tree, where = tree_of_units(), Scope(units=frozenset({thing.unit_id}) if thing.unit_id else frozenset())
    for grant in (*thing.grants.all(), *lent_or_to_be(thing)):
        where |= scope_of(grant, tree)
    return where or EVERYWHERE


def _of_lines(lines: QuerySet[Entry]) -> set[int]:
    return {site for site in lines.values_list("site", flat=True) if site}


@place_of.register
def _(thing: Playlist) -> Scope:
    """Return where the screens stand that show it, whose own it is, and the sites that will on their first screen."""
    sites = set(showing_lists([thing.pk]).values_list("site", flat=True))
    sites |= _of_lines(Entry.objects.filter(playlist=thing))
    if thing.home:
        sites.add(thing.home.site_id)
    return Scope(sites=frozenset(sites)) if sites else NO_WALL


@place_of.register
def _(thing: Layout) -> Scope:
    """Return where the screens stand that show it, whose own it is, and the sites that will on their first screen."""
    sites = set(showing_layout(thing).values_list("site", flat=True)) | _of_lines(Entry.objects.filter(layout=thing))
    if thing.home:
        sites.add(thing.home.site_id)
    return Scope(sites=frozenset(sites)) if sites else NO_WALL


@place_of.register
def _(thing: Calendar) -> Scope:
    """Return where the screen stands whose own it is; a shared one may be named by lines anywhere."""
    return Scope(sites=frozenset({thing.home.site_id})) if thing.home else EVERYWHERE


@place_of.register
def _(thing: Entry) -> Scope:
    return place_of(thing.screen or thing.group or thing.site)
