"""Values that have broken programs before, and where in a request they are put."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

_LONG = 10**30
VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    0.5,
    1e308,
    2**31,
    2**63 - 1,
    2**63,
    -(2**63) - 1,
    _LONG,
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "x\udfff",
    "\u202egnp.exe",
    "e" + "\u0301" * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 50,
    "x" * 70_000,
    "9" * 5_000,
    "*",
    "%00",
    "../../../etc/passwd",
    "..\\..\\con.png",
    "/",
    "file:///etc/passwd",
    "http://127.0.0.1:1/",
    "{0.__class__}{{7*7}}%s%n",
    "<script>alert(1)</script>",
    "'; DROP TABLE players_screen; --",
    "Asia/../../etc/localtime",
    "posixrules",
    "0000-01-01",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-08-05T17:00:00",
    "2026-08-05T17:00:00+23:59",
    "2026-08-05T24:00:00Z",
    "2016-12-31T23:59:60Z",
    "23:59:59.999999",
    "25:61",
    "FREQ=SECONDLY",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;UNTIL=99991231T235959Z",
    "FREQ=DAILY;COUNT=99999999999999999999",
    "00000000-0000-0000-0000-000000000000",
    [],
    {},
    [None],
    [[[]]],
    ["\0"],
    [1] * 3_000,
    {"\0": 1, "__proto__": {}, "\ud800": 1},
    {"type": "card", "item": 1},
)


def places(body: Any, so_far: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - as JSON is
    """Yield the way to every value in *body*, the whole of it last."""
    if isinstance(body, dict):
        for key, value in body.items():
            yield from places(value, (*so_far, key))
    elif isinstance(body, list):
        for number, value in enumerate(body[:3]):
            yield from places(value, (*so_far, number))
    yield so_far


def put(body: Any, way: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 - as JSON is
    """Return *body* with *value* in one place."""
    if not way:
        return value
    changed = copy.deepcopy(body)
    inner = changed
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    return changed


_anything = st.one_of(
    st.sampled_from(VALUES),
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.dates().map(str),
    st.datetimes().map(lambda one: f"{one.isoformat()}Z"),
    st.recursive(st.none() | st.integers(), lambda inner: st.lists(inner, max_size=3), max_leaves=8),
)


def values(old: object) -> st.SearchStrategy[Any]:
    """Return what may stand in the place of *old*: more often of its own kind, which gets further."""
    alike = [one for one in VALUES if type(one) is type(old)]
    texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200)
    near = {str: texts, int: st.integers(-2, 100)}.get(type(old), _anything)
    return st.one_of(near, st.sampled_from(alike) if alike else near, _anything)


def at(body: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as JSON is
    """Return what stands in one place of *body*."""
    for step in way:
        body = body[step]
    return body


RAW: tuple[bytes, ...] = (
    b"",
    b"{",
    b"null",
    b"[]",
    b"1",
    b'"text"',
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b"\0",
    b'{"a": NaN}',
    b'{"a": -Infinity}',
    b'{"a": 1, "a": 2}',
    b'{"\\u0000": "\\u0000"}',
    b'{"\\ud800": "\\udfff"}',
    b'{"a": 1' + b"0" * 5_000 + b"}",
    b'{"a": 1e999}',
    b"[" * 100_000,
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b"[" * 900 + b"]" * 900,
    b"x" * 100_000,
)
"""Bodies that are no JSON, or that could mean two things."""
KINDS = ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "a\x7fb")
