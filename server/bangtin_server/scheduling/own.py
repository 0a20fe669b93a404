"""What of a programme belongs to its screen alone, and what it already gets from its groups and its site.

A screen's programme is exported whole, shared lines and lists among it. Taken in again where they are still shared,
they stay shared: otherwise they would be there twice. A version that has ended since is in neither.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypeVar

from django.db.models import Q
from msgspec.structs import replace

from bangtin_playlists import playlist as lists
from bangtin_playlists.schedule import Hours
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server import clock
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import shared_with
from bangtin_server.scheduling.models import Entry, Layout, Playlist
from bangtin_server.scheduling.rows import turn_of


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


class Own(NamedTuple):
    """A programme without what is shared."""

    manifest: Manifest
    positions: list[int]
    """Where each line of its schedule goes among those that are shared."""
    playlists: dict[str, Playlist]
    """The shared ones that it uses."""
    layouts: dict[str, Layout]


def own_part(manifest: Manifest, screen: Screen) -> Own:
    """Return *manifest* less what *screen* gets from its groups and its site in the same words.

    Raises:
        ProgrammeRefusedError: it says something else under a name that is shared.
    """
    shared = shared_with(screen)
    playlists = _differing(manifest.playlists, shared.playlists, screen, _current)
    layouts = _differing(manifest.layouts, shared.layouts, screen, lambda one: one)
    fonts = {medium.digest for medium in shared.media if medium.kind == "font"}
    common = {row.id for row in shared.calendars if row in manifest.calendars}
    own = replace(
        manifest,
        playlists=playlists,
        layouts=layouts,
        schedule=tuple(one for one in manifest.schedule if one not in shared.schedule),
        hours=_own_hours(manifest.hours, shared.hours),
        calendars=tuple(one for one in manifest.calendars if one.id not in common),
        media=tuple(medium for medium in manifest.media if medium.digest not in fonts),
    )
    names = {one.id for one in shared.playlists}, {one.id for one in shared.layouts}
    return Own(own, _positions(manifest, shared, screen), *_rows(*names))


def _differing(written: Iterable[N], shared: Iterable[N], screen: Screen, told: Callable[[N], object]) -> tuple[N, ...]:
    """Return what is not shared; refuse what is called like something shared and is not it."""
    known = {one.id: one for one in shared}
    wrong = sorted(one.id for one in written if one.id in known and told(known[one.id]) != told(one))
    if wrong:
        named = ", ".join(wrong)
        raise ProgrammeRefusedError(
            f"{screen} gets {named} from its group or its site: change it there, or choose another name here.",
            f"{screen} nhận {named} từ nhóm hoặc địa điểm: hãy sửa ở đó, hoặc đặt tên khác trong tệp.",
        )
    return tuple(one for one in written if one.id not in known)


def _current(row: lists.Playlist) -> lists.Playlist:
    """Return a playlist without what has ended."""
    now = clock.this_instant()
    running = (
        one for one in row.elements if isinstance(one, lists.Nested) or one.valid_to is None or now < one.valid_to
    )
    return replace(row, elements=tuple(running))


def _positions(manifest: Manifest, shared: Manifest, screen: Screen) -> list[int]:
    """Put each own line behind the shared one before it: among equals the first listed wins (R11)."""
    if not shared.schedule:
        return list(range(len(manifest.schedule)))
    aimed = Q(group__in=screen.groups.values("pk")) | Q(site=screen.site_id)
    turns = {row.code: turn_of(row) for row in Entry.objects.filter(aimed)}
    found, position = [], 0
    for one in manifest.schedule:
        if one in shared.schedule:
            position = max(position, turns.get(one.id, 0) + 1)
        else:
            found.append(position)
    return found


def _own_hours(written: tuple[Hours, ...], shared: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """Return the rows before the shared ones, which come last; all of them where those stand elsewhere among them.

    The first row that has a day decides it, so rows in another order are other hours.
    """
    ends_shared = bool(shared) and written[-len(shared) :] == shared
    return written[: -len(shared)] if ends_shared else written


def _rows(playlists: Iterable[str], layouts: Iterable[str]) -> tuple[dict[str, Playlist], dict[str, Layout]]:
    return (
        {row.code: row for row in Playlist.objects.filter(home=None, code__in=playlists)},
        {row.code: row for row in Layout.objects.filter(home=None, code__in=layouts)},
    )
