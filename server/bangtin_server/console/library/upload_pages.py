"""What the upload's script asks: to send a file, another ticket, and what became of it. The bytes go to the door."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from bangtin_server.composition import office
from bangtin_server.console.acting import person_of
from bangtin_server.console.language import chosen, in_words
from bangtin_server.console.library.library_places import place_from
from bangtin_server.door.tickets import LASTS
from bangtin_server.door.uploads import AT
from bangtin_server.errors import LibraryError, NotHereError, TicketError
from bangtin_server.library import uploads
from bangtin_server.library.models import Upload


@require_POST
def promise(request: HttpRequest) -> HttpResponse:
    """Let the person send a file: `name`, `size`, `place`."""
    try:
        size = request.POST.get("size", "")
        upload = uploads.promise(
            person_of(request),
            request.POST.get("name", "")[:2000],
            int(size) if size.isascii() and size.isdigit() and len(size) < 20 else 0,  # noqa: PLR2004 - digits
            place_from(request, request.POST.get("place", "")),
        )
    except LibraryError as error:
        return JsonResponse({"error": in_words(request, error)}, status=422)
    return _ticket(upload, 201)


@csrf_exempt
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Give another ticket for one that was ours: the upload goes on even where the login has ended meanwhile."""
    try:
        old = office().read(request.POST.get("ticket", "")[:4000], grace=uploads.RENEWED_FOR)
        return _ticket(uploads.renewed(old), 200)
    except (TicketError, LibraryError) as error:
        return JsonResponse({"error": in_words(request, error)}, status=409)


@never_cache
@require_safe
def state(request: HttpRequest, upload: UUID) -> HttpResponse:
    """Say what became of one's own upload."""
    row = Upload.objects.filter(pk=upload, person=person_of(request)).select_related("medium").first()
    if row is None:
        raise NotHereError("you have no such upload", "Bạn không có lần tải lên này.")
    told: dict[str, object] = {"state": row.state}
    if row.medium:
        told |= {"to": reverse("file", args=[row.medium.digest]), "name": row.medium.name}
    if row.fault:
        told["error"] = row.fault[chosen(request)]
    return JsonResponse(told)


def _ticket(upload: Upload, status: int) -> HttpResponse:
    told = {"upload": str(upload.pk), "at": AT, "ticket": office().signed(uploads.ticket(upload))}
    told |= {"state": reverse("upload-state", args=[upload.pk]), "lasts_s": str(int(LASTS.total_seconds()))}
    answer = JsonResponse(told, status=status)
    answer["Cache-Control"] = "no-store"
    return answer
