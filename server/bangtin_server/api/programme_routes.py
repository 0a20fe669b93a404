"""Programmes and the files that they name, for people's programs."""

from pathlib import Path as DiskPath
from typing import TypeVar

import msgspec
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest
from ninja import File, Form, Path, Router, Schema, UploadedFile

from bangtin_playlists.programme import LARGEST_BYTES
from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.refusals import listed
from bangtin_server.api.shapes import Code, Digest, MediumThere
from bangtin_server.composition import storage
from bangtin_server.errors import NotHereError, ProgrammeRefusedError
from bangtin_server.library.models import Medium
from bangtin_server.players import fleet
from bangtin_server.players.models import Site
from bangtin_server.scheduling.uploaded_programmes import Sent, Upload, import_upload

router = Router(tags=["programmes"])
T = TypeVar("T")
_WANTED = {
    "digests": ("một đối tượng JSON, từ tên tệp đến mã băm SHA-256", "a JSON object of names to digests"),
    "names": ("một danh sách JSON, mỗi tệp một tên", "a JSON list of names, one for each file"),
}


class Imported(Schema):
    """What became of a programme."""

    screen: str
    site: str
    warnings: list[dict[str, str | int]]
    waiting: list[str]
    """Files that are still being examined: the screen shows each once that is done (`GET /media/DIGEST`)."""


@router.get("/media/{digest}", response={200: MediumThere, **REFUSALS})
def medium(request: HttpRequest, digest: Path[Digest]) -> MediumThere:
    """Say whether the library has a file, and what was found of it."""
    del request
    row = Medium.objects.filter(pk=digest).first()
    if row is None:
        raise NotHereError(f"the library has no file {digest}", f"Thư viện không có tệp {digest}.")
    return MediumThere(
        digest=row.digest,
        size=row.size,
        kind=row.kind,
        name=row.name,
        examination=row.examination,
        fault=row.fault or None,
    )


@router.post("/programmes", response={200: Imported, **REFUSALS})
def import_programme(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: HttpRequest,
    programme: File[UploadedFile],
    media: File[list[UploadedFile]] = [],  # noqa: B006 - ninja's way to say "none"
    site: Form[Code | None] = None,
    digests: Form[str] = "{}",
    names: Form[str] = "[]",
) -> Imported:
    """Take a programme in whole, or say every mistake with its line; publishing follows by itself.

    `media` are the files that it names. Each is known by the name that it is sent with, which is the last part only:
    where two folders have a file of the same name, `names` is a JSON list of the names that the programme writes, one
    for each of `media`. `digests` is a JSON object of such names to digests, for files that the library has. `site`
    says where a new screen stands. Orders are not taken from a programme.
    """
    files = _files(media, _read(names, list[str], "names"))
    upload = Upload(
        programme.name or "programme.yaml", _text(programme), files, _read(digests, dict[str, str], "digests")
    )
    stands = fleet.site(site, seen(request, Right.SCHEDULE, Site.objects.all())) if site else None
    taken = import_upload(upload, stands, storage(), by(request), lambda at: require(request, Right.SCHEDULE, at))
    name = taken.screen.name
    site_code = taken.screen.site.code
    return Imported(screen=name, site=site_code, warnings=listed(taken.warnings), waiting=taken.waiting)


def _text(programme: UploadedFile) -> bytes:
    if (programme.size or 0) > LARGEST_BYTES:
        raise ProgrammeRefusedError(
            f"a programme has at most {LARGEST_BYTES} bytes", f"Tệp chương trình tối đa {LARGEST_BYTES} byte."
        )
    return bytes(programme.read())


def _files(media: list[UploadedFile], names: list[str]) -> list[Sent]:
    """Return where each file is: the settings keep every upload on the disk."""
    if names and len(names) != len(media):
        raise ProgrammeRefusedError(
            f"names: {len(names)} names for {len(media)} files; one for each is wanted",
            f"names: có {len(names)} tên cho {len(media)} tệp; cần mỗi tệp một tên.",
        )
    called = names or [one.name or "" for one in media]
    return [
        Sent(name, DiskPath(one.temporary_file_path()))
        for name, one in zip(called, media, strict=True)
        if isinstance(one, TemporaryUploadedFile)
    ]


def _read(text: str, kind: type[T], field: str) -> T:
    """Read a field that holds JSON."""
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"), type=kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ProgrammeRefusedError(
            f"{field}: {_WANTED[field][1]} is wanted ({error})", f"{field}: cần {_WANTED[field][0]}."
        ) from error
