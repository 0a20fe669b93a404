import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bangtin_playlists.programme import Mistake, read_programme
from bangtin_playlists.words import remedy, wrong
from bangtin_playlists.words.mistakes import MISTAKES
from tests.playlists.programme.reading import SCREEN, found, read
from tests.playlists.programme.shelves import SHELF


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
        (
            "playlists:\n  a: [{id: A, text: x, for: 1s, valid: {to: 06/08/2026}}]\n"  # noqa: ISC004 - one file
            "  b: [{id: A, text: y, for: 1s, version: 2, valid: {from: 06/08/2026}}]",
            {("versions_overlap", 4)},
        ),
        ("schedule:\n  - {play: a, from: '05:30'}", {("half_span", 3), ("unknown_playlist", 3)}),
        ("playlists: {a: []}\nschedule:\n  - {play: a, days: []}", {("no_days", 4)}),
        ("playlists: {a: []}\nschedule:\n  - {play: a, first: 2026-02-30}", {("no_such_day", 4)}),
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
        ("layouts:\n  l: {zones: {}}", {("empty_list", 3)}),
        ("playlists: {a: []}\nlayouts:\n  l: {zones: {' ': {box: [0, 0, 1, 1], play: a}}}", {("empty_text", 4)}),
        ("hours: {closed: true, from: 08:00, to: 09:00}", {("closed_with_times", 2)}),
        ("calendars:\n  c: [{day: 2026-01-01}, {from: 2026-01-01, to: 2026-01-02}]", {("doubled_day", 3)}),
        ("mourning: {from: 2026-06-12, to: 2026-06-11}", {("ends_before", 2)}),
        ("playlists: [1, 2", {("open_bracket", 2)}),
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


def test_a_film_of_unknown_length_needs_for() -> None:
    assert found("media: absent\nplaylists: {a: [{id: A, video: x.mp4}, {id: B, pages: x.pdf, for: 1s}]}") == {
        ("length_unknown", 3),
        ("pages_unknown", 3),
    }


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


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("for: 10}", "“10s”"),
        ("for: 1 phút 30 giây}", "“1m30s”"),
        ("for: “10s”}", '"10s"'),
        ("for: 1s, valid: {to: 30.4.2026}}", "“30/04/2026”"),
        ("for: 1s, valid: {to: 30/02/2026}}", "28 ngày"),
    ],
)
def test_the_spelling_that_was_meant_is_offered(value: str, told: str) -> None:
    (mistake,) = read(f"{SCREEN}playlists:\n  a:\n    - {{id: A, text: x, {value}\nschedule: [{{play: a}}]").mistakes
    assert told in wrong(mistake.code, mistake.params, "vi") + remedy(mistake.code, mistake.params, "vi")


@pytest.mark.parametrize(("zone", "near"), [("GMT+7", "Asia/Ho_Chi_Minh"), ("Europe/Berlim", "Europe/Berlin")])
def test_a_time_zone_is_offered_by_its_right_name(zone: str, near: str) -> None:
    (mistake,) = read(f"screen: {{name: S, size: 1x1, timezone: {zone}}}").mistakes
    assert mistake.params["near"] == near


def test_a_file_of_the_wrong_kind_is_named_in_words() -> None:
    (mistake,) = read(f"{SCREEN}playlists:\n  a: [{{id: A, video: p.png, for: 1s}}]").mistakes
    assert wrong(mistake.code, mistake.params, "vi") == "Tệp “p.png” là ảnh, ở đây cần phim."
    assert wrong(mistake.code, mistake.params, "en") == "The file “p.png” is a picture; here it has to be a film."


ROOT = Path(__file__).parents[3]
SOURCES = (
    *(ROOT / "playlists" / "bangtin_playlists" / "programme").rglob("*.py"),
    ROOT / "playlists" / "bangtin_playlists" / "layout.py",  # what no zone can be, also where no file is read
    ROOT / "player" / "bangtin_player" / "command_line" / "settings_file.py",  # reads YAML by the same words
)


def test_no_words_are_left_over() -> None:
    written = {code for path in SOURCES for code in re.findall(r'"([a-z][a-z_0-9]+)"', path.read_text("utf-8"))}
    assert set(MISTAKES) <= written
