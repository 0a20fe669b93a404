"""What people see of a file: its preview on a page, and the pictures that the worker made of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from bangtin_server.access import Right, seen
from bangtin_server.composition import storage
from bangtin_server.console.numbers import number_in
from bangtin_server.errors import StorageError
from bangtin_server.library.models import ItemVersion, Medium, Rendition
from bangtin_server.storage import names

_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png", "mp4": "video/mp4", "webm": "video/webm"}
_PURPOSES = {Rendition.Purpose.THUMBNAIL, Rendition.Purpose.PREVIEW, Rendition.Purpose.PAGE}


@require_safe
def look(request: HttpRequest, digest: str, purpose: str, number: int) -> HttpResponseBase:
    """Return a picture or a preview of a file; it never changes, so browsers keep it."""
    if purpose not in set(map(str, _PURPOSES)):
        raise Http404
    medium = get_object_or_404(seen(request, Right.SEE, Medium.objects.all()), pk=digest)
    made = medium.renditions.filter(purpose=purpose, number=number, state=Rendition.State.DONE).first()
    if made is None or made.suffix not in _TYPES:
        raise Http404
    name = names.rendition(made.digest, made.suffix)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=86400"}
    try:
        size = storage().size(name)
    except StorageError:
        size = None
    if size is None:
        raise Http404
    return _sent(request, name, size, _TYPES[made.suffix], headers)


def _sent(request: HttpRequest, name: str, size: int, kind: str, headers: dict[str, str]) -> HttpResponseBase:
    """Return a file, or the part that a film's player asks for."""
    headers["Accept-Ranges"] = "bytes"
    unit, _, span = request.headers.get("Range", "").partition("=")
    first, _, last = span.partition("-")
    start, end = number_in(first), number_in(last or str(size - 1))
    if unit != "bytes" or start is None or end is None:
        headers["Content-Length"] = str(size)
        return StreamingHttpResponse(storage().chunks(name, 0, size), content_type=kind, headers=headers)
    end = min(end, size - 1)
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers |= {"Content-Range": f"bytes {start}-{end}/{size}", "Content-Length": str(end - start + 1)}
    return StreamingHttpResponse(storage().chunks(name, start, end + 1), status=206, content_type=kind, headers=headers)


def preview_of(request: HttpRequest, thing: ItemVersion | Medium) -> dict[str, Any]:
    """Return what a page shows of a file or of a version's files: `films`, `pictures`, or neither."""
    del request
    media = list(thing.media.all()) if isinstance(thing, ItemVersion) else [thing]
    films, pictures = [], []
    for medium in media:
        done = medium.renditions.filter(state=Rendition.State.DONE).exclude(purpose=Rendition.Purpose.PLAY)
        rows = {(row.purpose, row.number): row for row in done.order_by("number")}
        pages = [at for at in rows if at[0] == Rendition.Purpose.PAGE]
        whole = (Rendition.Purpose.PREVIEW.value, 0)
        if whole in rows and rows[whole].suffix in {"mp4", "webm"}:
            films.append(reverse("look", args=[medium.digest, *whole]))
            continue
        shown = pages or [at for at in (whole, (Rendition.Purpose.THUMBNAIL.value, 0)) if at in rows][:1]
        pictures += [reverse("look", args=[medium.digest, purpose, number]) for purpose, number in shown]
    content = thing.content if isinstance(thing, ItemVersion) else {}
    return {"films": films, "pictures": pictures, "text": content if content.get("type") in {"card", "ticker"} else {}}
