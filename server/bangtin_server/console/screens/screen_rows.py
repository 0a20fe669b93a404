"""A screen as pages show it: its state in a word and a tone, when it was heard, whether it has what is published."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest

from bangtin_server.console.language import chosen, say
from bangtin_server.console.screens.live import is_old
from bangtin_server.console.telling import ago
from bangtin_server.players.models import Picture, Presence, Screen
from bangtin_server.players.states import State, state_of, word
from bangtin_server.scheduling import in_force
from bangtin_server.scheduling.in_force import InForce
from bangtin_server.scheduling.models import Entry, Playlist
from bangtin_server.storage import names

TONES = {
    State.SILENT: "bad",
    State.REVOKED: "bad",
    State.LATE: "late",
    State.ONLINE: "good",
    State.DARK_BY_ORDER: "dark",
    State.DARK_BY_HOURS: "dark",
}
"""The colour of a state, what a person has to look at first; every other state has none."""
ORDER = (*dict.fromkeys(TONES.values()), "none")
_BOX = (96, 60)
"""In which a silhouette is drawn, pixels of a page."""


class Look(NamedTuple):
    """The newest small picture of a wall."""

    number: int
    ago: str
    old: bool


class Row(NamedTuple):
    """One screen."""

    name: str
    site: str
    size: str
    shape: tuple[int, int]
    """Width and height of its silhouette, in pixels of a page."""
    left: int
    top: int
    """Where the silhouette begins in its box."""
    look: Look | None
    state: str
    tone: str
    ago: str
    heard_at: datetime | None
    content: str


def row_of(
    request: HttpRequest, screen: Screen, published: InForce | None, now: datetime, look: Picture | None = None
) -> Row:
    """Tell of *screen*; select its `site` and `player__presence` with it."""
    state, presence = state_of(screen, now), presence_of(screen)
    shape = silhouette(screen.width, screen.height)
    heard_at = presence.heard_at if presence else None
    return Row(
        name=screen.name,
        site=screen.site.name,
        size=f"{screen.width} × {screen.height}",
        shape=shape,
        left=(_BOX[0] - shape[0]) // 2,
        top=(_BOX[1] - shape[1]) // 2,
        look=Look(look.pk, ago(request, look.taken_at, now), is_old(look.taken_at, now)) if look else None,
        state=word(state, chosen(request)),
        tone=TONES.get(state, "none"),
        ago=ago(request, heard_at, now),
        heard_at=heard_at,
        content=_content(request, screen, presence, published),
    )


def presence_of(screen: Screen) -> Presence | None:
    """Return the last word of the screen's player, if it has one that spoke."""
    found: Presence | None = getattr(screen.player, "presence", None) if screen.player else None
    return found


def published_of(screens: Sequence[Screen]) -> dict[int, InForce]:
    """Return what is in force of screens that have a programme, by their rows; two queries, however many they are.

    A programme is lists of the screen's own, or a line of the schedule for it, for its site or for a group of its.
    """
    lines = Entry.objects.filter(
        Q(screen=OuterRef("pk")) | Q(site=OuterRef("site")) | Q(group__screens=OuterRef("pk")),
    )
    own = Playlist.objects.filter(home=OuterRef("pk"))
    among = Screen.objects.filter(Exists(own) | Exists(lines), pk__in=[screen.pk for screen in screens])
    with_programme = set(among.values_list("pk", flat=True))
    return {screen: one for screen, one in in_force.manifests(screens).items() if screen in with_programme}


def looks_of(screens: Sequence[Screen]) -> dict[int, Picture]:
    """Return the newest look at each screen that has one, by the screens' rows; one query."""
    looks = Picture.objects.filter(screen__in=screens, name__contains=names.LOOK).order_by("taken_at")
    return {look.screen_id: look for look in looks}


def silhouette(width: int, height: int) -> tuple[int, int]:
    """Return the shape of a screen within a small box, at least 3 pixels each way.

    >>> silhouette(1024, 512), silhouette(1080, 1920), silhouette(4096, 64)
    ((94, 47), (33, 58), (94, 3))
    """
    scale = min((_BOX[0] - 2) / width, (_BOX[1] - 2) / height)
    return max(3, round(width * scale)), max(3, round(height * scale))


def _content(request: HttpRequest, screen: Screen, presence: Presence | None, published: InForce | None) -> str:
    if published is None:
        return say(request, "unpublished")
    if screen.player is None:
        return say(request, "published")
    told = presence.said().screens if presence else ()
    has_it = any(one.screen == screen.name and one.manifest_version == published.version for one in told)
    return say(request, "received" if has_it else "awaited")
