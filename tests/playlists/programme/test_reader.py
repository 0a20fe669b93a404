from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bangtin_playlists.instant import Instant, read_instant
from bangtin_playlists.playlist import Card, Image, Item, Nested, Pages, Ticker, Video
from bangtin_playlists.programme import EmptyShelf, Mistake, Reading, read_orders, read_programme
from bangtin_playlists.schedule import Level, LunarDay, LunarSpan
from bangtin_playlists.timeline import prepare
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
    return {(each.code, each.place.line) for each in reading.mistakes}


def warned(text: str) -> set[tuple[str, int]]:
    return {(each.code, each.place.line) for each in read(SCREEN + text).warnings}


def items(rows: str) -> list[Item]:
    playlist = manifest(f"playlists:\n  a:\n{rows}\nschedule: [{{play: a}}]").playlists[0]
    return [each for each in playlist.elements if isinstance(each, Item)]


def at(text: str) -> Instant:
    return read_instant(f"{text}+07:00")


def test_times_stay_times_and_no_stays_no() -> None:
    made = manifest(
        "playlists:\n  no: [{id: on, text: yes, for: 10s}]\nschedule:\n  - {play: no, from: 13:30, to: 14:30}"
    )
    assert made.playlists[0].id == "no"
    assert made.schedule[0].rule.start is not None
    assert made.schedule[0].rule.start.isoformat() == "13:30:00"
    item = made.playlists[0].elements[0]
    assert isinstance(item, Item)
    assert (item.id, item.content) == ("on", Card(title="yes"))


def test_a_category_that_looks_like_a_number_is_text() -> None:
    (item,) = items("    - {id: A, text: x, for: 1s, tags: {category: 1.10}}")
    assert item.tags.category == "1.10"


def test_each_kind_of_item_becomes_its_content() -> None:
    film, picture, pdf, album, card, line = items(
        "    - {id: A, video: film.mp4}\n"
        "    - {id: B, image: p.png, for: 250ms, fit: pan}\n"
        "    - {id: C, pages: d.pdf, for: 1m30s}\n"
        "    - {id: D, pages: [p.png, q.png], for: 2s}\n"
        "    - {id: E, card: {template: figure, figure: 2 %}, for: 1.5s}\n"
        "    - {id: F, ticker: chữ chạy, for: 1h}"
    )
    assert isinstance(film.content, Video)
    assert (film.content.length_ms, film.slot_ms) == (20_020, 20_020)
    assert isinstance(picture.content, Image)
    assert (picture.content.fit, picture.slot_ms) == ("pan", 250)
    assert isinstance(pdf.content, Pages)
    assert (pdf.content.count, pdf.content.page_ms, pdf.slot_ms) == (4, 90_000, 360_000)
    assert isinstance(album.content, Pages)
    assert (len(album.content.media), album.slot_ms) == (2, 4000)
    assert isinstance(card.content, Card)
    assert (card.content.figure, card.slot_ms) == ("2 %", 1500)
    assert line.content == Ticker("chữ chạy")


def test_a_film_may_be_cut_or_repeated_by_for() -> None:
    (item,) = items("    - {id: A, video: film.mp4, for: 5s}")
    assert isinstance(item.content, Video)
    assert (item.slot_ms, item.content.length_ms) == (5000, 20_020)


def test_count_takes_the_first_pages() -> None:
    pdf, album = items(
        "    - {id: A, pages: d.pdf, count: 2, for: 1s}\n    - {id: B, pages: [p.png, q.png], count: 1, for: 1s}"
    )
    assert isinstance(pdf.content, Pages)
    assert isinstance(album.content, Pages)
    assert (pdf.content.count, album.content.count, len(album.content.media)) == (2, 1, 1)


def test_a_date_to_is_included_to_its_end() -> None:
    (item,) = items("    - {id: A, text: x, for: 1s, valid: {from: 08/04/2026, to: 2026-04-22}}")
    assert (item.valid_from, item.valid_to) == (at("2026-04-08T00:00"), at("2026-04-23T00:00"))


def test_text_is_composed() -> None:
    (item,) = items("    - {id: A, text: Ti\u00ea\u0301ng Vi\u1ec7t, for: 1s}")
    assert item.content == Card(title="Ti\u1ebfng Vi\u1ec7t")


