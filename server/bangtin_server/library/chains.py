"""Chains of versions: what an item shows changes only by another version, which has a state of its own."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from django.db import transaction

from bangtin_playlists.playlist import Content, Image, Pages, Tags, Video
from bangtin_server import clock
from bangtin_server.errors import ChainError
from bangtin_server.library.folding import folded
from bangtin_server.library.models import Item, ItemVersion, Medium, State


class Said(msgspec.Struct, frozen=True):
    """All that a version says."""

    content: Content
    tags: Tags = Tags()
    metadata: dict[str, Any] = {}
    """What goes to no screen."""
    valid_from: datetime | None = None
    valid_to: datetime | None = None

    def digest(self) -> str:
        """Return the SHA-256 of all of it: equal digests say the same."""
        return sha256(json.dumps(_built(self), sort_keys=True).encode()).hexdigest()


@transaction.atomic
def add(item: Item, said: Said, by: str, state: str = State.DRAFT, number: int = 1) -> ItemVersion:
    """Add a version to the end of a chain; one that says what the newest says, in that state, is the newest itself.

    Args:
        item: Whose chain.
        said: What it says.
        by: Who made it.
        state: How far it has come.
        number: The least number it may have.
    """
    Item.objects.select_for_update().get(pk=item.pk)  # two that add wait for one another
    newest, digest = item.versions.order_by("-number").first(), said.digest()
    if newest is not None and newest.state == state and newest.digest == digest and newest.number >= number:
        return newest
    made: ItemVersion = item.versions.create(
        number=max(number, newest.number + 1 if newest else 1),
        state=state,
        **_columns(said),
        made_at=clock.now(),
        made_by=by,
    )
    made.media.set(Medium.objects.filter(pk__in=_media(said.content)))
    lead(item, made)
    return made


@transaction.atomic
def change(version: ItemVersion, said: Said) -> None:
    """Let a draft say something else.

    Raises:
        ChainError: it is no draft any more.
    """
    row = ItemVersion.objects.select_for_update().get(pk=version.pk)
    if row.state != State.DRAFT:
        raise ChainError("only a draft is changed", "Chỉ sửa được bản nháp.")
    columns = _columns(said)
    for column, value in columns.items():
        setattr(version, column, value)
    version.save(update_fields=list(columns))
    version.media.set(Medium.objects.filter(pk__in=_media(said.content)))
    lead(version.item, version)


def said_by(version: ItemVersion) -> Said:
    """Return what a version says."""
    return Said(
        msgspec.convert(version.content, Content),
        msgspec.convert(version.tags, Tags),
        version.metadata,
        version.valid_from,
        version.valid_to,
    )


def _columns(said: Said) -> dict[str, Any]:
    return {
        "digest": said.digest(),
        "language": said.tags.language,
        "content": _built(said.content),
        "tags": _built(said.tags),
        "metadata": said.metadata,
        "valid_from": said.valid_from,
        "valid_to": said.valid_to,
    }


def lead(item: Item, version: ItemVersion) -> None:
    """Note that *version* is the end of the chain, and what the item is found by."""
    said = (item.code, item.name, version.tags.get("alternative", ""), version.tags.get("source", ""))
    told = folded(" ".join((*said, *words_of(version.content))))[:600]
    Item.objects.filter(pk=item.pk).update(newest=version, folded=told)  # no screen shows it
    item.newest = version


def content_of(item: Item) -> dict[str, Any] | None:
    """Return what the newest version of *item* shows; None where it has none."""
    newest = item.versions.order_by("-number").first()
    return newest.content if newest else None


def move(version: ItemVersion, state: str) -> None:
    """Give a version another state; who may, and when, is for the caller to know."""
    version.state = state
    version.save(update_fields=["state"])


def words_of(content: Mapping[str, Any]) -> list[str]:
    """Return the words that a text card or a running line says.

    >>> words_of({"type": "card", "title": "Chào ca", "lines": ["An toàn"], "figure": "2 %"})
    ['Chào ca', '2 %', 'An toàn']
    """
    said = [content.get(key, "") for key in ("title", "text", "figure")]
    return [text for text in (*said, *content.get("lines", ())) if text]


def _media(content: Content) -> tuple[str, ...]:
    match content:
        case Video(medium=medium) | Image(medium=medium):
            return (medium,)
        case Pages(media=media):
            return media
        case _:
            return ()


def _built(struct: msgspec.Struct) -> dict[str, Any]:
    """Return a struct as the database gives JSON back: defaults left out, lists for tuples."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(struct))
    return built
