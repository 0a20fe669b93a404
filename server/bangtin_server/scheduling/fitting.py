"""Playlists for one screen: each item with the files that its class plays, and without what it cannot play yet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

import msgspec

from bangtin_media.screen_class import ScreenClass
from bangtin_playlists import playlist as lists
from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.manifest import Medium as ListedMedium
from bangtin_server.library.classes import classes
from bangtin_server.library.renditions.fitting import Fitted, Fitting
from bangtin_server.players.models import Screen


class LeftOut(NamedTuple):
    """An item that is not on a screen, and why."""

    playlist: str
    item: str
    vi: str
    en: str


class FittedLists:
    """Fits playlists to *screens*; what they share is fitted once a class."""

    def __init__(self, screens: Sequence[Screen]) -> None:
        self._screens = screens
        self._fitting = Fitting()
        self._fitted: dict[tuple[ScreenClass, int], lists.Playlist] = {}
        self.listed: dict[str, ListedMedium] = {}
        """The files that were put in the place of others, as a manifest lists them."""

    def fitted(self, screen: Screen, playlists: Sequence[lists.Playlist]) -> tuple[lists.Playlist, ...]:
        """Return *playlists* for one screen; those that need no change are the very same."""
        self._fitting.read({each for one in playlists for item in _items(one) for each in _files(item)})
        target = self._classes[screen.pk]
        return tuple(self._one(target, one) for one in playlists)

    def usable(self, screen: Screen, digests: Sequence[str]) -> list[str]:
        """Return those of some files that were found sound: fonts, which are played as they are."""
        self._fitting.read(digests)
        return [each for each in digests if self._fitting.medium_for(each, self._classes[screen.pk]).digest]

    def awaited(self, screen: Screen, playlists: Sequence[lists.Playlist], since: datetime) -> set[str]:
        """Name the lists that are empty only until files of theirs, which came after *since*, are examined."""
        target, fitted = self._classes[screen.pk], self.fitted(screen, playlists)
        emptied = [one for one, made in zip(playlists, fitted, strict=True) if not made.elements]
        return {one.id for one in emptied if self._has_awaited(target, one, since)}

    def _has_awaited(self, target: ScreenClass, one: lists.Playlist, since: datetime) -> bool:
        found = (each for item in _items(one) for each in self._found(target, item))
        return any(each.awaited_since is not None and each.awaited_since > since for each in found)

    def left_out(self, screen: Screen, playlists: Sequence[lists.Playlist]) -> Iterator[LeftOut]:
        """Say what is not on a screen though it is in its playlists."""
        self._fitting.read({each for one in playlists for item in _items(one) for each in _files(item)})
        for one in playlists:
            for item in _items(one):
                for found in self._found(self._classes[screen.pk], item):
                    if not found.digest:
                        yield LeftOut(one.id, item.id, found.vi, found.en)

    def _one(self, target: ScreenClass, one: lists.Playlist) -> lists.Playlist:
        key = target, id(one)  # playlists live as long as the rows they were read with
        if key not in self._fitted:
            elements = tuple(made for each in one.elements if (made := self._element(target, each)) is not None)
            same = len(elements) == len(one.elements) and all(map(_is, elements, one.elements))
            self._fitted[key] = one if same else msgspec.structs.replace(one, elements=elements)
        return self._fitted[key]

    def _element(self, target: ScreenClass, element: lists.Element) -> lists.Element | None:
        if not isinstance(element, lists.Item):
            return element
        found = self._found(target, element)
        if not all(each.digest for each in found):
            return None
        if all(map(_same, found, _files(element))):
            return element
        for each in found:
            self.listed[each.digest] = ListedMedium(Digest(each.digest), each.size, each.kind, each.name)
        return msgspec.structs.replace(element, content=_content(element.content, found))

    def _found(self, target: ScreenClass, item: lists.Item) -> list[Fitted]:
        return [self._fitting.medium_for(each, target) for each in _files(item)]

    @cached_property
    def _classes(self) -> dict[int, ScreenClass]:
        return classes(self._screens)


def _items(one: lists.Playlist) -> Iterator[lists.Item]:
    return (each for each in one.elements if isinstance(each, lists.Item))


def _files(item: lists.Item) -> Iterable[Digest]:
    return item.media()


def _content(content: lists.Content, found: Sequence[Fitted]) -> lists.Content:
    """Return *content* with other files; the slot stays, since the schedule stands on it."""
    match content:
        case lists.Video():
            length = content.length_ms if found[0].length_ms is None else Millis(found[0].length_ms)
            return msgspec.structs.replace(content, medium=Digest(found[0].digest), length_ms=length)
        case lists.Image():
            return msgspec.structs.replace(content, medium=Digest(found[0].digest))
        case lists.Pages():
            return msgspec.structs.replace(content, media=tuple(Digest(each.digest) for each in found))
        case _:
            return content


def _same(found: Fitted, digest: Digest) -> bool:
    return found.digest == digest


def _is(one: object, other: object) -> bool:
    return one is other
