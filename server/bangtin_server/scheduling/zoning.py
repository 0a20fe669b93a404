"""What a layout may say, as people write it: the law of zones, the sizes of screens, and playlists that are there."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from bangtin_playlists.layout import Box, flaws, is_colour
from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.library.folding import tidy
from bangtin_server.scheduling.checking import refuse_flaws
from bangtin_server.scheduling.models import Layout, Playlist

MOST_ZONES = 16
"""Zones of one layout: as many as people tell apart."""
LEAST_SIDE, MOST_SIDE = 16, 16_384
"""Pixels of a side of a screen."""
LONGEST_NAME = 60
"""Of a zone."""


class ZoneWanted(NamedTuple):
    """One part of the screen, in its pixels from the upper left, playing one playlist, by its row."""

    name: str
    box: Box
    playlist: int


class Wanted(NamedTuple):
    """All that a person says of a layout."""

    name: str
    size: tuple[int, int]
    """Of the screens that it is made for, in pixels."""
    zones: tuple[ZoneWanted, ...] = ()
    """The lowest first."""
    background: str = "#000000"


def playlists_for(row: Layout | None) -> QuerySet[Playlist]:
    """Return what zones may play: what is for every screen, and what is the layout's own screen's."""
    rows = Playlist.objects.filter(home=None)
    return rows | Playlist.objects.filter(home=row.home_id) if row and row.home_id else rows


def tidied(wanted: Wanted) -> Wanted:
    """Return *wanted* with its names on one line each, and its colour in small letters.

    Raises:
        ScheduleRefusedError: it has no name, or names hold what none can.
    """
    zones = tuple(one._replace(name=_line(one.name)[:LONGEST_NAME].strip()) for one in wanted.zones)
    name = _line(wanted.name)[:200].strip()
    if not name:
        raise ScheduleRefusedError("give the layout a name", "Hãy đặt tên cho bố cục.")
    return wanted._replace(name=name, zones=zones, background=wanted.background.lower())


def refuse_unfit(row: Layout, wanted: Wanted) -> None:
    """Refuse what no layout can say, and what *row* cannot.

    Raises:
        ScheduleRefusedError: in words that name the zone.
    """
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in wanted.size):
        raise ScheduleRefusedError(
            f"a screen is {LEAST_SIDE} to {MOST_SIDE} pixels wide and high",
            f"Màn hình rộng và cao từ {LEAST_SIDE} đến {MOST_SIDE} điểm ảnh.",
        )
    if len(wanted.zones) > MOST_ZONES:
        raise ScheduleRefusedError(
            f"a layout has at most {MOST_ZONES} zones", f"Bố cục có nhiều nhất {MOST_ZONES} vùng."
        )
    if not is_colour(wanted.background):
        raise ScheduleRefusedError("write the background like #0b1f3a", "Hãy ghi màu nền như #0b1f3a.")
    refuse_flaws(flaws([(one.name, one.box) for one in wanted.zones], wanted.size), [one.name for one in wanted.zones])
    _refuse_unknown_lists(row, wanted.zones)


def _refuse_unknown_lists(row: Layout, zones: Sequence[ZoneWanted]) -> None:
    there = set(playlists_for(row).filter(pk__in={one.playlist for one in zones}).values_list("pk", flat=True))
    if wrong := next((one.name for one in zones if one.playlist not in there), ""):
        raise ScheduleRefusedError(
            f"the zone “{wrong}” plays a playlist that is not there",
            f"Vùng “{wrong}”: danh sách phát không còn.",
        )


def _line(text: str) -> str:
    """Return *text* on one line, NFC, without what cannot be seen: no programme's file could name it.

    Raises:
        ScheduleRefusedError: it holds control characters or halves of characters.
    """
    if any(unicodedata.category(one) in {"Cc", "Cs"} for one in " ".join(text.split())):
        raise ScheduleRefusedError("control characters stand in a name", "Tên có ký tự không dùng được.")
    return tidy(text)
