"""`python -m tests.benchmarks.centre.reporting FIRST LAST MONTHS`: totals and a report, by the centre's own code.

Prints, as JSON, what `plays.PlaysFigures` has of it. With `begin` instead: lets what is published have been in force
for all the time that reports look at, as if this centre were a year old.
"""

import json
import sys
import time
from datetime import date, timedelta

import django

django.setup()


from bangtin_server import clock  # noqa: E402 - models exist only once Django is ready
from bangtin_server.emergencies.models import OrdersPublication  # noqa: E402 - the same
from bangtin_server.players.models import Screen  # noqa: E402 - the same
from bangtin_server.reports import comparison, totals  # noqa: E402 - the same
from bangtin_server.reports.models import DailyScreen, DailyTotal  # noqa: E402 - the same
from bangtin_server.reports.period import Period  # noqa: E402 - the same
from bangtin_server.scheduling.models import Publication  # noqa: E402 - the same

_REPORTS = 3


def begin() -> None:
    """Let documents have been in force since long ago."""
    long_ago = clock.now() - timedelta(days=900)
    for kind in (Publication, OrdersPublication):
        kind._default_manager.update(since=long_ago)  # noqa: SLF001 - Django's public name


def figures(first: date, last: date, months: int) -> dict[str, object]:
    """Make totals from *months* before on, and the report of the month."""
    screens, begun = list(Screen.objects.all()), time.perf_counter()
    totals.settle(screens, first - timedelta(days=30 * months), last)
    settled = time.perf_counter() - begun
    taken, report = list[float](), None
    for _ in range(_REPORTS):
        begun = time.perf_counter()
        report = comparison.compare(Screen.objects.all(), Period(first, last))
        taken.append(round(time.perf_counter() - begun, 3))
    days = DailyScreen.objects.count()
    return {
        "settled_days": days,
        "settled_per_s": round(days / settled, 1),
        "total_rows": DailyTotal.objects.count(),
        "report_s": taken,
        "rows_in_report": report.total.full if report else 0,
    }


if __name__ == "__main__":
    if sys.argv[1] == "begin":
        begin()
    else:
        told = figures(date.fromisoformat(sys.argv[1]), date.fromisoformat(sys.argv[2]), int(sys.argv[3]))
        sys.stdout.write(json.dumps(told))
