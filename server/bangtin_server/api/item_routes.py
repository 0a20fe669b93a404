"""Items, for people's programs: made of files, described, sent in, judged, recalled."""

import msgspec
from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Content, Pages, Tags
from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.item_answers import item_row, item_rows, item_shown, item_there, newest_of
from bangtin_server.api.library_shapes import (
    Described,
    ItemShown,
    ItemThere,
    ItemWanted,
    Reason,
    Sought,
    TextWanted,
    Verdict,
)
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.shapes import Number
from bangtin_server.api.upload_routes import place_of_body
from bangtin_server.errors import LibraryError, NotHereError
from bangtin_server.library import editing, finding, reviewing
from bangtin_server.library.chains import Said, said_by
from bangtin_server.library.checks import NOTHING, Answers
from bangtin_server.library.editing import Wanted
from bangtin_server.library.finding import Query as FindQuery
from bangtin_server.library.models import Item, Medium, State
from bangtin_server.library.particulars import Particulars
from bangtin_server.library.reviewing import Doing, Step

router = Router(tags=["library"])


@router.get("/items", response={200: Listing[ItemThere], **REFUSALS})
def items(request: HttpRequest, paging: Query[Paging], sought: Query[Sought]) -> Listing[ItemThere]:
    """List the items, the newest first."""
    query = FindQuery(sought.find, sought.kind, sought.category, sought.state, sought.unit)
    rows = finding.items(seen(request, Right.SEE, item_rows()), query)
    page = page_by_number(rows.filter(code=sought.code) if sought.code else rows, "pk", paging)
    return Listing(items=[item_there(row) for row in page], next=page.next)


@router.post("/items", response={201: ItemThere, **REFUSALS})
def make(request: HttpRequest, body: ItemWanted) -> Status[ItemThere]:
    """Make an item of a file, as a draft."""
    medium = seen(request, Right.CONTRIBUTE, Medium.objects.all()).filter(pk=body.file).first()
    if medium is None:
        raise NotHereError(f"the library has no file {body.file}", f"Thư viện không có tệp {body.file}.")
    said = _said(body, editing.content_from(medium))
    made = editing.begin(Wanted(body.name, said), place_of_body(request, body), by(request))
    return Status(201, item_there(item_row(request, made.item_id)))


@router.post("/texts", response={201: ItemThere, **REFUSALS})
def make_text(request: HttpRequest, body: TextWanted) -> Status[ItemThere]:
    """Make a text card or a running line, as a draft."""
    said = Said(body.content(), Tags(alternative=body.title))
    made = editing.begin(Wanted(body.name, said), place_of_body(request, body), by(request))
    return Status(201, item_there(item_row(request, made.item_id)))


@router.get("/items/{number}", response={200: ItemShown, **REFUSALS})
def item(request: HttpRequest, number: Path[Number]) -> ItemShown:
    """Tell of an item, how it stands with the screens, and where it is used."""
    return item_shown(request, item_row(request, number))


@router.post("/items/{number}", response={200: ItemThere, **REFUSALS})
def change(request: HttpRequest, number: Path[Number], body: Described) -> ItemThere:
    """Change a draft, or begin the next version of what was judged: all that is said of it, whole."""
    row = item_row(request, number)
    require(request, Right.CONTRIBUTE, row)
    version = newest_of(row)
    editing.revise(version, Wanted(body.name, _said(body, said_by(version).content)), by(request))
    return item_there(item_row(request, number))


@router.post("/items/{number}/submit", response={200: ItemThere, **REFUSALS})
def submit(request: HttpRequest, number: Path[Number]) -> ItemThere:
    """Send a draft in."""
    row = item_row(request, number)
    require(request, Right.CONTRIBUTE, row)
    return _stepped(request, row, Step.SUBMIT)


@router.post("/items/{number}/review", response={200: ItemThere, **REFUSALS})
def review(request: HttpRequest, number: Path[Number], body: Verdict) -> ItemThere:
    """Judge the facts: `pass`, `return` or `reject`, the last two with a reason."""
    return _judged(request, number, body, Right.REVIEW)


@router.post("/items/{number}/approval", response={200: ItemThere, **REFUSALS})
def approve(request: HttpRequest, number: Path[Number], body: Verdict) -> ItemThere:
    """Judge whether it is shown: `approve` with its checks, `return` or `reject` with a reason."""
    return _judged(request, number, body, Right.APPROVE_ITEM)


@router.post("/items/{number}/recall", response={200: ItemThere, **REFUSALS})
def recall(request: HttpRequest, number: Path[Number], body: Reason) -> ItemThere:
    """Take an item off every screen."""
    row = item_row(request, number)
    require(request, Right.RECALL, row)
    version = row.versions.filter(state=State.APPROVED).order_by("-number").first() or newest_of(row)
    reviewing.take_step(Step.RECALL, version, Doing(by(request), body.reason))
    return item_there(item_row(request, number))


def _judged(request: HttpRequest, number: int, body: Verdict, right: Right) -> ItemThere:
    row = item_row(request, number)
    require(request, right, row)
    if reviewing.move_of(Step(body.verdict), newest_of(row)).right is not right:
        raise LibraryError("that is for others to say", "Bước này do người khác thực hiện.")
    answers = body.checks.model_dump(exclude_none=True) if body.checks else {}
    return _stepped(request, row, Step(body.verdict), body.reason, answers)


def _stepped(request: HttpRequest, row: Item, step: Step, reason: str = "", answers: Answers = NOTHING) -> ItemThere:
    reviewing.take_step(step, newest_of(row), Doing(by(request), reason, answers))
    return item_there(item_row(request, row.pk))


def _said(body: Described, content: Content) -> Said:
    if isinstance(content, Pages):
        content = msgspec.structs.replace(content, page_ms=Millis(body.page_seconds * 1000))
    tags = Tags(
        category=body.category,
        nature=body.nature,
        mourning_ok=body.mourning_ok,
        ai=body.ai,
        language=body.language,
        alternative=body.alternative,
        source=body.source,
    )
    kept = Particulars(
        body.accuracy_officer,
        body.legal_basis,
        body.shows_people,
        body.consent if body.shows_people else "",
        body.no_secrets,
    )
    return Said(content, tags, msgspec.to_builtins(kept), body.valid_from, body.valid_to)
