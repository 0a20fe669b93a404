"""Resumable uploads: tus 1.0.0 (tus.io), the core protocol with creation, termination and expiration.

What has come of a request that is cut is kept to the last durable byte, and the next one goes on from there. Every
request carries the ticket that web gave for this one upload: `Authorization: Bearer TICKET`.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from email.utils import formatdate
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from bangtin_server.door.spool import LARGEST, Coming, Spool, Writing
from bangtin_server.door.tickets import Ticket, TicketOffice
from bangtin_server.errors import CentreError, SpoolBusyError, SpoolFullError, TicketError, UnfitFileError

AT = "/uploads"
_VERSION = "1.0.0"
_BYTES = "application/offset+octet-stream"
_PIECE = 1 << 20
_SILENT_S = 60
"""A connection that brings nothing for so long is given up: its lock would keep the next one out."""
_STATUS: Mapping[type[CentreError], int] = {
    TicketError: 401,
    SpoolBusyError: 423,
    SpoolFullError: 507,
    UnfitFileError: 415,
}
_Answer = Callable[["UploadDoor", Request], Awaitable[Response]]


class RefusedError(CentreError):
    """A request is not as the protocol wants it.

    Args:
        status: What it is answered with.
    """

    def __init__(self, status: int, en: str, vi: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(en, vi)
        self.status, self.headers = status, headers or {}


def _speaking(answer: _Answer) -> _Answer:
    """Let *answer* refuse in words, and always say which protocol this is."""

    @wraps(answer)
    async def spoken(door: "UploadDoor", request: Request) -> Response:
        try:
            if request.headers.get("tus-resumable") != _VERSION:
                raise RefusedError(
                    412, "say Tus-Resumable: 1.0.0", "Thiếu Tus-Resumable: 1.0.0.", {"Tus-Version": _VERSION}
                )
            response = await answer(door, request)
        except CentreError as error:
            response = _refusal(error)
        response.headers["Tus-Resumable"] = _VERSION
        response.headers["Cache-Control"] = "no-store"
        return response

    return spoken


class UploadDoor:
    """Answers for what stands under `/uploads`."""

    def __init__(self, spool: Spool, office: TicketOffice) -> None:
        self._spool, self._office = spool, office

    async def options(self, request: Request) -> Response:
        """Say what is understood here."""
        del request
        told = {"Tus-Version": _VERSION, "Tus-Extension": "creation,termination,expiration"}
        told |= {"Tus-Resumable": _VERSION, "Tus-Max-Size": str(LARGEST)}
        return Response(status_code=204, headers=told)

    @_speaking
    async def create(self, request: Request) -> Response:
        """Begin an upload; its ticket begun again answers where it stands already."""
        ticket = self._ticket(request)
        length = _number(request, "upload-length")
        if length > LARGEST:
            raise RefusedError(413, f"at most {LARGEST} bytes", "Tệp quá lớn: tối đa 10 GiB.")
        if length != ticket.size:
            raise RefusedError(
                422, f"the ticket is for {ticket.size} bytes", f"Vé tải lên dành cho tệp {ticket.size} byte."
            )
        coming = await run_in_threadpool(self._spool.begin, ticket)
        return Response(status_code=201, headers={"Location": f"{AT}/{ticket.upload}", **_told(coming)})

    @_speaking
    async def head(self, request: Request) -> Response:
        """Say how far an upload has come."""
        coming = await self._coming(request)
        return Response(status_code=200, headers={"Upload-Length": str(coming.ticket.size), **_told(coming)})

    @_speaking
    async def patch(self, request: Request) -> Response:
        """Add what comes, for as long as it comes."""
        coming = await self._coming(request)
        if request.headers.get("content-type") != _BYTES:
            raise RefusedError(415, f"say Content-Type: {_BYTES}", f"Thiếu Content-Type: {_BYTES}.")
        offset = _number(request, "upload-offset")
        if coming.is_whole:
            _require_offset(offset, coming.offset)
            return Response(status_code=204, headers=_told(coming))
        writing = self._spool.writing(coming)
        await run_in_threadpool(writing.__enter__)
        try:
            await self._take(request, writing, offset)
        except UnfitFileError:
            await run_in_threadpool(self._spool.forget, writing)
            raise
        finally:
            await run_in_threadpool(writing.__exit__)
        return Response(status_code=204, headers=_told(writing.coming))

    @_speaking
    async def delete(self, request: Request) -> Response:
        """Forget an upload."""
        coming = await self._coming(request)
        if coming.is_whole:
            raise RefusedError(409, "it has come whole and is being taken", "Tệp đã tải xong, đang đưa vào thư viện.")
        await run_in_threadpool(self._spool.drop, coming.ticket.upload)
        return Response(status_code=204)

    @staticmethod
    async def _take(request: Request, writing: Writing, offset: int) -> None:
        """Hand on the body in pieces: what a request holds in memory is one of them."""
        at, size = writing.coming.offset, writing.coming.ticket.size
        _require_offset(offset, at)
        try:
            async for piece in _pieces(request):
                offset += len(piece)
                if offset > size:
                    raise RefusedError(413, "more bytes than the upload has", "Tệp dài hơn kích thước đã báo.")
                await run_in_threadpool(writing.add, piece)
        except (ClientDisconnect, TimeoutError) as error:
            raise RefusedError(408, "the request was cut", "Kết nối bị ngắt giữa chừng.") from error

    async def _coming(self, request: Request) -> Coming:
        ticket = self._ticket(request)
        if request.path_params["upload"] != ticket.upload:
            raise RefusedError(403, "the ticket is for another upload", "Vé này dành cho tệp khác.")
        coming = await run_in_threadpool(self._spool.find, ticket.upload)
        if coming is None:
            raise RefusedError(410, "there is no such upload any more", "Lần tải lên này không còn; hãy tải lại.")
        return coming

    def _ticket(self, request: Request) -> Ticket:
        kind, _, text = request.headers.get("authorization", "").partition(" ")
        return self._office.read(text.strip() if kind.lower() == "bearer" else "")


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """Yield the body in pieces worth a write; what has come is handed on even where the rest does not come."""
    stream, waits = request.stream().__aiter__(), bytearray()
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), _SILENT_S)
        except StopAsyncIteration:
            break
        except (ClientDisconnect, TimeoutError):
            if waits:
                yield bytes(waits)
            raise
        waits += piece
        if len(waits) >= _PIECE:
            yield bytes(waits)
            waits.clear()
    if waits:
        yield bytes(waits)


def _number(request: Request, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 20):  # noqa: PLR2004 - more than any file has
        raise RefusedError(400, f"{name} has to be a number of bytes", f"{name} phải là số byte.")
    return int(text)


def _require_offset(told: int, at: int) -> None:
    if told != at:
        raise RefusedError(
            409, f"this upload stands at {at}", f"Tệp đã nhận đến byte {at}.", {"Upload-Offset": str(at)}
        )


def _told(coming: Coming) -> dict[str, str]:
    return {"Upload-Offset": str(coming.offset), "Upload-Expires": formatdate(coming.until, usegmt=True)}


def _refusal(error: CentreError) -> Response:
    if isinstance(error, RefusedError):
        status, headers = error.status, dict(error.headers)
    else:
        status, headers = next(status for kind, status in _STATUS.items() if isinstance(error, kind)), {}
    if status == 423:  # noqa: PLR2004 - Locked
        headers["Retry-After"] = "2"
    return JSONResponse({"vi": error.vi, "en": error.en}, status, headers)
