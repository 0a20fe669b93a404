from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from bangtin_playlists.calendar.recurrence import Recurrence
from bangtin_playlists.errors import RuleError

PICKS = {
    "YEARLY": [
        "",
        ";BYMONTH=1,3",
        ";BYMONTHDAY=29",
        ";BYYEARDAY=1,-1",
        ";BYWEEKNO=1;BYDAY=MO",
        ";BYDAY=-1SU;BYMONTH=3",
    ],
    "MONTHLY": ["", ";BYMONTHDAY=-1", ";BYDAY=1TU,-1FR", ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
    "WEEKLY": ["", ";BYDAY=MO,TH", ";BYDAY=SU;WKST=SU"],
    "DAILY": ["", ";BYMONTH=1,2", ";BYDAY=SA,SU"],
}
RULES = st.sampled_from([f"FREQ={freq}{pick}" for freq, picks in PICKS.items() for pick in picks])
ENDS = st.sampled_from(["", "", ";COUNT=9", ";UNTIL=20270115"])
FIRSTS = st.dates(date(1999, 12, 31), date(2026, 12, 31)) | st.sampled_from([date(2024, 2, 29), date(2025, 1, 31)])


@given(RULES, st.integers(1, 5), ENDS, FIRSTS, st.dates(date(2024, 1, 1), date(2030, 12, 1)))
def test_days_near_by_are_those_of_the_whole_rule(rule: str, step: int, end: str, first: date, day: date) -> None:
    text = f"{rule};INTERVAL={step}{end}"
    begin = datetime.combine(day, datetime.min.time())
    whole = rrulestr(text, dtstart=datetime.combine(first, datetime.min.time()))
    expected = {each.date() for each in whole.between(begin, begin + timedelta(days=40), inc=True)}
    recurrence = Recurrence(text, first)
    days = (day + timedelta(days=n) for n in range(41))
    assert {each for each in days if each in recurrence} == expected


def test_rule_without_first_day_counts_from_2000() -> None:
    every_other_day = Recurrence("RRULE:FREQ=DAILY;INTERVAL=2")
    assert date(2000, 1, 1) in every_other_day
    assert date(2000, 1, 2) not in every_other_day
    assert date(1999, 12, 31) not in every_other_day


def test_first_day_itself_need_not_match() -> None:
    mondays = Recurrence("FREQ=WEEKLY;BYDAY=MO", date(2026, 4, 7))
    assert date(2026, 4, 7) not in mondays
    assert date(2026, 4, 13) in mondays


@pytest.mark.parametrize(
    "text",
    [
        "every monday",
        "FREQ=HOURLY",
        "BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;UNTIL=20261231T235959Z",
        "FREQ=DAILY;NONSENSE=1",
        "FREQ=DAILY\nRRULE:FREQ=WEEKLY",
        "FREQ=DAILY;COUNT=3\nRRULE:FREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_rule_that_cannot_be_followed_is_refused(text: str) -> None:
    with pytest.raises(RuleError, match="recurrence rule"):
        Recurrence(text)
