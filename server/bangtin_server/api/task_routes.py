"""What waits for whose program asks, and what was said to them."""

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query, Router

from bangtin_server import clock
from bangtin_server.access import seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.item_answers import item_rows, item_there
from bangtin_server.api.library_shapes import ItemThere
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.task_shapes import NoticesAsked, NoticeThere, ReadThere, ReadWanted, TaskAsked
from bangtin_server.library.models import Item, Notice
from bangtin_server.library.waiting import TASKS, Task, notices_of, read_notices, waiting

router = Router(tags=["library"])


@router.get("/tasks", response={200: Listing[ItemThere], **REFUSALS})
def tasks(request: HttpRequest, paging: Query[Paging], asked: Query[TaskAsked]) -> Listing[ItemThere]:
    """List the items that wait for who asks, the newest first: others' to judge, or their own that came back."""
    wanted = Q()
    for task in [asked.task] if asked.task else Task:
        wanted |= Q(
            pk__in=waiting(task, seen(request, TASKS[task].right, Item.objects.all()), by(request)).values("pk")
        )
    page = page_by_number(item_rows().filter(wanted), "pk", paging)
    return Listing(items=[item_there(row) for row in page], next=page.next)


@router.get("/notices", response={200: Listing[NoticeThere], **REFUSALS})
def notices(request: HttpRequest, paging: Query[Paging], asked: Query[NoticesAsked]) -> Listing[NoticeThere]:
    """List what was said to who asks of versions of theirs, the newest first."""
    mine = notices_of(by(request)).select_related("version__item")
    page = page_by_number(mine.filter(read_at=None) if asked.unread else mine, "pk", paging)
    return Listing(items=[_notice(row) for row in page], next=page.next)


@router.post("/notices/read", response={200: ReadThere, **REFUSALS})
def read(request: HttpRequest, body: ReadWanted = ReadWanted()) -> ReadThere:  # noqa: B008 - never changed
    """Mark one's notices as read."""
    return ReadThere(count=read_notices(by(request), clock.now(), body.last))


def _notice(row: Notice) -> NoticeThere:
    item = row.version.item
    return NoticeThere(
        number=row.pk,
        at=row.at,
        by=row.by,
        item=item.pk,
        code=item.code,
        name=item.name,
        version=row.version.number,
        state=row.state,
        reason=row.reason,
        read_at=row.read_at,
    )
