"""Items, for people's programs: made of files, described, sent in, judged, recalled."""

import msgspec
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Content, Pages, Tags
from bangtin_server import clock
from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.library_shapes import (
    Described,
    ItemShown,
    ItemThere,
    ItemWanted,
    Reason,
    Sought,
    TextWanted,
    Verdict,
    VersionThere,
)
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.shapes import Number
from bangtin_server.api.upload_routes import place_of_body
from bangtin_server.emergencies.standing import standing
from bangtin_server.errors import LibraryError, NotHereError
from bangtin_server.library import editing, reviewing
from bangtin_server.library.chains import Said, said_by
from bangtin_server.library.editing import Wanted
from bangtin_server.library.folding import folded
from bangtin_server.library.models import Item, ItemVersion, Medium, State
from bangtin_server.library.particulars import Particulars, gaps
from bangtin_server.library.reviewing import Doing, Step

router = Router(tags=["library"])


@router.get("/items", response={200: Listing[ItemThere], **REFUSALS})
def items(request: HttpRequest, paging: Query[Paging], sought: Query[Sought]) -> Listing[ItemThere]:
    """List the items, the newest first."""
    wanted = Q(newest__state=sought.state) if sought.state else Q()
    if sought.code:
        wanted &= Q(code=sought.code)
    for word in folded(sought.find).split():
        wanted &= Q(folded__contains=word)
    page = page_by_number(seen(request, Right.SEE, _rows()).filter(wanted), "pk", paging)
    return Listing(items=[_there(row) for row in page], next=page.next)


@router.post("/items", response={201: ItemThere, **REFUSALS})
def make(request: HttpRequest, body: ItemWanted) -> Status[ItemThere]:
    """Make an item of a file, as a draft."""
    medium = seen(request, Right.CONTRIBUTE, Medium.objects.all()).filter(pk=body.file).first()
    if medium is None:
        raise NotHereError(f"the library has no file {body.file}", f"Thư viện không có tệp {body.file}.")
    said = _said(body, editing.content_from(medium))
    made = editing.begin(Wanted(body.name, said), place_of_body(request, body), by(request))
    return Status(201, _there(_item(request, made.item_id)))


@router.post("/texts", response={201: ItemThere, **REFUSALS})
def make_text(request: HttpRequest, body: TextWanted) -> Status[ItemThere]:
    """Make a text card or a running line, as a draft."""
    said = Said(body.content(), Tags(alternative=body.title))
    made = editing.begin(Wanted(body.name, said), place_of_body(request, body), by(request))
    return Status(201, _there(_item(request, made.item_id)))


@router.get("/items/{number}", response={200: ItemShown, **REFUSALS})
def item(request: HttpRequest, number: Path[Number]) -> ItemShown:
    """Tell of an item, and how it stands with the screens."""
    row = _item(request, number)
    stands = standing(_newest(row), clock.now())
    return ItemShown(**_there(row).model_dump(), standing=stands.value if stands else None)


@router.post("/items/{number}", response={200: ItemThere, **REFUSALS})
def change(request: HttpRequest, number: Path[Number], body: Described) -> ItemThere:
    """Change a draft, or begin the next version of what was judged: all that is said of it, whole."""
    row = _item(request, number)
    require(request, Right.CONTRIBUTE, row)
    version = _newest(row)
    editing.revise(version, Wanted(body.name, _said(body, said_by(version).content)), by(request))
    return _there(_item(request, number))


@router.post("/items/{number}/submit", response={200: ItemThere, **REFUSALS})
def submit(request: HttpRequest, number: Path[Number]) -> ItemThere:
    """Send a draft in."""
    row = _item(request, number)
    require(request, Right.CONTRIBUTE, row)
    return _stepped(request, row, Step.SUBMIT)


@router.post("/items/{number}/review", response={200: ItemThere, **REFUSALS})
def review(request: HttpRequest, number: Path[Number], body: Verdict) -> ItemThere:
    """Judge the facts: `pass`, `return` or `reject`, the last two with a reason."""
    return _judged(request, number, body, Right.REVIEW)


@router.post("/items/{number}/approval", response={200: ItemThere, **REFUSALS})
def approve(request: HttpRequest, number: Path[Number], body: Verdict) -> ItemThere:
    """Judge whether it is shown: `approve`, `return` or `reject`, the last two with a reason."""
    return _judged(request, number, body, Right.APPROVE_ITEM)


@router.post("/items/{number}/recall", response={200: ItemThere, **REFUSALS})
def recall(request: HttpRequest, number: Path[Number], body: Reason) -> ItemThere:
    """Take an item off every screen."""
    row = _item(request, number)
    require(request, Right.RECALL, row)
    version = row.versions.filter(state=State.APPROVED).order_by("-number").first() or _newest(row)
    reviewing.take_step(Step.RECALL, version, Doing(by(request), body.reason))
    return _there(_item(request, number))


def _judged(request: HttpRequest, number: int, body: Verdict, right: Right) -> ItemThere:
    row = _item(request, number)
    require(request, right, row)
    if reviewing.move_of(Step(body.verdict), _newest(row)).right is not right:
        raise LibraryError("that is for others to say", "Bước này do người khác thực hiện.")
    return _stepped(request, row, Step(body.verdict), body.reason)


def _stepped(request: HttpRequest, row: Item, step: Step, reason: str = "") -> ItemThere:
    reviewing.take_step(step, _newest(row), Doing(by(request), reason))
    return _there(_item(request, row.pk))


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


def _rows() -> QuerySet[Item]:
    rows = Item.objects.exclude(newest=None).select_related("newest", "unit", "site", "home")
    return rows.prefetch_related("versions")


def _item(request: HttpRequest, number: int) -> Item:
    row = seen(request, Right.SEE, _rows()).filter(pk=number).first()
    if row is None:
        raise NotHereError(f"no item {number}", f"Không có nội dung {number}.")
    return row


def _newest(row: Item) -> ItemVersion:
    assert row.newest is not None  # noqa: S101 - `_rows` has left out those without
    row.newest.item = row
    return row.newest


def _there(row: Item) -> ItemThere:
    version = _newest(row)
    said = said_by(version)
    return ItemThere(
        number=row.pk,
        code=row.code,
        name=row.name,
        unit=row.unit.name if row.unit else None,
        site=row.site.code if row.site else None,
        screen=row.home.name if row.home else None,
        state=version.state,
        missing=[gap.field for gap in gaps(said)] if version.state == State.DRAFT else [],
        content=version.content,
        tags=version.tags,
        metadata=version.metadata,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        versions=[
            VersionThere(
                number=one.number, state=one.state, digest=one.digest, made_at=one.made_at, made_by=one.made_by
            )
            for one in sorted(row.versions.all(), key=lambda one: -one.number)
        ],
    )
