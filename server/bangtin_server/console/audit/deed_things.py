"""What a deed was done to, in a reader's words, and the page that it still has.

The log keeps a name that never changes (`playlist 5`, `khan-3`, a code); here it becomes words. What is gone, or lies
where the reader sees nothing, is told by the name that the log itself kept, and has no link.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from bangtin_playlists.words import Phrase
from bangtin_server.access import Right, seen
from bangtin_server.accounts.models import AuditEvent, Unit, User
from bangtin_server.console.acting import LARGEST_KEY
from bangtin_server.console.audit.deed_values import spoken
from bangtin_server.console.plan.places import address_of
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning
from bangtin_server.library.models import Item, Medium
from bangtin_server.players.models import Player, Screen, ScreenGroup, Site
from bangtin_server.scheduling.models import Calendar, Entry, Layout, Playlist


class Thing(NamedTuple):
    """How one is told."""

    said: str
    link: str = ""


class Reference(NamedTuple):
    """What a row of the log means."""

    kind: str
    key: str
    name: str
    """As the log kept it, for what is there no more."""


class _Kind(NamedTuple):
    """One kind of thing."""

    word: Phrase
    model: type[Model]
    page: Callable[[Any], str] = lambda _: ""
    key: str = "pk"
    right: Right = Right.SEE
    named: Callable[[Any], str] = str


def _page(route: str, key: str = "pk") -> Callable[[Any], str]:
    return lambda row: reverse(route, args=[getattr(row, key)])


def _of_player(row: Player) -> str:
    screen = row.screens.order_by("name").first()
    return reverse("screen", args=[screen.name]) if screen else ""


def _of_line(row: Entry) -> str:
    return address_of(row.screen or row.group or row.site)  # type: ignore[arg-type]  # exactly one is set


def _hours(row: Screen | ScreenGroup | Site) -> str:
    return address_of(row, "hours")


def numbered(row: Model) -> str:
    """Return the number of what has no other name."""
    return str(row.pk)


def _with_user_name(row: User) -> str:
    return f"{row} ({row.username})" if str(row) != row.username else row.username


KINDS: Mapping[str, _Kind] = {
    "screen": _Kind(Phrase("Màn hình {name}", "Screen {name}"), Screen, _page("screen", "name"), "name"),
    "player": _Kind(Phrase("Thiết bị phát {name}", "Player {name}"), Player, _of_player, "name"),
    "site": _Kind(Phrase("Địa điểm {name}", "Site {name}"), Site, address_of, "code"),
    "group": _Kind(Phrase("Nhóm màn hình {name}", "Group {name}"), ScreenGroup, _page("group", "code"), "code"),
    "playlist": _Kind(Phrase("Danh sách phát “{name}”", "Playlist “{name}”"), Playlist, _page("playlist")),
    "layout": _Kind(Phrase("Bố cục “{name}”", "Layout “{name}”"), Layout, _page("layout")),
    "calendar": _Kind(Phrase("Lịch ngày nghỉ “{name}”", "Calendar “{name}”"), Calendar, _page("calendar")),
    "entry": _Kind(Phrase("Dòng lịch phát số {name}", "Line {name} of the schedule"), Entry, _of_line, named=numbered),
    "hours screen": _Kind(
        Phrase("Giờ hoạt động của màn hình {name}", "Operating hours of screen {name}"), Screen, _hours, "name"
    ),
    "hours group": _Kind(
        Phrase("Giờ hoạt động của nhóm {name}", "Operating hours of group {name}"), ScreenGroup, _hours, "code"
    ),
    "hours site": _Kind(
        Phrase("Giờ hoạt động của địa điểm {name}", "Operating hours of site {name}"), Site, _hours, "code"
    ),
    "item": _Kind(Phrase("Nội dung “{name}”", "Item “{name}”"), Item, _page("item"), "code"),
    "file": _Kind(Phrase("Tệp “{name}”", "File “{name}”"), Medium, _page("file")),
    "emergency": _Kind(
        Phrase("Tin khẩn cấp số {name}", "Emergency {name}"), Emergency, _page("emergency"), named=numbered
    ),
    "blackout": _Kind(
        Phrase("Dừng khẩn cấp số {name}", "Blackout {name}"), Blackout, _page("blackout"), named=numbered
    ),
    "mourning": _Kind(Phrase("Quốc tang số {name}", "Mourning {name}"), Mourning, _page("mourning"), named=numbered),
    "person": _Kind(Phrase("{name}", "{name}"), User, _page("person"), "username", Right.PEOPLE, _with_user_name),
    "unit": _Kind(Phrase("Đơn vị {name}", "Unit {name}"), Unit, lambda _: reverse("units"), "name", Right.PEOPLE),
    "token": _Kind(
        Phrase("Mã truy cập “{name}” của {key}", "Token “{name}” of {key}"),
        User,
        _page("person"),
        "username",
        Right.PEOPLE,
    ),
}
KEPT_AS = {"khan": "emergency", "tat": "blackout", "quoc-tang": "mourning"}
BY_DEED: Mapping[str, str] = {
    **dict.fromkeys(("screen", "programme", "publish"), "screen"),
    **dict.fromkeys(("player", "command"), "player"),
    **{kind: kind for kind in ("site", "unit", "item", "token")},
    **dict.fromkeys(("account", "role", "link", "password", "second", "recovery", "unlocked"), "person"),
    **dict.fromkeys(("session", "sign", "delegated", "delegation"), "person"),
}
"""What a deed is done to, by the first word of its name; the things of the others say themselves what they are."""
_NUMBERED = re.compile(r"(entry|playlist|layout|calendar|khan|tat|quoc-tang)[ -](\d{1,18})")
_PLACED = re.compile(r"(group|hours screen|hours group|hours site) (.+)")
_DIGEST = re.compile(r"[0-9a-f]{64}")
COUNTS = "counts"
COUNTS_WORD = Phrase("Lượt phát", "Play counts")


def reference(row: AuditEvent) -> Reference | None:
    """Return what a row of the log means; None for what nobody has words for."""
    kept = {**(row.before or {}), **(row.after or {})}
    if found := _NUMBERED.fullmatch(row.thing):
        return Reference(KEPT_AS.get(found[1], found[1]), found[2], str(kept.get("name") or found[2]))
    if found := _PLACED.fullmatch(row.thing):
        return Reference(found[1], found[2], str(kept.get("name") or found[2]))
    if row.deed == "medium-added":
        return Reference("file", str(kept.get("file", "")), row.thing)
    if row.deed == "recalled":
        return Reference("file" if _DIGEST.fullmatch(row.thing) else "item", row.thing, row.thing)
    kind = BY_DEED.get(row.deed.partition("-")[0], "")
    if kind == "token":
        owner, _, name = row.thing.partition(": ")
        return Reference(kind, owner, name)
    return Reference(kind, row.thing, row.thing) if kind and row.thing else None


def things(request: HttpRequest, rows: Sequence[AuditEvent]) -> list[Thing]:
    """Return what each of *rows* was done to, in words; a query for each kind among them."""
    meant = [reference(row) for row in rows]
    keys: dict[str, set[str]] = defaultdict(set)
    for one in filter(None, meant):
        keys[one.kind].add(one.key)
    there = {kind: _there(request, KINDS[kind], wanted) for kind, wanted in keys.items()}
    return [_told(request, row, one, there) for row, one in zip(rows, meant, strict=True)]


def _there(request: HttpRequest, kind: _Kind, keys: Iterable[str]) -> dict[str, Any]:
    """Return the rows that are there still, and seen, by their keys; a shared item before a screen's own."""
    wanted = [key for key in keys if kind.key != "pk" or not key.isdecimal() or int(key) <= LARGEST_KEY]
    rows = kind.model._default_manager.filter(**{f"{kind.key}__in": wanted})  # noqa: SLF001 - Django's public name
    found = sorted(seen(request, kind.right, rows), key=lambda row: getattr(row, "home_id", None) is None)
    return {str(getattr(row, kind.key)): row for row in found}


def _told(
    request: HttpRequest, row: AuditEvent, one: Reference | None, there: Mapping[str, Mapping[str, Any]]
) -> Thing:
    if one is None:
        return _unnamed(request, row.thing)
    kind, found = KINDS[one.kind], there[one.kind].get(one.key)
    name = one.name if found is None or one.kind == "token" else kind.named(found)
    said = spoken(request, kind.word, "{name}").format(name=name, key=one.key)
    return Thing(said, kind.page(found) if found is not None else "")


def _unnamed(request: HttpRequest, thing: str) -> Thing:
    if thing == COUNTS:
        return Thing(spoken(request, COUNTS_WORD, thing), reverse("counts"))
    return Thing(thing)
