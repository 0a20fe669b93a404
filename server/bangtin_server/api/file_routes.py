"""The files of the library, for people's programs: found, and where each is used."""

from django.http import HttpRequest
from ninja import Path, Query, Router

from bangtin_server.access import Right, seen
from bangtin_server.api.file_shapes import FilesSought, FileThere, FileUses, FormThere, Said, UseThere
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.paging import Listing, Paging, page_by_name
from bangtin_server.api.shapes import Digest
from bangtin_server.errors import NotHereError
from bangtin_server.library import finding
from bangtin_server.library.finding import Query as FindQuery
from bangtin_server.library.models import Item, Medium, Rendition
from bangtin_server.library.preflight import of_class, of_rendition
from bangtin_server.scheduling.models import Font

router = Router(tags=["library"])


@router.get("/media", response={200: Listing[FileThere], **REFUSALS})
def files(request: HttpRequest, paging: Query[Paging], sought: Query[FilesSought]) -> Listing[FileThere]:
    """List the files by their digests, a page at a time; `find` looks for words, with or without marks."""
    query = FindQuery(sought.find, sought.kind, state=sought.examination, unit=sought.unit)
    page = page_by_name(finding.media(seen(request, Right.SEE, Medium.objects.all()), query), "digest", paging)
    return Listing(items=[_there(row) for row in page], next=page.next)


@router.get("/media/{digest}/uses", response={200: FileUses, **REFUSALS})
def uses(request: HttpRequest, digest: Path[Digest]) -> FileUses:
    """Say which items show a file, for whom it is a font, and how it plays on each class of screens."""
    medium = seen(request, Right.SEE, Medium.objects.all()).filter(pk=digest).first()
    if medium is None:
        raise NotHereError(f"the library has no file {digest}", f"Thư viện không có tệp {digest}.")
    items = seen(request, Right.SEE, Item.objects.filter(versions__media=medium)).distinct().order_by("name")
    return FileUses(
        items=[_use(row, medium) for row in items],
        fonts_of=sorted({str(row.screen or row.group or row.site) for row in Font.objects.filter(medium=medium)}),
        forms=[_form(row) for row in medium.renditions.filter(purpose=Rendition.Purpose.PLAY)],
    )


def _use(row: Item, medium: Medium) -> UseThere:
    version = row.versions.filter(media=medium).order_by("-number").first()
    return UseThere(item=row.pk, code=row.code, name=row.name, state=version.state if version else "")


def _form(row: Rendition) -> FormThere:
    named, stands = of_class(row.target), of_rendition(row)
    return FormThere(screens=Said(vi=named.vi, en=named.en), says=Said(vi=stands.vi, en=stands.en))


def _there(row: Medium) -> FileThere:
    """Return a file as programs see it."""
    return FileThere(
        digest=row.digest,
        size=row.size,
        kind=row.kind,
        name=row.name,
        unit=row.unit.name if row.unit else None,
        site=row.site.code if row.site else None,
        examination=row.examination,
        fault=row.fault or None,
        measures=row.measures,
        added_at=row.added_at,
        added_by=row.added_by,
    )
