"""Playlists: all of them, and one to be changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server import clock
from bangtin_server.access import Right, may, require, seen
from bangtin_server.console.acting import LARGEST_KEY, act_and_go, go_on
from bangtin_server.console.language import in_words, say
from bangtin_server.console.plan.following import follow, followed
from bangtin_server.console.plan.playlist_draft import Draft, draft_of, focus_after, milliseconds, read, wanted
from bangtin_server.console.plan.playlist_rows import Shelf, choices
from bangtin_server.console.telling import lasting
from bangtin_server.errors import ChangedMeanwhileError, ScheduleRefusedError
from bangtin_server.library.folding import folded
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import playlists as nouns
from bangtin_server.scheduling.changes import Change, last_changes
from bangtin_server.scheduling.marking import showing_lists
from bangtin_server.scheduling.models import Element, Entry, Playlist
from bangtin_server.scheduling.playlists import Wanted, approved_of, own_length
from bangtin_server.scheduling.rounds import rounds

_MOST_NAMED = 3


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def list_playlists(request: HttpRequest) -> HttpResponse:
    """Show the playlists, and make one."""
    if request.method == "POST":
        return _make(request)
    asked = request.GET.get("find", "")[:100]
    rows = list(seen(request, Right.SEE, Playlist.objects.select_related("home__site")).order_by("name", "code"))
    shown = [row for row in map(_in_list(request, rows), rows) if _fits(row, asked)]
    return render(request, "console/playlists.html", {"rows": shown, "asked": asked, "any": bool(rows)})


def _in_list(request: HttpRequest, rows: list[Playlist]) -> Any:  # noqa: ANN401 - a function of a row
    """Return what tells of one playlist; what it needs of all of them is read at once."""
    changes = last_changes(map(nouns.thing, rows))
    lengths = rounds(row.pk for row in rows)
    counts = Counter(Element.objects.values_list("playlist_id", flat=True))
    mine = set(seen(request, Right.SEE, Screen.objects.all()).values_list("name", flat=True))

    def told(row: Playlist) -> dict[str, Any]:
        screens = list(showing_lists([row.pk]).order_by("name").values_list("name", flat=True))
        visible = [name for name in screens if name in mine]
        return {
            "row": row,
            "count": counts[row.pk],
            "length": lasting(request, lengths[row.pk]) if lengths[row.pk] else "–",
            "screens": visible[:_MOST_NAMED],
            "more": say(request, "and_more", n=len(screens) - _MOST_NAMED) if len(screens) > _MOST_NAMED else "",
            "searched": folded(" ".join([str(row), row.code, *visible, row.home.name if row.home else ""])),
            "change": changes.get(nouns.thing(row)),
        }

    return told


def _fits(row: Mapping[str, Any], asked: str) -> bool:
    return all(word in row["searched"] for word in folded(asked).split())


def _make(request: HttpRequest) -> HttpResponse:
    require(request, Right.SCHEDULE)
    try:
        made = nouns.make(Wanted(request.POST.get("name", "")[:300]), _by(request))
    except ScheduleRefusedError as error:
        messages.error(request, in_words(request, error))
        return HttpResponseRedirect(reverse("playlists"))
    messages.success(request, say(request, "made_playlist", name=made))
    return HttpResponseRedirect(reverse("playlist", args=[made.pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def playlist(request: HttpRequest, number: int) -> HttpResponse:
    """Show a playlist, and change it: each button sends the whole form; only one of them saves."""
    row = _row(request, number)
    if request.method != "POST":
        return _editor(request, row, _saved(row))
    require(request, Right.SCHEDULE, row)
    deed = request.POST.get("do", "")[:40]
    draft = read(request.POST).done(deed)
    if deed == "save":
        return _save(request, row, draft)
    return _editor(request, row, draft, focus=focus_after(deed, len(draft.rows)))


def _saved(row: Playlist) -> Draft:
    versions = approved_of(one.item_id for one in row.elements.all() if one.item_id)
    own = {item: own_length(version.content) for item, version in versions.items()}
    return draft_of(row, nouns.version(row), own)


def _save(request: HttpRequest, row: Playlist, draft: Draft) -> HttpResponse:
    if any(milliseconds(one.length) is None for one in draft.rows):
        return _editor(request, row, draft, status=422)
    try:
        screens = nouns.change(row, wanted(draft, row), draft.version, _by(request))
    except ChangedMeanwhileError:
        return _second(request, row, draft)
    except ScheduleRefusedError as error:
        return _editor(request, row, draft, status=422, refusal=in_words(request, error))
    follow(request, screens)
    said = say(request, "saved_on", n=len(screens)) if screens else say(request, "saved_plain")
    messages.success(request, said)
    return go_on(request, reverse("playlist", args=[row.pk]))


def _second(request: HttpRequest, row: Playlist, draft: Draft) -> HttpResponse:
    """Tell who comes second who was first, and what that changed; saving again is then meant."""
    fresh = Playlist.objects.get(pk=row.pk)
    last = last_changes([nouns.thing(row)]).get(nouns.thing(row))
    again = Draft(draft.name, draft.rows, draft.shuffle, nouns.version(fresh), draft.find)
    told: dict[str, Any] = {"theirs": list(_differences(request, last)) if last else []}
    if last:
        told["second"] = say(request, "second_title", by=last.by, at=f"{localtime(last.at):%H:%M:%S %d/%m/%Y}")
    return _editor(request, fresh, again, status=409, **told)


def _differences(request: HttpRequest, last: Change) -> Iterable[str]:
    """Yield what the last change did, in words."""
    before, after = last.before, last.after
    if before.get("name") != after.get("name"):
        yield say(request, "diff_named", what=after.get("name", ""))
    was, now = Counter(before.get("lines", [])), Counter(after.get("lines", []))
    for key, lines in (("diff_added", now - was), ("diff_taken", was - now)):
        if lines:
            yield say(request, key, what=", ".join(lines.elements()))
    if was == now and before.get("lines") != after.get("lines"):
        yield say(request, "diff_order")


def _editor(
    request: HttpRequest,
    row: Playlist,
    draft: Draft,
    *,
    focus: str = "",
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what the template says besides
) -> HttpResponse:
    shelf, may_change = Shelf(request, draft, clock.now()), may(request, Right.SCHEDULE, row)
    button, _, at = focus.partition(":")
    lines = [one._replace(focus=button if str(n) == at else "") for n, one in enumerate(shelf.lines(draft.rows))]
    screens = list(showing_lists([row.pk]).order_by("name").values_list("name", flat=True))
    mine = set(seen(request, Right.SEE, Screen.objects.all()).values_list("name", flat=True))
    shown = {
        "row": row,
        "draft": draft,
        "lines": lines,
        "total": lasting(request, shelf.total(draft.rows)),
        "unsaved": draft != _saved(row),
        "screens": [name for name in screens if name in mine],
        "effect": say(request, "will_change", n=len(screens)) if screens else say(request, "changes_none"),
        "uses": nouns.uses(row, seen(request, Right.SEE, Entry.objects.all())),
        "change": last_changes([nouns.thing(row)]).get(nouns.thing(row)),
        "may_change": may_change,
        "choices": choices(request, row, draft.find) if may_change else [],
        "wrong": [say(request, "length_wrong", what=one.title) for one in lines if one.wrong],
        "followed": followed(request),
        **more,
    }
    return render(request, "console/playlist.html", shown, status=200 if _by_htmx(request) else status)


@require_POST
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """Make another that says the same."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row.home)
    made = nouns.copy(row, say(request, "copy_of", name=str(row)[:180]), _by(request))
    messages.success(request, say(request, "copied_playlist", name=made))
    return HttpResponseRedirect(reverse("playlist", args=[made.pk]))


@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Delete one that nothing uses."""
    row = _row(request, number)
    require(request, Right.SCHEDULE, row)
    places = reverse("playlist", args=[number]), reverse("playlists")
    return act_and_go(request, lambda: nouns.delete(row, _by(request)), "deleted_playlist", places, name=row)


def _row(request: HttpRequest, number: int) -> Playlist:
    rows = seen(request, Right.SEE, Playlist.objects.select_related("home"))
    found = rows.filter(pk=min(number, LARGEST_KEY)).first()
    if found is None:
        raise Http404
    return found


def _by(request: HttpRequest) -> str:
    return request.user.get_username()


def _by_htmx(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers
