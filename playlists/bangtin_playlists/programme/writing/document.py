"""Whole files: their sections in a steady order, read again before they are returned."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import UnwritableError
from bangtin_playlists.layout import Layout, Screen
from bangtin_playlists.playlist import Digest, Item, Playlist
from bangtin_playlists.programme.mistake import Mistake
from bangtin_playlists.programme.reader import read_orders, read_programme
from bangtin_playlists.programme.writing import lines, screens, times
from bangtin_playlists.programme.writing.items import Pen, playlist
from bangtin_playlists.programme.writing.known import KnownFiles
from bangtin_playlists.programme.writing.script import Plain, chapters, section
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.orders import Orders

_HEAD = "# Kiểm tra tệp này: bangtin-player check TỆP. Mọi khóa được giải thích trong playlists/programme.md."
_CENTRES = frozenset({"version", "issued", "site", "must_understand", "media"})
"""Parts of a manifest that no person writes, and its media, whose order means nothing."""
_SEVERAL = 2
_ANY_SIZE = 1 << 20
"""Orders are for screens of every size."""


def write_programme(manifest: Manifest, names: Mapping[Digest, str], folder: str = "media") -> str:
    """Write *manifest* as a programme file; version, date and site are the centre's and are left out.

    Args:
        manifest: What to write.
        names: What its files are called (`file_names`).
        folder: Where they are, beside the file.

    Raises:
        UnwritableError: it says something that a programme file cannot say.
    """
    pen = Pen(names, WallClock(manifest.screen.timezone))
    parts = [f"# {' '.join(manifest.screen.name.split())}", _HEAD]
    parts += section("screen", screens.screen(manifest.screen), 1)
    parts += _media(manifest.media, names, folder)
    parts += section("hours", [lines.hours(each) for each in manifest.hours], 1)
    parts += section("calendars", {each.id: times.calendar(each.days) for each in manifest.calendars}, 2)
    parts += _lists(manifest.playlists, manifest.layouts, pen)
    parts += section("schedule", [lines.entry(each) for each in manifest.schedule], 1)
    text = "\n".join(parts) + "\n"
    _judge(text, manifest, names)
    return text


def write_orders(orders: Orders, names: Mapping[Digest, str], timezone: str, folder: str = "media") -> str:
    """Write *orders* as a file of its own, its times as a clock in *timezone* shows them.

    Raises:
        UnwritableError: they say something that such a file cannot say.
    """
    wall = WallClock(timezone)
    parts = _heading(orders, wall) + _media(orders.media, names, folder)
    parts += section("emergencies", [lines.emergency(each, wall) for each in orders.emergencies], 1)
    parts += section("blackouts", [lines.blackout(each, wall) for each in orders.blackouts], 1)
    parts += section("mourning", [lines.mourning(each, wall) for each in orders.mournings], 1)
    parts += section("recalls", [lines.recall(each, wall) for each in orders.recalls], 1)
    parts += _lists(orders.playlists, orders.layouts, Pen(names, wall))
    text = "\n".join(parts) + "\n"
    _judge_orders(text, orders, names, timezone)
    return text


def _heading(orders: Orders, wall: WallClock) -> list[str]:
    parts = [_HEAD]
    parts += section("site", orders.site)
    parts += section("version", orders.version)[1:]
    return parts + (section("issued", times.since(orders.issued, wall))[1:] if orders.issued else [])


def _media(media: Iterable[Medium], names: Mapping[Digest, str], folder: str) -> list[str]:
    listed = list(media)
    fonts: Plain = [names[each.digest] for each in listed if each.kind == "font" and each.digest in names]
    return (section("media", folder) if listed else []) + section("fonts", fonts)[1:]


def _lists(playlists: Iterable[Playlist], layouts: Iterable[Layout], pen: Pen) -> list[str]:
    listed = list(playlists)
    remarks = {each.id: told for each in listed if (told := _round(each))}
    written: dict[str, Plain] = {each.id: playlist(each, pen) for each in listed}
    parts = chapters("playlists", written, 2, remarks)
    return parts + section("layouts", {each.id: screens.layout(each) for each in layouts}, 3)


def _round(one: Playlist) -> str:
    """Say how long a round of a playlist lasts, where that is the sum of what is written there."""
    items = [each for each in one.elements if isinstance(each, Item)]
    if len(items) < max(_SEVERAL, len(one.elements)) or any(each.valid_from or each.valid_to for each in items):
        return ""
    seconds = sum(each.slot_ms * each.weight for each in items) / 1000
    return f"một vòng {seconds:g} giây".replace(".", ",")


def _judge(text: str, manifest: Manifest, names: Mapping[Digest, str]) -> None:
    """Refuse a text that does not read as *manifest*."""
    reading = read_programme("", text.encode(), KnownFiles(manifest.playlists, manifest.media, names))
    if reading.manifest is None:
        raise UnwritableError(_told(text, reading.mistakes))
    _judge_parts(manifest, replace(reading.manifest, media=()), set(Manifest.__struct_fields__) - _CENTRES)
    _judge_media(manifest.playlists, reading.manifest.media)


def _judge_orders(text: str, orders: Orders, names: Mapping[Digest, str], timezone: str) -> None:
    anywhere = Screen("", _ANY_SIZE, _ANY_SIZE, timezone)
    reading = read_orders("", text.encode(), KnownFiles(orders.playlists, orders.media, names), anywhere)
    if reading.mistakes:
        raise UnwritableError(_told(text, reading.mistakes))
    kept = {each.id for each in reading.orders.playlists}, {each.id for each in reading.orders.layouts}
    used = replace(
        orders,
        playlists=tuple(each for each in orders.playlists if each.id in kept[0]),
        layouts=tuple(each for each in orders.layouts if each.id in kept[1]),
    )
    _judge_parts(used, reading.orders, set(Orders.__struct_fields__) - {"must_understand", "media"})


def _judge_parts(one: Manifest | Orders, other: Manifest | Orders, parts: Iterable[str]) -> None:
    for part in sorted(parts):
        if getattr(one, part) != getattr(other, part):
            raise UnwritableError(f"{part}: cannot be written so that it reads the same")


def _judge_media(playlists: Iterable[Playlist], read: Iterable[Medium]) -> None:
    wanted = {digest for one in playlists for item in one.elements if isinstance(item, Item) for digest in item.media()}
    if wanted - {each.digest for each in read}:
        raise UnwritableError("media: not every file is named")


def _told(text: str, mistakes: Iterable[Mistake]) -> str:
    """Say what the reader refuses, and the line that it refuses."""
    source = text.splitlines()
    return "; ".join(f"{each.code}: {source[each.place.line - 1].strip()}" for each in mistakes)
