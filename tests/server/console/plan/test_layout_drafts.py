"""What a layout is while somebody writes it: templates for every size, stretched, moved, and drawn."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from bangtin_playlists.layout import Box, flaws, overlap
from bangtin_server.console.plan.layout_draft import Draft, Row, draft_of, read
from bangtin_server.console.plan.layout_drawing import Part, drawn, lying
from bangtin_server.console.plan.layout_templates import TEMPLATES, divided
from bangtin_server.scheduling.zoning import LEAST_SIDE, MOST_SIDE, MOST_ZONES, Wanted, ZoneWanted

sides = st.integers(LEAST_SIDE, MOST_SIDE)
sizes = st.tuples(sides, sides)
templates = st.sampled_from(sorted(TEMPLATES))


def boxes_of(draft: Draft) -> list[Box]:
    return [row.box for row in draft.rows if row.box]


def a_draft(template: str, size: tuple[int, int]) -> Draft:
    return draft_of(Wanted("B", size)).done(f"template:{template}", str)


def covers_all(boxes: list[Box], size: tuple[int, int]) -> bool:
    return sum(box.w * box.h for box in boxes) == size[0] * size[1]


@given(templates, sizes)
def test_every_template_covers_a_screen_of_any_size_and_nothing_twice(template: str, size: tuple[int, int]) -> None:
    parts = divided(template, size)
    boxes = [box for _, box in parts]

    assert not list(flaws(parts, size))
    assert covers_all(boxes, size)
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


@given(templates, sizes, sizes)
def test_zones_that_are_stretched_still_touch_and_stay_inside(
    template: str, size: tuple[int, int], new: tuple[int, int]
) -> None:
    draft = a_draft(template, size).done(f"size:{new[0]}x{new[1]}", str)
    boxes = boxes_of(draft)
    thin = any(box.w == 1 or box.h == 1 for box in boxes)  # what would be less than a pixel stays one

    assert draft.fitted == draft.size == new
    assert thin or (covers_all(boxes, new) and not draft.wrongs({}))


def test_a_typed_size_stretches_at_a_button_alone() -> None:
    typed = replace(a_draft("ticker", (1024, 512)), width="2048")

    assert typed.done("refresh", str).rows == typed.rows
    assert [box.w for box in boxes_of(typed.done("stretch", str))] == [2048, 2048]


def test_rows_move_go_and_come() -> None:
    draft = a_draft("side-ticker", (1024, 512))
    names = [row.name for row in draft.rows]

    assert [row.name for row in draft.done("down:0", str).rows] == [names[1], names[0], names[2]]
    assert [row.name for row in draft.done("drop:1", str).rows] == [names[0], names[2]]
    assert draft.done("add", str).rows[-1] == Row("zone_word 4", "256", "128", "512", "256")
    for nonsense in ("up:9", "down:x", "drop:²", "size:x", "template:y", "up:" + "9" * 5000):
        assert draft.done(nonsense, str) == draft
    full = replace(draft, rows=draft.rows[:1] * MOST_ZONES)
    assert full.done("add", str) == full


def test_a_form_of_any_kind_is_read() -> None:
    draft = read(QueryDict("title=%20A%0A%20B&zone=main&zone=x&x=1&y=2&width=3&height=4&play=5&across=99999999999999"))

    assert (draft.name, draft.rows, draft.size) == ("A B", (Row("main", "1", "2", "3", "4", "5"),), None)


def test_what_a_layout_says_is_said_again_by_its_form() -> None:
    said = Wanted("B", (1024, 512), (ZoneWanted("main", Box(0, 0, 1024, 512), 7),), "#0b1f3a")

    assert draft_of(said).wanted() == said
    assert not draft_of(said).to_be_saved().wrongs({"7": "Ngày"})


def views() -> Iterator[tuple[Box, tuple[float, ...]]]:
    yield Box(0, 0, 100, 50), (-0.5, -0.5, 101, 51)
    yield Box(50, 0, 100, 50), (-0.5, -0.5, 151, 51)
    yield Box(-999_999, 0, 9, 9), (-100.5, -0.5, 201, 51)


def test_what_leaves_the_screen_is_seen_to_leave_it() -> None:
    for box, view in views():
        found = drawn((100, 50), [Part("main", box)], "#000000").view
        assert tuple(map(float, found.split())) == view


def test_a_zone_that_cannot_be_read_keeps_its_number_and_colour_for_itself() -> None:
    shapes = drawn((100, 50), [None, Part("b", Box(0, 0, 100, 9)), Part("a long name", Box(0, 0, 9, 9))], "#0").shapes

    assert [(one.hue, one.text) for one in shapes] == [(2, "2 · b"), (3, "3")]


def test_what_is_written_in_a_strip_that_is_thin_stays_in_the_drawing() -> None:
    shapes = drawn((384, 64), [Part("a", Box(0, 60, 384, 4)), Part("b", Box(0, 0, 384, 2))], "#0").shapes

    for one in shapes:
        assert float(one.letter) > 4
        assert float(one.letter) / 2 <= float(one.middle) <= 64 - float(one.letter) / 2


def test_the_later_lies_above() -> None:
    small, large = Box(0, 0, 5, 5), Box(0, 0, 9, 9)

    assert [(one.over, one.under, one.hidden_by) for one in lying([small, None, large])] == [
        ((), (3,), 3),
        ((), (), 0),
        ((1,), (), 0),
    ]
    assert [one.hidden_by for one in lying([large, small])] == [0, 0]
