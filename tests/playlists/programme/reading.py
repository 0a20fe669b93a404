"""Programmes written for tests, and what is found in them."""

from bangtin_playlists.instant import Instant, read_instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.programme import Mistake, Reading, read_programme
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.words import remedy, wrong
from tests.playlists.programme.shelves import SHELF

SCREEN = "screen: {name: S, size: 100x50}\n"


def read(text: str) -> Reading:
    return read_programme("p.yaml", text.encode(), SHELF)


def manifest(text: str) -> Manifest:
    reading = read(SCREEN + text)
    assert reading.mistakes == ()
    assert reading.manifest is not None
    return reading.manifest


def found(text: str) -> set[tuple[str, int]]:
    """Return codes and lines of the mistakes; the screen is line 1."""
    reading = read(SCREEN + text)
    assert reading.manifest is None
    return _said(reading.mistakes)


def warned(text: str) -> set[tuple[str, int]]:
    return _said(read(SCREEN + text).warnings)


def _said(mistakes: tuple[Mistake, ...]) -> set[tuple[str, int]]:
    """Return codes and lines, having put each into words in both languages: what cannot be said helps nobody."""
    for each in mistakes:
        for language in ("vi", "en"):
            assert wrong(each.code, each.params, language)
            assert remedy(each.code, each.params, language)
    return {(each.code, each.place.line) for each in mistakes}


def items(rows: str) -> list[Item]:
    playlist = manifest(f"playlists:\n  a:\n{rows}\nschedule: [{{play: a}}]").playlists[0]
    return [each for each in playlist.elements if isinstance(each, Item)]


def at(text: str) -> Instant:
    return read_instant(f"{text}+07:00")