def test_a_list_inside_a_list_keeps_its_weight() -> None:
    made = manifest(
        "playlists:\n  a: [{list: b, weight: 3}]\n  b: {shuffle: true, items: [{id: A, text: x, for: 1s}]}\n"
        "schedule: [{play: a}]"
    )
    assert made.playlists[0].elements == (Nested("b", 3),)
    assert made.playlists[1].shuffle


def test_levels_have_names_in_both_languages() -> None:
    rows = "".join(
        f"  - {{play: a, level: {level}, order: {n}}}\n"
        for n, level in enumerate(("ưu tiên", "Priority", "20", "dự phòng"))
    )
    made = manifest(f"playlists: {{a: [{{id: A, text: x, for: 1s}}]}}\nschedule:\n{rows}")
    assert [each.level for each in made.schedule] == [Level.PRIORITY, Level.PRIORITY, Level.PRIORITY, Level.FALLBACK]
    assert [each.id for each in made.schedule] == ["a", "a-2", "a-3", "a-4"]


def test_lunar_days_are_written_day_before_month() -> None:
    made = manifest(
        "playlists: {a: [{id: A, text: x, for: 1s}]}\nschedule: [{play: a, lunar: 23/12 - 7/1, leap: cả hai}]"
    )
    assert made.schedule[0].rule.lunar == (LunarSpan(LunarDay(12, 23), LunarDay(1, 7), "both"),)


def test_a_daypart_gives_hours_and_days() -> None:
    made = manifest(
        "playlists: {a: [{id: A, text: x, for: 1s}]}\ndayparts: {d: {from: 22:00, to: 06:00, days: mon-sat}}\n"
        "schedule: [{play: a, daypart: d, days: [sat, sun]}]"
    )
    rule = made.schedule[0].rule
    assert (rule.weekdays, str(rule.start), str(rule.end)) == ((6,), "22:00:00", "06:00:00")


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("playlists: {a: [{id: A, text: x, for: 10}]}", {("bad_length", 2)}),
        ("playlists: {a: [{id: A, text: x, for: 0s}]}", {("too_short", 2)}),
        ("playlists: {a: [{id: A, for: 10s}]}", {("no_content", 2)}),
        ("playlists: {a: [{text: x}]}", {("missing_key", 2), ("no_length", 2)}),
        ("playlists:\n  a:\n  - {id: A, text: x, for: 1s, weight: 21}", {("out_of_range", 4)}),
        ("playlists:\n  a:\n  - {id: A, image: ../p.png, for: 1s}", {("path_leaves", 4)}),
        ("playlists:\n  a:\n  - {id: A, image: /p.png, for: 1s}", {("path_leaves", 4)}),
        ("playlists:\n  a:\n  - {id: A, image: 'C:\\p.png', for: 1s}", {("path_leaves", 4)}),
        ("playlists:\n  a:\n  - {id: A, image: gone.png, for: 1s}", {("missing_file", 4)}),
        ("playlists:\n  a:\n  - {id: A, video: p.png, for: 1s}", {("wrong_kind", 4)}),
        ("playlists:\n  a:\n  - {id: A, pages: d.pdf, count: 5, for: 1s}", {("too_few_pages", 4)}),
        ("playlists:\n  a: [{list: b}]\n  b: [{list: a}]", {("loop", 4)}),
        ("playlists:\n  a: [{list: a}]", {("loop", 3)}),
        ("playlists:\n  a: [{list: c}]", {("unknown_playlist", 3)}),
        ("playlists:\n  a: [{id: A, text: x, for: 1s}]\n  a: []", {("doubled_key", 4)}),
        ("playlists:\n  a: [{id: A, text: x, for: 1s}]\n  b: [{id: A, text: y, for: 1s}]", {("doubled_item", 4)}),
        ("schedule:\n  - {play: a, from: '05:30'}", {("half_span", 3), ("unknown_playlist", 3)}),
        ("playlists: {a: []}\nschedule:\n  - {play: a, days: []}", {("no_days", 4)}),
        ("playlists: {a: []}\nschedule:\n  - {play: a, first: 2026-02-30}", {("bad_date", 4)}),
        (
            "playlists: {a: []}\nschedule:\n  - {play: a, on: tet, lunar: 31/1}",
            {("unknown_calendar", 4), ("bad_lunar", 4)},
        ),
        ("playlists: {a: []}\nschedule:\n  - {play: a, rrule: FREQ=HOURLY}", {("bad_recurrence", 4)}),
        ("playlists: {a: []}\nschedule:\n  - {play: a, level: 40}", {("blackout_level", 4)}),
        (
            "layouts:\n  l: {zones: {z: {box: [0, 0, 101, 50], play: a}}}",
            {("zone_outside", 3), ("unknown_playlist", 3)},
        ),
        ("hours: {closed: true, from: 08:00, to: 09:00}", {("closed_with_times", 2)}),
        ("calendars:\n  c: [{day: 2026-01-01}, {from: 2026-01-01, to: 2026-01-02}]", {("doubled_day", 3)}),
        ("mourning: {from: 2026-06-12, to: 2026-06-11}", {("ends_before", 2)}),
        ("playlists: [1, 2", {("syntax", 2)}),
        ("playlists: !!python/name:os.system {}", {("tag", 2)}),
        ("playlists: {a: *b}", {("unknown_anchor", 2)}),
        ("---\nb: 1", {("second_document", 2)}),
        (f"a: {'[' * 100_000}", {("too_deep", 2)}),
    ],
)
def test_a_mistake_is_found_on_its_line(text: str, mistakes: set[tuple[str, int]]) -> None:
    assert found(text) == mistakes


