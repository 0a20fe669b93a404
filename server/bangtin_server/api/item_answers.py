"""Items as people's programs read them."""

from django.db.models import QuerySet
from django.http import HttpRequest

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.api.library_shapes import ItemShown, ItemThere, PlaylistUse, VersionThere
from bangtin_server.emergencies.standing import standing
from bangtin_server.errors import NotHereError
from bangtin_server.library.chains import said_by
from bangtin_server.library.checks import owed
from bangtin_server.library.models import Item, ItemVersion, State
from bangtin_server.library.particulars import gaps
from bangtin_server.scheduling.marking import showing_lists
from bangtin_server.scheduling.models import Playlist


def item_rows() -> QuerySet[Item]:
    """Return the items, with all that is told of each."""
    rows = Item.objects.exclude(newest=None).select_related("newest", "unit", "site", "home")
    return rows.prefetch_related("versions")


def item_row(request: HttpRequest, number: int) -> Item:
    """Return the item of that number among those that who asks sees.

    Raises:
        NotHereError: there is none.
    """
    row = seen(request, Right.SEE, item_rows()).filter(pk=number).first()
    if row is None:
        raise NotHereError(f"no item {number}", f"Không có nội dung {number}.")
    return row


def newest_of(row: Item) -> ItemVersion:
    """Return the newest version of one of `item_rows`."""
    assert row.newest is not None  # noqa: S101 - `item_rows` has left out those without
    row.newest.item = row
    return row.newest


def item_there(row: Item) -> ItemThere:
    """Return an item as programs see it."""
    version = newest_of(row)
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
        owed=list(owed(said)),
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


def item_shown(request: HttpRequest, row: Item) -> ItemShown:
    """Return the same, how it stands with the screens, and the playlists that have it."""
    stands = standing(newest_of(row), clock.now())
    lists = seen(request, Right.SEE, Playlist.objects.filter(elements__item=row)).distinct().order_by("code", "pk")
    return ItemShown(
        **item_there(row).model_dump(),
        standing=stands.value if stands else None,
        playlists=[_use(request, one) for one in lists],
    )


def _use(request: HttpRequest, row: Playlist) -> PlaylistUse:
    screens = seen(request, Right.SEE, showing_lists([row.pk])).order_by("name").values_list("name", flat=True)
    return PlaylistUse(number=row.pk, name=str(row), screens=list(screens))
