"""Playlists and their items in the short forms that people write."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import UnwritableError
from bangtin_playlists.playlist import (
    Card,
    Content,
    Digest,
    Element,
    Image,
    Item,
    Nested,
    Pages,
    Playlist,
    Tags,
    Ticker,
    Transition,
    Video,
)
from bangtin_playlists.programme.writing import times
from bangtin_playlists.programme.writing.script import Plain, Verse


class Pen(NamedTuple):
    """What items are written with."""

    names: Mapping[Digest, str]
    """What each file is called, from the media folder on."""
    wall: WallClock

    def file(self, digest: Digest) -> str:
        """Return the name of a file."""
        if digest not in self.names:
            raise UnwritableError(f"no file is known for {digest}")
        return self.names[digest]


def playlist(one: Playlist, pen: Pen) -> Plain:
    """Write a playlist: its rows, with more said only where there is more to say."""
    rows: list[Plain] = [_element(each, pen) for each in one.elements]
    return {"shuffle": True, "items": rows} if one.shuffle else rows


def _element(one: Element, pen: Pen) -> dict[str, Plain]:
    if isinstance(one, Nested):
        return {"list": one.playlist} | _unless("weight", one.weight, 1)
    made: dict[str, Plain] = {"id": one.id} | _content(one.content, one.slot_ms, pen)
    made |= _unless("weight", one.weight, 1)
    if validity := _validity(one, pen.wall):
        made["valid"] = validity
    if one.transition != Transition():
        made["transition"] = _transition(one.transition)
    made |= _unless("version", one.version, 1)
    if tags := _differing(one.tags, Tags()):
        made["tags"] = tags
    return made


def _content(content: Content, slot_ms: int, pen: Pen) -> dict[str, Plain]:
    """Write what is shown and for how long."""
    match content:
        case Video():
            return _video(content, slot_ms, pen)
        case Image():
            return {"image": pen.file(content.medium)} | _fit(content.fit) | {"for": times.length(slot_ms)}
        case Pages():
            return _pages(content, pen)
        case Card():
            return _card(content, pen.wall) | {"for": times.length(slot_ms)}
        case Ticker():
            return _ticker(content) | {"for": times.length(slot_ms)}
        case _:
            raise UnwritableError("a test pattern belongs to no programme")


def _video(film: Video, slot_ms: int, pen: Pen) -> dict[str, Plain]:
    made: dict[str, Plain] = {"video": pen.file(film.medium)} | _fit(film.fit)
    if not film.sound:
        made["sound"] = False
    return made if slot_ms == film.length_ms else made | {"for": times.length(slot_ms)}


def _pages(pages: Pages, pen: Pen) -> dict[str, Plain]:
    made: dict[str, Plain] = {"pages": times.several(tuple(map(pen.file, pages.media)))} | _fit(pages.fit)
    if pages.count != len(pages.media):
        made["count"] = pages.count
    elif len(pages.media) == 1:
        made["count"] = 1  # a PDF may have more
    return made | {"for": times.length(pages.page_ms)}


def _fit(fit: str) -> dict[str, Plain]:
    return _unless("fit", fit, "contain")


def _card(card: Card, wall: WallClock) -> dict[str, Plain]:
    if text := _text(card):
        return {"text": text}
    made = _differing(card, Card())
    if card.counts_to is not None:
        made["counts_to"] = times.since(card.counts_to, wall)
    return {"card": made}


def _text(card: Card) -> str:
    """Return a card as bare text where that reads as the same card; empty where it does not."""
    lines = [card.title, *card.lines]
    whole = "\n".join(lines)
    bare = card == Card(title=card.title, lines=card.lines) and whole == whole.strip() and whole
    if not bare or whole.splitlines() != lines or any(line != line.strip() for line in lines):
        return ""
    return Verse(whole) if card.lines else whole


def _ticker(line: Ticker) -> dict[str, Plain]:
    made = _differing(line, Ticker(""))
    return {"ticker": line.text if made.keys() == {"text"} else made}


def _validity(item: Item, wall: WallClock) -> dict[str, Plain]:
    made: dict[str, Plain] = {}
    if item.valid_from is not None:
        made["from"] = times.since(item.valid_from, wall)
    if item.valid_to is not None:
        made["to"] = times.until(item.valid_to, wall)
    return made


def _transition(into: Transition) -> Plain:
    return {"kind": into.kind, "for": times.length(into.length_ms)} if into.length_ms else into.kind


def _unless(key: str, value: str | int, usual: str | int) -> dict[str, Plain]:
    return {} if value == usual else {key: value}


def _differing(one: msgspec.Struct, usual: msgspec.Struct) -> dict[str, Plain]:
    """Write the fields of a struct that differ from the usual ones."""
    made: dict[str, Plain] = {}
    for name in one.__struct_fields__:
        value = getattr(one, name)
        if value != getattr(usual, name):
            made[name] = list(value) if isinstance(value, tuple) else value
    return made
