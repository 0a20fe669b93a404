"""Days and hours drawn by lot: rules, lunar spans, calendars, operating hours."""

from datetime import time

from bangtin_playlists.schedule import Calendar, CalendarDay, Hours, LunarDay, LunarSpan, Rule
from tests.playlists.oracle.days import DAY, moon
from tests.playlists.oracle.lottery import TIMES, Lottery

RRULES = [
    *("FREQ=DAILY;INTERVAL=2", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1SU,1MO,2SU,-1FR"),
    *("FREQ=WEEKLY;BYDAY=SA,SU,MO", "FREQ=MONTHLY;BYMONTHDAY=1,8,25,29,-1", "FREQ=YEARLY;BYMONTH=2,3,7,10"),
]


def times(lot: Lottery) -> tuple[time, time]:
    """Draw hours that more often than not are long, and may cross midnight or be 24."""
    start = lot.pick(TIMES)
    return start, start if lot.chance(0.2) else lot.pick(TIMES)


def span(lot: Lottery) -> LunarSpan:
    """Draw a lunar span that begins or ends near the day."""
    month, number = moon(lot.day)[:2]
    near = LunarDay(month, min(30, max(1, number + lot.pick([-2, -1, 0, 0, 30]))))
    far = LunarDay(lot.pick([month, month % 12 + 1]), lot.pick([1, 7, 15, 30]))
    ends = lot.pick([(near, far), (near, near), (far, near)])
    return LunarSpan(*ends, leap=lot.pick(["no", "no", "yes", "both"]))


def rule(lot: Lottery) -> Rule:
    """Draw which days and hours: each kind of day rule one time in six or so."""
    start, end = times(lot) if lot.chance(0.6) else (None, None)
    kind = lot.random.randrange(12)
    today = lot.day.isoweekday()
    weekdays = tuple(sorted({*lot.some(range(1, 8), 1, 4), *([today] if lot.chance(0.7) else [])}))
    return Rule(
        weekdays=weekdays if kind in {0, 1} else (),
        rrule=lot.pick(RRULES) if kind in {2, 3} else "",
        holidays_of=("lễ",) if kind == 4 else (),
        not_holidays_of=(lot.pick(["lễ", "bù", "bù"]),) if kind in {1, 5, 6} else (),
        lunar=(span(lot),) if kind in {7, 8} else (),
        except_days=(lot.day + lot.pick([-1, 0, 1]) * DAY,) if kind in {2, 9} else (),
        first=lot.day - lot.pick([0, 1, 2, 9]) * DAY if lot.chance(0.3) else None,
        last=lot.day + lot.pick([-1, 0, 1, 5]) * DAY if lot.chance(0.2) else None,
        start=start,
        end=end,
    )


def calendars(lot: Lottery) -> tuple[Calendar, ...]:
    """Draw holidays, and days that work as another weekday."""
    holidays = [CalendarDay(lot.day + number * DAY) for number in lot.some([-1, 0, 1], 1, 2)]
    works = [CalendarDay(lot.day + number * DAY, lot.random.randint(1, 7)) for number in lot.some([-1, 0, 1], 1, 2)]
    return Calendar("lễ", tuple(holidays)), Calendar("bù", tuple(works))


def hours(lot: Lottery) -> tuple[Hours, ...]:
    """Draw rows; a last one takes most days."""
    if lot.chance(0.55):
        return ()
    rows = [Hours(rule(lot), closed=lot.chance(0.4)) for _ in range(lot.pick([0, 1, 1, 2]))]
    return (*rows, Hours(Rule(start=lot.pick(TIMES), end=lot.pick(TIMES))))
