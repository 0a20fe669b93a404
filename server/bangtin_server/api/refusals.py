"""What goes wrong, said to people's programs: always a 4xx with Vietnamese and English words."""

import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from bangtin_media import words as media_words
from bangtin_playlists.programme import Mistake
from bangtin_playlists.words import Language, remedy, wrong
from bangtin_server.errors import (
    CentreError,
    ChangedMeanwhileError,
    EnrolmentError,
    KeyUsedError,
    NotAllowedError,
    NotHereError,
    TooManyAttemptsError,
)
from bangtin_server.scheduling.programme_files import ProgrammeMistakesError

_log = logging.getLogger(__name__)
_STATUS: Mapping[type[CentreError], int] = {
    TooManyAttemptsError: 429,
    NotAllowedError: 403,
    NotHereError: 404,
    EnrolmentError: 409,
    ChangedMeanwhileError: 409,
    KeyUsedError: 409,
    CentreError: 422,
}
"""What a refusal answers; the first that fits counts."""
_VIETNAMESE = {
    "missing": "thiếu",
    "extra_forbidden": "không có mục này",
    "string_too_long": "quá dài",
    "string_too_short": "quá ngắn",
    "string_pattern_mismatch": "có ký tự không dùng được",
    "json_invalid": "không phải JSON",
    "timezone_aware": "thiếu múi giờ, viết như 2026-08-05T17:00:00+07:00",
}


def refused(status: int, vi: str, en: str, **more: object) -> HttpResponse:
    """Return a refusal in both languages."""
    return JsonResponse({"vi": vi, "en": en, **more}, status=status)


def listed(mistakes: Iterable[Mistake]) -> list[dict[str, Any]]:
    """Return mistakes of a programme, each with its line, its words and what helps."""
    return [
        {
            "code": one.code,
            "line": one.place.line,
            "column": one.place.column,
            "vi": " ".join(filter(None, _told(one, "vi"))),
            "en": " ".join(filter(None, _told(one, "en"))),
        }
        for one in mistakes
    ]


def _told(mistake: Mistake, language: Language) -> tuple[str, str]:
    """Return what is wrong and what helps."""
    if mistake.code.startswith("media."):
        return media_words.told(mistake.code.removeprefix("media."), mistake.params, language)
    return wrong(mistake.code, mistake.params, language), remedy(mistake.code, mistake.params, language)


def refuse_by(api: NinjaAPI) -> None:
    """Let *api* answer every refusal in words."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        CentreError: _centre,
        ValidationError: _unfit,
        AuthenticationError: _stranger,
        HttpError: _http,
        Http404: _absent,
        SuspiciousOperation: _suspicious,
        DataError: _too_long,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _centre(_: HttpRequest, error: CentreError) -> HttpResponse:
    status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
    if isinstance(error, ProgrammeMistakesError):
        count = len(error.mistakes)
        said = f"Chương trình có {count} lỗi; chưa thay đổi gì.", f"the programme has {count} mistakes; nothing changed"
        return refused(status, *said, mistakes=listed(error.mistakes))
    return refused(status, error.vi, error.en)


def _unfit(_: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [
        {"field": ".".join(map(str, one["loc"])), "vi": _VIETNAMESE.get(one["type"], "không hợp lệ"), "en": one["msg"]}
        for one in error.errors
    ]
    vi = "; ".join(f"{one['field']}: {one['vi']}" for one in fields)
    en = "; ".join(f"{one['field']}: {one['en']}" for one in fields)
    return refused(422, f"Yêu cầu chưa đúng. {vi}", f"the request is not right: {en}", fields=fields)


def _stranger(_: HttpRequest, __: AuthenticationError) -> HttpResponse:
    answer = refused(
        401,
        "Cần mã truy cập: Authorization: Bearer bangtin_…",
        "a token is wanted: Authorization: Bearer bangtin_…",
    )
    answer["WWW-Authenticate"] = 'Bearer realm="bangtin"'
    return answer


def _http(_: HttpRequest, error: HttpError) -> HttpResponse:
    return refused(error.status_code, "Không đọc được yêu cầu.", f"the request cannot be read: {error.message}")


def _absent(_: HttpRequest, __: Http404) -> HttpResponse:
    return refused(404, "Không có ở đây.", "there is no such thing here")


def _suspicious(_: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    if isinstance(error, RequestDataTooBig):
        return refused(413, "Yêu cầu quá lớn.", "the request is too large")
    return refused(400, "Không đọc được yêu cầu.", "the request cannot be read")


def _too_long(_: HttpRequest, error: DataError) -> HttpResponse:
    _log.warning("the database refused a value: %s", error)
    return refused(422, "Có giá trị quá dài hoặc không dùng được.", "a value is too long or cannot be kept")
