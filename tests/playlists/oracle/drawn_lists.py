"""Lists and layouts drawn by lot."""

from collections.abc import Sequence
from hashlib import sha256

from bangtin_playlists.instant import Millis
from bangtin_playlists.layout import Box, Layout, Zone
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
    Video,
)
from tests.playlists.oracle.lottery import Lottery


class Library:
    """Draws lists; `items` are those drawn so far."""

    def __init__(self, lot: Lottery) -> None:
        self._lot = lot
        self.items: list[Item] = []

    def content(self, name: str, slot: Millis) -> tuple[Content, Millis]:
        """Draw what an item shows; pages want a whole number of pages."""
        medium = Digest(sha256(name.encode()).hexdigest())
        kind = self._lot.pick(["video", "image", "image", "pages", "pages", "card", "ticker"])
        if kind == "video":
            return Video(medium, Millis(max(1, slot + self._lot.pick([0, 0, 700, -700])))), slot
        if kind == "image":
            return Image(medium), slot
        if kind == "pages":
            pages = self._lot.random.randint(2, 5)
            media = tuple(Digest(sha256(f"{name}/{page}".encode()).hexdigest()) for page in range(pages))
            return Pages(media if self._lot.chance(0.5) else (medium,), pages, slot), Millis(slot * pages)
        return (Card(title=name) if kind == "card" else Ticker(text=name)), slot

    def item(self, name: str) -> Item:
        """Draw an item, now and then one that another list has, too."""
        if self.items and self._lot.chance(0.12):
            return self._lot.pick(self.items)
        content, slot = self.content(name, self._lot.length())
        item = Item(
            id=name,
            content=content,
            slot_ms=slot,
            weight=self._lot.random.randint(2, 4) if self._lot.chance(0.25) else 1,
            valid_from=self._lot.instant() if self._lot.chance(0.08) else None,
            valid_to=self._lot.instant() if self._lot.chance(0.08) else None,
            tags=Tags(mourning_ok=self._lot.chance(0.5)),
        )
        self.items.append(item)
        return item

    def playlist(self, name: str, inner: Sequence[str]) -> Playlist:
        """Draw a list of up to five elements; *inner* are those that may be inside it."""
        elements: list[Element] = []
        for number in range(0 if self._lot.chance(0.07) else self._lot.random.randint(1, 4)):
            if inner and self._lot.chance(0.22):
                elements.append(Nested(self._lot.pick(inner), self._lot.pick([1, 1, 2, 3])))
            else:
                elements.append(self.item(f"{name}{number}"))
        return Playlist(name, tuple(elements), shuffle=self._lot.chance(0.35))

    def playlists(self, names: str) -> tuple[Playlist, ...]:
        return tuple(self.playlist(name, names[number + 1 :]) for number, name in enumerate(names))

    def layout(self, name: str, lists: Sequence[str]) -> Layout:
        zones = [
            Zone(f"z{number}", Box(0, number, 64, 1), self._lot.pick(lists))
            for number in range(self._lot.pick([2, 2, 3]))
        ]
        return Layout(name, tuple(zones), background="#102030")