def test_every_mistake_is_found_at_once() -> None:
    text = (
        "playlists:\n  a:\n    - {id: A, txet: x, for: 1s}\n    - {id: B, text: y, for: 13:30}\n"
        "schedule:\n  - {play: b}\nhuors: []"
    )
    assert found(text) == {("unknown_key", 4), ("bad_length", 5), ("unknown_playlist", 7), ("unknown_key", 8)}


def test_a_likely_spelling_is_offered() -> None:
    (mistake,) = read(f"{SCREEN}playlists:\n  ngay: [{{id: A, text: x, for: 1s}}]\nschedule: [{{play: ngya}}]").mistakes
    assert (mistake.params["near"], mistake.place.line, mistake.place.column) == ("ngay", 4, 19)
    assert "“ngay”" in remedy(mistake.code, mistake.params, "vi")


@pytest.mark.parametrize("text", [b"\xff\xfe", b"a: \x00", b"", b"- a", b"just text", b"\xef\xbb\xbfscreen: 1"])
def test_bytes_that_are_no_programme_are_refused(text: bytes) -> None:
    reading = read_programme("p.yaml", text, SHELF)
    assert reading.manifest is None
    assert reading.mistakes


def test_aliases_that_swell_are_refused() -> None:
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )
    assert "too_large" in {each.code for each in read(text).mistakes}


def test_files_are_not_needed_for_a_plan() -> None:
    text = f"{SCREEN}media: absent\nplaylists: {{a: [{{id: A, image: any.png, for: 10s}}]}}\nschedule: [{{play: a}}]"
    reading = read(text)
    assert reading.manifest is not None
    assert [each.code for each in reading.warnings] == ["folder_absent"]
    (medium,) = reading.manifest.media
    assert reading.absent == {medium.digest}
    assert prepare(reading.manifest).on_air(at("2026-04-06T06:00:05")).zones[0].offset_ms == 5000


def test_a_film_of_unknown_length_needs_for() -> None:
    assert found("media: absent\nplaylists: {a: [{id: A, video: x.mp4}, {id: B, pages: x.pdf, for: 1s}]}") == {
        ("length_unknown", 3),
        ("pages_unknown", 3),
    }


