import pytest

from bangtin_playlists.programme.yaml_text import read_tree
from bangtin_playlists.words import remedy, wrong
from bangtin_playlists.words.of_syntax import OF_SYNTAX

SLIPS = [
    ("a:\n\t- b", "tab", 2, 1),
    ("a: 1\n\tb: 2", "tab", 2, 1),
    ("a:\n\u00a0   - {b: c}\n    - {b: d}", "odd_space", 2, 1),
    ("a:\n    – {b: c, d: e}", "odd_dash", 2, 5),
    ("a:\n  -b: 1\n   c: 2", "dash_space", 2, 3),
    ("a:\n  text:Chú ý\n  for: 10s", "colon_space", 2, 3),
    ("a: 1\nchú ý", "no_colon", 2, 1),
    ("a: Chú ý: hôm nay nghỉ", "inner_colon", 1, 9),
    ("a: {text: Giờ làm: 7h, for: 10s}", "inner_colon", 1, 18),
    ("a: %50 giảm", "needs_quotes", 1, 4),
    ("a: @x", "needs_quotes", 1, 4),
    ("a: {text: #1 Hải Phòng, for: 10s}\nb: 1", "hash", 1, 11),
    ('a: "05:30\nb: 1', "open_quote", 1, 4),
    ('a: "UBND" thông báo', "after_quote", 1, 11),
    ('a: "C:\\Users\\x.png"', "backslash", 1, 7),
    ("a:\n  - {b: 1\n  - {b: 2}", "open_bracket", 2, 5),
    ("a: [x", "open_bracket", 1, 4),
    ("a: {x: 1}}", "stray_bracket", 1, 10),
    ('a: {x: [1] "y"}', "no_comma", 1, 12),
    ("a:\n    - b: 1\n   - b: 2", "indent", 3, 4),
    ("%YAML 9\n---\na: 1", "syntax", 1, 8),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), SLIPS)
def test_a_slip_is_named_at_its_place(text: str, code: str, line: int, column: int) -> None:
    (mistake,) = read_tree("p.yaml", text.encode()).mistakes
    assert (mistake.code, mistake.place.line, mistake.place.column) == (code, line, column)
    for language in ("vi", "en"):
        assert wrong(code, mistake.params, language)
        assert remedy(code, mistake.params, language)


def test_every_slip_is_tried() -> None:
    assert {code for _, code, _, _ in SLIPS} == set(OF_SYNTAX)


@pytest.mark.parametrize(
    ("text", "code"), [("\u200bfor: 1", "invisible"), ("<<: {b: 1}", "merge"), ("a: 1\na: 2", "doubled_key")]
)
def test_a_key_that_nobody_can_mean_is_refused(text: str, code: str) -> None:
    assert [each.code for each in read_tree("p.yaml", text.encode()).mistakes] == [code]


def test_a_name_that_a_sign_of_yaml_could_be_is_a_name_in_quotes() -> None:
    read = read_tree("p.yaml", b"'<<': {b: 1}\n\"~\": {<<: 2, c: 3}")
    assert [each.code for each in read.mistakes] == ["merge"]
    assert read.data == {"<<": {"b": "1"}, "~": {"c": "3"}}
