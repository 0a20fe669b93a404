"""Lays the answers of the timeline beside the oracle's, and tells a disagreement as a short story."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

import msgspec

from bangtin_playlists.instant import Instant, written
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.playlist import Item, Nested
from tests.playlists.oracle.oracle import Oracle
from tests.playlists.oracle.programmes import Case, case, instants
from tests.playlists.oracle.shows import Scene, Show

ASKED = 10
"""Instants of each programme."""
SLATE = "slate"


class Answers(Protocol):
    """What is judged: the timeline, or a broken one."""

    def on_air(self, at: Instant) -> OnAir: ...


Prepare = Callable[[Case], Answers]


class Pair(NamedTuple):
    """One programme and one instant, as the oracle sees it."""

    seed: str
    drawn: Case
    oracle: Oracle
    at: Instant
    scene: Scene


def pairs(seed: str, programmes: int) -> Iterator[Pair]:
    """Yield pairs: *programmes* programmes, `ASKED` instants of each."""
    for number in range(programmes):
        name = f"{seed}/{number}"
        drawn = case(name)
        oracle = Oracle(drawn.manifest, drawn.orders, drawn.local)
        for at in instants(name, drawn, oracle.changes(drawn.first, drawn.last), ASKED):
            yield Pair(name, drawn, oracle, Instant(at), oracle.scene(at))


def expected(pair: Pair) -> dict[str, object]:
    """Return the oracle's answer, in the words of `told`."""
    scene = pair.scene
    zones: dict[str, object] = {name: _expected(pair, name, show) for name, show in scene.zones.items()}
    if not scene.entry:
        zones = dict.fromkeys(zones, (SLATE,))
    return {"level": scene.level, "dark": scene.dark, "entry": scene.entry, **zones}


def _expected(pair: Pair, zone: str, show: Show) -> tuple[object, ...]:
    shown = (show.playlist, show.item, show.start, pair.at - show.start, show.page, show.filler)
    return (*shown, pair.oracle.until(zone, pair.at))


def told(answer: OnAir) -> dict[str, object]:
    """Return what is compared of an answer: level, darkness, winner, and of each zone what R22 asks."""
    return {
        "level": answer.level,
        "dark": answer.dark,
        "entry": answer.entry,
        **{airing.zone: _told(airing) for airing in answer.zones},
    }


def _told(airing: Airing) -> tuple[object, ...]:
    if airing.item.id == SLATE:
        return (SLATE,)
    filler = airing.filler.id if airing.filler else ""
    shown = (airing.playlist, airing.item.id, airing.start, airing.offset_ms, airing.page, filler)
    return (*shown, airing.until)


def unsteady(pair: Pair, until: int) -> int | None:
    """Return an instant before *until* at which the whole answer has changed already."""
    changes = pair.oracle.changes(pair.at, min(until - 1, pair.drawn.last))
    return next((one for one in changes if not _same(pair.scene, pair.oracle.scene(one))), None)


def _same(one: Scene, other: Scene) -> bool:
    return one[:3] == other[:3] and {name: show[:5] for name, show in one.zones.items()} == {
        name: show[:5] for name, show in other.zones.items()
    }


def disagreements(found: Iterator[Pair], prepare: Prepare) -> Iterator[str]:
    """Yield a story for each pair on which the two differ."""
    judged: Answers | None = None
    seed = ""
    for pair in found:
        if judged is None or pair.seed != seed:
            judged, seed = prepare(pair.drawn), pair.seed
        answer = judged.on_air(pair.at)
        ours, theirs = expected(pair), told(answer)
        if ours != theirs:
            yield story(pair, ours, theirs)
        elif (change := unsteady(pair, answer.until)) is not None:
            yield story(pair, {"changes at": change}, {"until": answer.until})


def story(pair: Pair, ours: dict[str, object], theirs: dict[str, object]) -> str:
    """Tell a disagreement: the programme in words, the instant, both answers."""
    drawn = pair.drawn
    lists = {playlist.id: playlist for playlist in drawn.manifest.playlists + drawn.orders.playlists}
    lines = [
        f"case({pair.seed!r}) at {pair.at} = {written(pair.at, pair.oracle.zone)} {drawn.manifest.screen.timezone}"
    ]
    for playlist in lists.values():
        parts = [_element(element) for element in playlist.elements]
        lines.append(f"  list {playlist.id}{' shuffled' if playlist.shuffle else ''}: {', '.join(parts) or 'empty'}")
    lines += [
        f"  layout {part.id}: " + ", ".join(f"{zone.name} {zone.playlist}" for zone in part.zones)
        for part in drawn.manifest.layouts + drawn.orders.layouts
    ]
    plain = [*drawn.manifest.schedule, *drawn.manifest.hours, *drawn.manifest.calendars, drawn.local]
    orders = [*drawn.orders.emergencies, *drawn.orders.blackouts, *drawn.orders.mournings, *drawn.orders.recalls]
    lines += [f"  {type(part).__name__}: {msgspec.json.encode(part).decode()}" for part in [*plain, *orders]]
    differing = [key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key)]
    lines += [f"  {key}: oracle {ours.get(key)}, timeline {theirs.get(key)}" for key in differing]
    return "\n".join(lines)


def _element(element: Item | Nested) -> str:
    if isinstance(element, Nested):
        return f"list {element.playlist} x{element.weight}"
    validity = [
        f"{name} {at}" for name, at in (("from", element.valid_from), ("to", element.valid_to)) if at is not None
    ]
    mourning = ["mourning_ok"] if element.tags.mourning_ok else []
    return " ".join([element.id, f"{element.slot_ms} ms x{element.weight}", *validity, *mourning])
