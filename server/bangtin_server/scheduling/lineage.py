"""Which items a programme's rows are: the reverse of `succession`.

Versions of one item that follow each other in a list (the one that holds, and the one that waits) stand for one place
in it. When the later begins is the item's own; from when to when the place counts at all is the place's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from bangtin_playlists import playlist as lists
from bangtin_playlists.instant import Instant, moment
from bangtin_server import clock
from bangtin_server.library import chains
from bangtin_server.library.models import Item, State
from bangtin_server.scheduling import writing
from bangtin_server.scheduling.models import Element
from bangtin_server.scheduling.succession import terms


class Place(NamedTuple):
    """One place in a list, and the versions that hold there one after the other."""

    versions: tuple[lists.Item, ...]
    row: Element


def placed(elements: Iterable[lists.Element]) -> Iterator[tuple[lists.Item, ...] | lists.Nested]:
    """Yield the places of a list: versions of an item that follow each other are one."""
    following: tuple[lists.Item, ...] = ()
    for element in elements:
        if following and isinstance(element, lists.Item) and _follows(following[-1], element):
            following += (element,)
            continue
        if following:
            yield following
        following = (element,) if isinstance(element, lists.Item) else ()
        if isinstance(element, lists.Nested):
            yield element
    if following:
        yield following


def _follows(one: lists.Item, other: lists.Item) -> bool:
    if one.valid_to is None or other.valid_from is None or one.valid_to > other.valid_from:
        return False
    alike = (one.id, one.slot_ms, one.weight, one.transition) == (
        other.id,
        other.slot_ms,
        other.weight,
        other.transition,
    )
    return alike and one.version < other.version


def continue_chain(item: Item, places: Sequence[Place], by: str) -> None:
    """Add the versions that *places* show to the chain of *item*, unless they are there and hold just then."""
    approved = list(item.versions.filter(state=State.APPROVED))
    running = list(_running(places)) if approved else places
    holding = terms(approved, clock.now())
    if not all(_says([made for term in holding for made in writing.held(one.row, term)], one) for one in running):
        for number, said in sorted(_versions(running).items()):
            chains.add(item, said, by, State.APPROVED, number)


def _running(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places with what still holds there or will: what has ended makes no new version of an item."""
    now = clock.this_instant()
    for one in places:
        if versions := tuple(each for each in one.versions if each.valid_to is None or now < each.valid_to):
            yield one._replace(versions=versions)


def _says(made: Sequence[lists.Item], place: Place) -> bool:
    """Say whether the rows make what was written; versions that went through a chain have higher numbers."""
    return len(made) == len(place.versions) and all(
        one.version >= other.version and replace(one, version=other.version) == other
        for one, other in zip(made, place.versions, strict=True)
    )


def _versions(places: Sequence[Place]) -> Mapping[int, chains.Said]:
    """Return what each version says, and from when to when it does."""
    every = [one for place in places for one in place.versions]
    lowest = min(one.version for one in every)
    begins = {one.version: one.valid_from for one in every if one.version > lowest and one.valid_from is not None}
    for one in every:
        if one.version in begins and one.valid_from is not None:
            begins[one.version] = min(begins[one.version], one.valid_from)
    ends = _ends(places)
    return {
        one.version: chains.Said(
            one.content, one.tags, {}, moment_of(begins.get(one.version)), moment_of(ends.get(one.version))
        )
        for one in every
    }


def _ends(places: Sequence[Place]) -> dict[int, Instant]:
    """Return when versions end before their successor begins."""
    return {
        one.version: one.valid_to
        for place in places
        for one, successor in zip(place.versions, place.versions[1:], strict=False)
        if one.valid_to is not None and one.valid_to != successor.valid_from
    }


def moment_of(at: Instant | None) -> Any:  # noqa: ANN401 - as Django takes it
    """Return an instant as rows keep it."""
    return None if at is None else moment(at)
