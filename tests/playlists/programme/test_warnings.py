import pytest

from tests.playlists.programme.reading import warned

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
