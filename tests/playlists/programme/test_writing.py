"""What is written reads as what it was, and as a person would have written it."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bangtin_playlists.errors import UnwritableError
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import (
    Card,
    Digest,
    Item,
    Pages,
    Pattern,
    Playlist,
    Tags,
    Ticker,
    Transition,
    Video,
)
from bangtin_playlists.programme import read_orders, read_programme
from bangtin_playlists.programme.writing import file_names, write_orders, write_programme
from bangtin_playlists.programme.writing.known import KnownFiles
from bangtin_playlists.schedule import Calendar, CalendarDay, Entry, Hours, LunarDay, LunarSpan, Rule
from bangtin_playlists.wire.manifest import Manifest, Medium
from tests.playlists.builders import SCREEN, a_list, a_manifest, an_item, at
from tests.playlists.oracle.programmes import case
from tests.server.shelves import DrawnShelf

EXAMPLES = Path(__file__).parents[3] / "playlists" / "examples"
seeds = st.integers(0, 1 << 64).map(str)


def again(manifest: Manifest) -> Manifest:
    names = file_names(manifest.media)
    text = write_programme(manifest, names)
    reading = read_programme("p.yaml", text.encode(), KnownFiles(manifest.playlists, manifest.media, names))
    assert reading.manifest is not None, reading.mistakes
    return reading.manifest


def with_media(document: Any) -> Any:  # noqa: ANN401 - a manifest or orders, the same kind again
    """Return *document* with its files listed, since drawn ones list none."""
    found: dict[Digest, Medium] = {}
    for item in (each for one in document.playlists for each in one.elements if isinstance(each, Item)):
        kind = "video" if isinstance(item.content, Video) else "image"
        if isinstance(item.content, Pages) and len(item.content.media) == 1:
            kind = "pdf"
        for digest in item.media():
            found.setdefault(digest, Medium(digest, 7, kind, f"{item.id}.bin"))
    return replace(document, media=tuple(found.values()), playlists=tuple(map(_forwards, document.playlists)))


def _forwards(one: Any) -> Any:  # noqa: ANN401 - a list, an item, a line or a row, the same kind again
    """Return what was drawn without an end before its beginning, which the reader refuses."""
    match one:
        case Playlist(elements=elements):
            return replace(one, elements=tuple(map(_forwards, elements)))
        case Item(valid_from=int(since), valid_to=int(until)) if until <= since:
            return replace(one, valid_to=None)
        case Entry(rule=Rule(first=date() as first, last=date() as last)) if last < first:
            return replace(one, rule=replace(one.rule, last=None))
        case Hours(closed=closed):
            timeless = replace(one.rule, start=None, end=None) if closed else one.rule
            return replace(one, rule=replace(timeless, last=None))
        case _:
            return one


def drawn_manifest(seed: str) -> Manifest:
    made: Manifest = with_media(case(seed).manifest)
    lines, rows = tuple(map(_forwards, made.schedule)), tuple(map(_forwards, made.hours))
    return replace(made, schedule=lines, hours=rows)


def comparable(document: Any) -> Any:  # noqa: ANN401 - as above
    return replace(document, media=tuple(sorted(document.media, key=lambda each: each.digest)))


def written(manifest: Manifest) -> str:
    return write_programme(manifest, file_names(manifest.media))


def of(*items: Item) -> str:
    return written(a_manifest(a_list("a", *items), schedule=[Entry("a", "a")]))


def by(**rule: Any) -> str:  # noqa: ANN401 - any of a rule's fields
    days = (Calendar("lễ", (CalendarDay(date(2026, 4, 30)),)),)
    return written(a_manifest(a_list("a"), schedule=[Entry("a", "a", rule=Rule(**rule))], calendars=days))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_reads_as_it_was(path: Path) -> None:
    manifest = read_programme(path.name, path.read_bytes(), DrawnShelf()).manifest
    assert manifest is not None
    assert again(manifest) == manifest


@pytest.mark.parametrize("path", sorted((EXAMPLES / "orders").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_of_orders_reads_as_it_was(path: Path) -> None:
    orders = read_orders(path.name, path.read_bytes(), DrawnShelf()).orders
    text = write_orders(orders, file_names(orders.media), SCREEN.timezone)
    assert read_orders("o.yaml", text.encode(), DrawnShelf()).orders == orders


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_any_drawn_programme_reads_as_it_was(seed: str) -> None:
    manifest = drawn_manifest(seed)
    assert comparable(again(manifest)) == comparable(manifest)


@settings(max_examples=25, deadline=None)
@given(seeds)
def test_any_drawn_orders_read_as_they_were(seed: str) -> None:
    drawn = case(seed)
    own = {each.id for each in drawn.orders.playlists}
    lists = (*drawn.orders.playlists, *(each for each in drawn.manifest.playlists if each.id not in own))
    plans = (*drawn.orders.layouts, *drawn.manifest.layouts)
    orders = with_media(replace(drawn.orders, playlists=lists, layouts=plans, site="NCK", issued=Instant(1)))
    names, zone = file_names(orders.media), drawn.manifest.screen.timezone
    text = write_orders(orders, names, zone)
    screen = replace(SCREEN, timezone=zone)
    reading = read_orders("o.yaml", text.encode(), KnownFiles(orders.playlists, orders.media, names), screen)
    for part in ("site", "issued", "emergencies", "blackouts", "mournings", "recalls"):
        assert getattr(reading.orders, part) == getattr(orders, part)


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_as_it_was_or_refused(text: str) -> None:
    ticker = Item("t", Ticker(text), Millis(1000), tags=Tags(source=text))
    manifest = a_manifest(a_list(text, ticker), schedule=[Entry(text, text)])
    try:
        found = again(manifest)
    except UnwritableError:
        assert text.strip() != text or not text.isascii() or not text.isprintable() or text == "<<"
    else:
        assert found == manifest


def test_what_is_usual_is_left_out() -> None:
    assert "- {id: A, text: A, for: 10s}\n" in of(an_item("A", 10))


def test_a_card_of_a_title_and_lines_is_text_with_its_lines() -> None:
    card = Item("A", Card(title="Chào ca", lines=("An toàn là trên hết",)), Millis(90_000))
    assert "text: |\n        Chào ca\n        An toàn là trên hết\n      for: 1m30s\n" in of(card)


def test_a_transition_without_a_length_is_its_kind_alone() -> None:
    assert "transition: fade}" in of(replace(an_item("A", 10), transition=Transition("fade")))
    faded = Transition("fade", Millis(500))
    assert "transition: {kind: fade, for: 500ms}}" in of(replace(an_item("A", 10), transition=faded))


def test_a_validity_ends_with_the_day_that_is_included() -> None:
    item = replace(an_item("A", 10), valid_from=at("2026-04-08"), valid_to=at("2026-04-23"))
    assert "valid: {from: 08/04/2026, to: 22/04/2026}" in of(item)


def test_an_instant_inside_a_day_has_its_time() -> None:
    item = replace(an_item("A", 10), valid_to=at("2026-05-15T08:00:05"))
    assert 'valid: {to: "15/05/2026 08:00:05"}' in of(item)


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ({"weekdays": (1, 2, 3, 4, 5, 6)}, "days: mon-sat}"),
        ({"weekdays": (1, 4)}, "days: [mon, thu]}"),
        ({"weekdays": (1, 2, 3, 6, 7)}, "days: [mon-wed, sat, sun]}"),
        ({"start": time(5, 30), "end": time(0)}, 'from: "05:30", to: "24:00"}'),
        ({"not_holidays_of": ("lễ",), "holidays_of": ("lễ",)}, "on: lễ, not_on: lễ}"),
        ({"lunar": (LunarSpan(LunarDay(12, 23), LunarDay(1, 7), "both"),)}, "lunar: 23/12 - 7/1, leap: both}"),
        ({"first": date(2026, 1, 2), "except_days": (date(2026, 1, 3),)}, "except: 03/01/2026, first: 02/01/2026}"),
        ({"rrule": "FREQ=MONTHLY;BYDAY=1MO"}, "rrule: FREQ=MONTHLY;BYDAY=1MO}"),
    ],
)
def test_days_and_hours_are_written_as_people_say_them(rule: dict[str, Any], line: str) -> None:
    assert f"- {{id: a, play: a, {line}\n" in by(**rule)


def test_days_of_a_calendar_that_follow_one_another_are_one_row() -> None:
    days = tuple(CalendarDay(date(2026, 4, day), name="Nghỉ lễ") for day in (29, 30))
    works = CalendarDay(date(2026, 5, 9), works_as=1)
    schedule = [Entry("a", "a", rule=Rule(holidays_of=("lễ",)))]
    text = written(a_manifest(a_list("a"), schedule=schedule, calendars=(Calendar("lễ", (*days, works)),)))
    assert "- {from: 29/04/2026, to: 30/04/2026, name: Nghỉ lễ}\n    - {day: 09/05/2026, works_as: mon}" in text


def test_two_files_of_one_name_keep_it_in_folders_of_their_own() -> None:
    media = tuple(Medium(Digest(each * 64), 1, "image", "Tết.PNG" if each == "a" else "tết.png") for each in "ab")
    assert sorted(file_names(media).values()) == [f"{'a' * 12}/Tết.PNG", f"{'b' * 12}/tết.png"]


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "C:\\x", ".ẩn", "cuối ", "a\nb", "x" * 300])
def test_a_name_that_is_none_for_a_file_becomes_the_digest(name: str) -> None:
    assert file_names([Medium(Digest("c" * 64), 1, "pdf", name)]) == {Digest("c" * 64): "cccccccccccc.pdf"}


def test_what_cannot_be_said_is_refused_and_named() -> None:
    with pytest.raises(UnwritableError, match="test pattern"):
        of(Item("A", Pattern(), Millis(1000)))
    mixed = (LunarSpan(LunarDay(1, 1), LunarDay(1, 1)), LunarSpan(LunarDay(2, 1), LunarDay(2, 1), "yes"))
    with pytest.raises(UnwritableError, match="lunar"):
        by(lunar=mixed)
    with pytest.raises(UnwritableError, match="doubled_item"):
        of(an_item("A", 10), Item("A", Card(title="B"), Millis(1000)))
    with pytest.raises(UnwritableError, match="playlists"):
        written(Manifest(SCREEN, playlists=(Playlist("a", (an_item("e\u0302", 1),)),)))
    with pytest.raises(UnwritableError, match="instant"):
        written(a_manifest(a_list("a"), schedule=[Entry("a", "a", since=Instant(0))]))


def test_hours_of_closed_days_come_first_as_they_were() -> None:
    rows = (Hours(Rule(weekdays=(7,)), closed=True), Hours(Rule(start=time(5), end=time(22))))
    text = written(a_manifest(a_list("a"), schedule=[Entry("a", "a")], hours=rows))
    assert 'hours:\n  - {days: sun, closed: true}\n  - {from: "05:00", to: "22:00"}\n' in text
