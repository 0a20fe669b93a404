"""What forms of lines and of hours offer of a rule: its weekdays, and one calendar that it follows or leaves out."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from bangtin_playlists.schedule import Rule

WEEK = tuple(range(1, 8))
_KEPT = "kept"
"""More calendars than the form shows: they stay as they are."""


def weekdays_of(ticked: Iterable[int]) -> tuple[int, ...]:
    """Return the weekdays as a rule has them: all of them are none."""
    weekdays = tuple(sorted(ticked))
    return () if len(weekdays) == len(WEEK) else weekdays


def holiday_choices(calendars: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what may be chosen: no calendar, what stands, or only on or never on the days of one."""
    named = [(f"{how}:{code}", name) for code, name in calendars for how in ("only", "not")]
    return [("", ""), (_KEPT, ""), *named]


def followed(rule: Rule) -> str:
    """Return which of the choices a rule is."""
    named = len(rule.holidays_of) + len(rule.not_holidays_of)
    if named > 1:
        return _KEPT
    return f"only:{rule.holidays_of[0]}" if rule.holidays_of else f"not:{rule.not_holidays_of[0]}" if named else ""


def following(rule: Rule, chosen: str) -> Rule:
    """Return *rule* with what was chosen."""
    how, _, code = chosen.partition(":")
    if how == _KEPT:
        return rule
    return replace(rule, holidays_of=(code,) if how == "only" else (), not_holidays_of=(code,) if how == "not" else ())
