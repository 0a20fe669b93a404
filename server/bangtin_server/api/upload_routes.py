"""Files, for people's programs: promised here, sent to the door by tus, looked up here."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.accounts.models import Unit, User
from bangtin_server.api.file_shapes import UploadThere, UploadWanted
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.library_shapes import Belongs
from bangtin_server.authority import EVERYWHERE
from bangtin_server.composition import office
from bangtin_server.door.tickets import LASTS
from bangtin_server.door.uploads import AT
from bangtin_server.errors import NotHereError
from bangtin_server.library import uploads
from bangtin_server.library.models import Upload
from bangtin_server.library.uploads import Place
from bangtin_server.players.models import Site

router = Router(tags=["library"])


@router.post("/uploads", response={201: UploadThere, **REFUSALS})
def promise(request: HttpRequest, body: UploadWanted) -> Status[UploadThere]:
    """Ask to send a file. Its bytes go to `at` by tus 1.0.0: create, PATCH; where it is cut, HEAD and PATCH on."""
    assert isinstance(request.user, User)  # noqa: S101 - a token is a person's
    upload = uploads.promise(request.user, body.name, body.size, place_of_body(request, body))
    return Status(201, _there(upload, ticketed=True))


@router.get("/uploads/{upload}", response={200: UploadThere, **REFUSALS})
def state(request: HttpRequest, upload: UUID) -> UploadThere:
    """Say what became of one's own upload."""
    return _there(_own(request, upload))


@router.post("/uploads/{upload}/ticket", response={201: UploadThere, **REFUSALS})
def renew(request: HttpRequest, upload: UUID) -> Status[UploadThere]:
    """Give another ticket for an upload that goes on: one lasts a quarter of an hour."""
    row = _own(request, upload)
    return Status(201, _there(uploads.renewed(uploads.ticket(row)), ticketed=True))


def place_of_body(request: HttpRequest, body: Belongs) -> Place:
    """Return to whom a thing is to belong; where nothing is said and one may not contribute everywhere, one's own unit.

    Raises:
        NotHereError: there is no such place among those where who asks may contribute.
        NotAllowedError: nothing was said, and there is no unit of one's own.
    """
    units = seen(request, Right.CONTRIBUTE, Unit.objects.all())
    if body.unit is not None:
        if unit := units.filter(pk=body.unit).first():
            return Place(unit=unit)
        raise NotHereError(f"no unit {body.unit}", f"Không có đơn vị {body.unit}.")
    if body.site is not None:
        if site := seen(request, Right.CONTRIBUTE, Site.objects.all()).filter(code=body.site).first():
            return Place(site=site)
        raise NotHereError(f"no site {body.site}", f"Không có địa điểm {body.site}.")
    own = request.user.unit_id if isinstance(request.user, User) else None
    if unit := units.filter(pk=own or 0).first():
        return Place(unit=unit)
    require(request, Right.CONTRIBUTE, EVERYWHERE)
    return Place()


def _own(request: HttpRequest, upload: UUID) -> Upload:
    row = Upload.objects.filter(pk=upload, person__username=request.user.get_username()).first()
    if row is None:
        raise NotHereError("you have no such upload", "Bạn không có lần tải lên này.")
    return row


def _there(row: Upload, *, ticketed: bool = False) -> UploadThere:
    told = UploadThere(
        upload=row.pk,
        state=row.state,
        name=row.name,
        size=row.size,
        medium=row.medium_id,
        fault=row.fault or None,
    )
    if ticketed:
        told.at, told.ticket = AT, office().signed(uploads.ticket(row))
        told.lasts_s = int(LASTS.total_seconds())
    return told