BASE = "playlists: {a: [{id: A, text: x, for: 1s}]}\n"


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("schedule:\n  - {play: a}\n  - {play: a, from: 05:00, to: 06:00}", {("overlap", 5)}),
        ("schedule:\n  - {play: a, order: 1}\n  - {play: a, from: 05:00, to: 06:00}", set()),
        ("schedule:\n  - {play: a, from: 04:00, to: 05:00}\n  - {play: a, from: 05:00, to: 06:00}", set()),
        (
            (
                "schedule:\n  - {play: a, days: sun, from: 22:00, to: 06:00}\n"
                "  - {play: a, days: mon, from: 05:00, to: 07:00}"
            ),
            {("overlap", 5)},
        ),
        ("schedule:\n  - {play: a, last: 2026-01-01}\n  - {play: a, first: 2026-01-02}", set()),
        ("schedule:\n  - {play: a, level: 20}\n  - {play: a, level: 20}", set()),
        ("calendars: {c: [{day: 2026-01-01}]}\nschedule:\n  - {play: a, on: c}\n  - {play: a, not_on: c}", set()),
        ("schedule: []", {("no_schedule", 1), ("unused", 2)}),
        ("schedule: [{play: a}]\ndayparts: {d: {from: 05:00, to: 06:00}}", {("unused", 4)}),
        ("schedule: [{play: a}]\nsite: NghÞ quyÕt sè 57", {("legacy_text", 4)}),
    ],
)
def test_what_is_odd_is_a_warning(text: str, warnings: set[tuple[str, int]]) -> None:
    assert warned(BASE + text) == warnings


def test_orders_bring_the_lists_that_they_show() -> None:
    text = (
        "site: K\nversion: 3\nplaylists:\n  e: [{id: E, text: x, for: 1s}, {list: f}]\n"
        "  f: [{id: F, text: y, for: 1s}]\n"
        "  g: []\nemergencies:\n"
        "  - {id: x, play: e, from: 2026-08-05 13:05:12, to: 2026-08-05 17:00, screens: [S], drill: on}\n"
        "blackouts: [{id: b, from: 2026-08-05}]\nrecalls: [{item: A, from: 2026-08-05}]\n"
    )
    reading = read_orders("o.yaml", text.encode(), EmptyShelf())
    assert reading.mistakes == ()
    (raised,) = reading.orders.emergencies
    assert (raised.entry.since, raised.entry.until) == (at("2026-08-05T13:05:12"), at("2026-08-05T17:00"))
    assert (raised.drill, raised.screens, raised.entry.level) == (True, ("S",), 30)
    assert [each.id for each in reading.orders.playlists] == ["e", "f"]
    assert reading.orders.blackouts[0].until is None


def test_one_file_may_hold_orders_too() -> None:
    made = read(
        f"{SCREEN}{BASE}schedule: [{{play: a}}]\nemergencies: [{{id: x, play: a, from: 2026-01-01, to: 2026-01-01}}]"
    )
    assert made.orders.emergencies[0].entry.until == at("2026-01-02T00:00")


TEXT = (Path(__file__).parents[3] / "playlists" / "examples" / "s02-dinh-vu.yaml").read_text(encoding="utf-8")


@given(st.data())
def test_a_damaged_programme_is_read_or_refused_in_words(data: st.DataObject) -> None:
    lines = TEXT.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at_line = data.draw(st.integers(0, len(lines) - 1))
        line = lines[at_line]
        cut = data.draw(st.integers(0, len(line)))
        junk = data.draw(
            st.sampled_from(["", ":", "- ", "{", "}", "[", " x", "'", "#", "&a", "*a", "?", "|", "\t", "null", "0"])
        )
        lines[at_line] = line[:cut] + junk + line[cut + data.draw(st.integers(0, 6)) :]
    reading = read_programme("p.yaml", "\n".join(lines).encode(), SHELF)
    assert (reading.manifest is None) == bool(reading.mistakes)
    for each in (*reading.mistakes, *reading.warnings):
        assert said(each)


def said(mistake: Mistake) -> bool:
    both = (wrong(mistake.code, mistake.params, "vi"), remedy(mistake.code, mistake.params, "en"))
    return mistake.place.line >= 1 and all(both)


def test_places_move_with_the_text() -> None:
    (one,) = read(f"{SCREEN}huors: []\nplaylists: {{}}").mistakes
    (other,) = read(f"# a line\n{SCREEN}huors: []\nplaylists: {{}}").mistakes
    assert other == Mistake(one.code, replace(one.place, line=one.place.line + 1), one.params)
