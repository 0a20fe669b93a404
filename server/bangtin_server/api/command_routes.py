"""What people's programs ask of the player of a screen."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from ninja import Path, Query, Router, Status

from bangtin_server import clock
from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.command_shapes import CommandThere, CommandWanted, command_there
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.shapes import ScreenName
from bangtin_server.composition import keyring, storage
from bangtin_server.errors import CommandError, NotHereError, StorageError
from bangtin_server.players import commands, fleet, pictures
from bangtin_server.players.commands import Wish
from bangtin_server.players.models import Command, Screen

router = Router(tags=["commands"])


def _file(*kinds: str) -> dict[str, Any]:
    """Describe an answer that is a file of one of *kinds*."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in kinds}
    return {"responses": {200: {"description": "OK", "content": content}}}


@router.get("/screens/{name}/commands", response={200: Listing[CommandThere], **REFUSALS})
def list_commands(request: HttpRequest, name: Path[ScreenName], paging: Query[Paging]) -> Listing[CommandThere]:
    """List what was asked of a screen and of its machine, the newest first, a page at a time."""
    rows = page_by_number(commands.of_screen(_screen(request, name, Right.SEE)), "version", paging)
    now = clock.now()
    return Listing(items=[command_there(row, now) for row in rows], next=rows.next)


@router.post("/screens/{name}/commands", response={201: CommandThere, **REFUSALS})
def give(request: HttpRequest, name: Path[ScreenName], body: CommandWanted) -> Status[CommandThere]:
    """Ask the screen's player for something; it waits for a player that is away, until it is worth doing no more."""
    screen = _screen(request, name, Right.COMMAND)
    if screen.player is None:
        raise CommandError(f"no player drives {name}", f"Chưa có thiết bị nào phát cho {name}.")
    wish = Wish(body.deed(name), by(request), body.lasts(), body.key)
    row = commands.give(screen.player, wish, keyring().publisher())
    return Status(201, command_there(row, clock.now()))


@router.get("/screens/{name}/commands/{command}", response={200: CommandThere, **REFUSALS})
def one(request: HttpRequest, name: Path[ScreenName], command: Path[UUID]) -> CommandThere:
    """Say what became of a command."""
    return command_there(_row(_screen(request, name, Right.SEE), command), clock.now())


@router.post("/screens/{name}/commands/{command}/cancel", response={200: CommandThere, **REFUSALS})
def cancel(request: HttpRequest, name: Path[ScreenName], command: Path[UUID]) -> CommandThere:
    """Ask for it no more, if the player has not answered yet."""
    return command_there(
        commands.cancel(_row(_screen(request, name, Right.COMMAND), command), by(request)), clock.now()
    )


@router.get(
    "/screens/{name}/commands/{command}/log", response={200: None, **REFUSALS}, openapi_extra=_file("text/plain")
)
def log(request: HttpRequest, name: Path[ScreenName], command: Path[UUID]) -> HttpResponse:
    """Hand out the log that a `send-journal` brought, as text."""
    row = _row(_screen(request, name, Right.COMMAND), command)
    if not hasattr(row, "bundle"):
        raise NotHereError(f"no log has come for {command}", f"Chưa có nhật ký của lệnh {command}.")
    return HttpResponse(_stored(row.bundle.name), "text/plain; charset=utf-8")


@router.get("/screens/{name}/picture", response={200: None, **REFUSALS}, openapi_extra=_file("image/jpeg", "image/png"))
def picture(request: HttpRequest, name: Path[ScreenName]) -> HttpResponse:
    """Hand out the newest picture of a screen's wall; `Last-Modified` says when it came."""
    found = pictures.newest(_screen(request, name, Right.SEE))
    if found is None:
        raise NotHereError(f"no picture of {name} has come yet", f"Chưa có ảnh chụp của {name}.")
    kind = "image/png" if found.name.endswith(".png") else "image/jpeg"
    return HttpResponse(_stored(found.name), kind, headers={"Last-Modified": http_date(found.taken_at.timestamp())})


def _stored(name: str) -> bytes:
    try:
        content = storage().get(name)
    except StorageError:
        content = None
    if content is None:
        raise NotHereError(f"{name} is not in the storage", "Tệp này không còn trong kho.")
    return content


def _screen(request: HttpRequest, name: str, right: Right) -> Screen:
    screen = fleet.screen(name, seen(request, Right.SEE, Screen.objects.all()))
    require(request, right, screen)
    return screen


def _row(screen: Screen, command: UUID) -> Command:
    row = commands.of_screen(screen).filter(pk=command).first()
    if row is None:
        raise NotHereError(f"no command {command} for {screen}", f"Không có lệnh {command} cho {screen}.")
    return row
