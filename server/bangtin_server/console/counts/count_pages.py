"""Play counts: planned against shown, by month and by day, on a page and as files (Kế hoạch / Thực hiện)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.console.counts import count_figures as write
from bangtin_server.console.counts.count_files import as_csv, as_workbook
from bangtin_server.console.counts.count_form import KINDS, WAYS, Choice, choice, months, screens
from bangtin_server.console.counts.count_tables import line, lines
from bangtin_server.console.language import chosen, say
from bangtin_server.players.models import Screen, Site
from bangtin_server.players.states import State, state_of
from bangtin_server.reports.comparison import Comparison, compare
from bangtin_server.scheduling.models import Publication

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMED = 3
"""Silent screens that are named; of more only how many."""


@never_cache
@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """Show what was planned and what was shown."""
    wanted = choice(request)
    if wanted.unread:
        return _refused(request, wanted)
    counted = screens(request, wanted.where)
    told = compare(counted, wanted.period)
    language = chosen(request)
    whole = partial(write.whole, language=language)
    shown = {
        "lines": lines(told, wanted.by, counted, language),
        "total": line(told.total, "", language),
        "plays": say(request, "counts_plays", n=whole(told.total.full)),
        "lit": write.percent(told.lit_ms, told.planned_ms, language) if told.planned_ms else "",
        "lit_note": say(request, "counts_lit_note", **_lit(told, language)),
        "updated": say(request, "counts_updated", at=f"{localtime(told.counted_at):%d/%m/%Y %H:%M}"),
        "span": _span(request, wanted),
        **_asking(request, wanted),
        "notes": list(_notes(request, wanted, counted)),
        "empty": _why_empty(request, wanted, counted),
        "ways": [(wanted.query(by=by), say(request, f"counts_by_{by}"), by == wanted.by) for by in WAYS],
        "named": say(request, f"counts_name_{wanted.by}"),
    }
    return render(request, "console/counts.html", shown)


def _asking(request: HttpRequest, wanted: Choice) -> dict[str, object]:
    """Return what the form shows."""
    return {
        "asked": wanted,
        "kinds": [(kind, say(request, f"counts_{kind}")) for kind in KINDS],
        "months": [(f"{one:%Y-%m}", f"{one:%m/%Y}") for one in months(wanted.month)],
        **_places(request),
    }


def _refused(request: HttpRequest, wanted: Choice) -> HttpResponse:
    """Say which day cannot be read, and count none in its place."""
    said = say(request, "wrong_in", field=say(request, "counts_on"), said=say(request, "day_wrong"))
    return render(request, "console/counts.html", {"wrong": said, **_asking(request, wanted)}, status=422)


@never_cache
@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    """Hand out one way of counting as CSV."""
    if choice(request).unread:
        return _refused(request, choice(request))
    wanted, told, counted = _asked(request)
    table = lines(told, wanted.by, counted, chosen(request))
    total = line(told.total, "", chosen(request))._replace(name=say(request, "counts_total"))
    body = as_csv(table, total, f"counts_name_{wanted.by}", partial(say, request), chosen(request))
    return _file(request, wanted, body, "csv", "text/csv; charset=utf-8")


@never_cache
@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """Hand out every way of counting as a workbook."""
    if choice(request).unread:
        return _refused(request, choice(request))
    wanted, told, counted = _asked(request)
    sheets = {by: lines(told, by, counted, chosen(request)) for by in WAYS}
    at = say(request, "counts_updated", at=f"{localtime(told.counted_at):%d/%m/%Y %H:%M}")
    heading = f"{say(request, 'counts')}: {_span(request, wanted)} · {at}"
    body = as_workbook(sheets, line(told.total, "", chosen(request)), heading, partial(say, request))
    return _file(request, wanted, body, "xlsx", _XLSX)


def _asked(request: HttpRequest) -> tuple[Choice, Comparison, list[Screen]]:
    wanted = choice(request)
    counted = screens(request, wanted.where)
    return wanted, compare(counted, wanted.period), counted


def _file(request: HttpRequest, wanted: Choice, body: bytes, suffix: str, kind: str) -> HttpResponse:
    """Hand out a file, and keep in the log who took it (domain.md 3.9)."""
    first, last = wanted.period
    name = f"luot-phat-{first:%Y%m%d}-{last:%Y%m%d}.{suffix}"
    told = {"file": name, "where": wanted.where or "*", "since": first.isoformat(), "until": last.isoformat()}
    note(Deed.REPORT_EXPORTED, request.user.get_username(), "counts", after=told)
    return HttpResponse(body, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _span(request: HttpRequest, wanted: Choice) -> str:
    first, last = wanted.period
    return (
        write.day(first) if first == last else say(request, "counts_span", first=write.day(first), last=write.day(last))
    )


def _lit(told: Comparison, language: str) -> Mapping[str, str]:
    lost = max(0, told.planned_ms - told.lit_ms)
    return {"lost": write.length(lost, language), "planned": write.length(told.planned_ms, language)}


def _notes(request: HttpRequest, wanted: Choice, counted: Sequence[Screen]) -> Iterator[str]:
    """Yield what a reader has to know of figures that are not whole."""
    (first, last), now = wanted.period, clock.now()
    today = localtime(now).date()
    if first <= today <= last:
        yield say(request, "counts_partial")
    began = _began(counted)
    if began is not None and first < began <= last:
        yield say(request, "counts_began", day=write.day(began))
    silent = [screen.name for screen in counted if state_of(screen, now) in {State.SILENT, State.LATE}]
    if silent and last >= today:
        names = ", ".join(silent[:_NAMED]) + (", …" if len(silent) > _NAMED else "")
        yield say(request, "counts_silent", n=len(silent), names=names)


def _began(counted: Sequence[Screen]) -> date | None:
    """Return the day on which the first programme of these screens came into force."""
    since = Publication.objects.filter(screen__in=counted).aggregate(Min("since"))["since__min"]
    return localtime(since).date() if since else None


def _why_empty(request: HttpRequest, wanted: Choice, counted: Sequence[Screen]) -> str:
    if not counted:
        return say(request, "counts_none_screens")
    later = wanted.period.first > localtime(clock.now()).date()
    return say(request, "counts_none_later" if later else "counts_none_why")


def _places(request: HttpRequest) -> dict[str, object]:
    """Return the sites and screens to choose among."""
    rows = seen(request, Right.SEE_REPORTS, Screen.objects.order_by("name")).values_list("name", flat=True)
    return {"sites": seen(request, Right.SEE_REPORTS, Site.objects.order_by("name")), "screens": list(rows)}
