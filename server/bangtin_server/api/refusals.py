"""What goes wrong, said to people's programs: always a 4xx with Vietnamese and English words."""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from bangtin_media import words as media_words
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.programme import Mistake
from bangtin_playlists.words import Language, remedy, wrong
from bangtin_server.api.json_bodies import UnreadableError
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
    "string_too_long": "quá dài, tối đa {max_length} ký tự",
    "string_too_short": "quá ngắn, tối thiểu {min_length} ký tự",
    "string_pattern_mismatch": "có ký tự không dùng được",
    "string_type": "phải là một chuỗi chữ",
    "too_long": "nhiều quá, tối đa {max_length}",
    "too_short": "ít quá, tối thiểu {min_length}",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "float_type": "phải là số",
    "float_parsing": "phải là số",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "list_type": "phải là một danh sách",
    "dict_type": "phải là một đối tượng JSON",
    "model_type": "phải là một đối tượng JSON",
    "model_attributes_type": "phải là một đối tượng JSON",
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than": "phải nhỏ hơn {lt}",
    "less_than_equal": "tối đa {le}",
    "literal_error": "phải là một trong: {expected}",
    "enum": "phải là một trong: {expected}",
    "uuid_parsing": "phải là một UUID",
    "uuid_type": "phải là một UUID",
    "datetime_type": "phải là thời điểm, viết như 2026-08-05T17:00:00+07:00",
    "datetime_parsing": "phải là thời điểm, viết như 2026-08-05T17:00:00+07:00",
    "datetime_from_date_parsing": "phải là thời điểm, viết như 2026-08-05T17:00:00+07:00",
    "date_type": "phải là ngày, viết như 2026-08-05",
    "date_parsing": "phải là ngày, viết như 2026-08-05",
    "date_from_datetime_parsing": "phải là ngày, viết như 2026-08-05",
    "date_from_datetime_inexact": "phải là ngày, viết như 2026-08-05",
    "datetime_object_invalid": "phải là thời điểm, viết như 2026-08-05T17:00:00+07:00",
    "time_parsing": "phải là giờ, viết như 17:00",
    "time_type": "phải là giờ, viết như 17:00",
    "written_like": "phải viết như {example}",
    "far_year": "năm phải từ {first} đến {last}",
    "string_unicode": "có ký tự không dùng được",
    "int_parsing_size": "số quá lớn",
    "finite_number": "phải là số hữu hạn",
    "one_place": "chọn đúng một cách: sites, screens hoặc everywhere",
    "one_source": "chọn đúng một cách: template hoặc cards",
    "cards_end": "có cards thì phải có until",
    "empty_card": "trang không có chữ nào",
    "control_characters": "có ký tự không dùng được",
    "command_lacks": "{do} cần có: {missing}",
    "span_turned": "until phải sau since",
    "span_wrong": "last phải từ first trở đi, và không quá {days} ngày",
    "one_line": "chọn đúng một cách: item, item_code hoặc playlist",
    "one_play": "chọn đúng một cách: playlist hoặc layout",
    "one_goal": "chọn đúng một cách: screen, group hoặc site",
    "local_hours": "giờ là giờ tại màn hình: không ghi múi giờ",
    "json_invalid": "không phải JSON",
    "timezone_aware": "thiếu múi giờ, viết như 2026-08-05T17:00:00+07:00",
}


_IN_ADDRESS = 2
"""Steps to what stands in an address: `query` or `path`, and its name."""
_KIND = re.compile(r"(str|int|float|bool|date|none|(constrained|nullable)-\w+|[\w-]+\[.*\])")
"""How the library names the kinds that a value may be of."""


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
        PlaylistsError: _unplayable,
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


def _unplayable(_: HttpRequest, error: PlaylistsError) -> HttpResponse:
    return refused(422, f"Lịch phát không dùng được: {error}", f"the plan cannot be followed: {error}")


def _unfit(_: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [
        {"field": _field(one["loc"]), "vi": _reason(one), "en": _english(one)} for one in _told_once(error.errors)
    ]
    vi, en = (
        "; ".join(": ".join(filter(None, (one["field"], one[tongue]))) for one in fields) for tongue in ("vi", "en")
    )
    return refused(422, f"Yêu cầu chưa đúng. {vi}", f"the request is not right: {en}", fields=fields)


def _told_once(errors: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out that a field might be empty as well, where it is said already what else it might be."""
    places = Counter(_field(one["loc"]) for one in errors)
    return [one for one in errors if places[_field(one["loc"])] == 1 or not _would_be_empty(one)]


def _would_be_empty(wrong: Mapping[str, Any]) -> bool:
    return wrong["type"] == "literal_error" and (wrong.get("ctx") or {}).get("expected") == "''"


def _field(where: Iterable[object]) -> str:
    """Return which field, as who asks wrote it.

    On the way here a body is called `body` twice, what stands in an address may have the name of its shape before it,
    and what may be of several kinds has the kind after it.

    >>> _field(("query", "sought", "state", "str-enum[State]")), _field(("body", "body", "rule", "start"))
    ('query.state', 'rule.start')
    """
    path = [str(step) for step in where]
    if path[:2] == ["body", "body"]:
        return ".".join(path[2:])
    if path[0] in {"query", "path"} and len(path) > _IN_ADDRESS:
        path = [path[0], *(step for step in path[_IN_ADDRESS:] if not _KIND.fullmatch(step))]
    return ".".join(path)


def _reason(wrong: Mapping[str, Any]) -> str:
    """Return the reason in Vietnamese; a rare one that has no words of its own keeps the English."""
    said = _VIETNAMESE.get(wrong["type"])
    if said is None:
        return f"không hợp lệ ({_english(wrong)})"
    return said.format_map({key: _in_vietnamese(key, value) for key, value in (wrong.get("ctx") or {}).items()})


def _in_vietnamese(key: str, value: object) -> object:
    """Return a value that an error names; of lists only the word before the last is in a language."""
    if key == "expected":
        return re.sub(r" or (?=\S+$)", " hoặc ", str(value))
    return str(value).replace(" and ", " và ") if key == "missing" else value


def _english(wrong: Mapping[str, Any]) -> str:
    """Return the reason in English, without what the library says of its own work."""
    return str(wrong["msg"]).removeprefix("Value error, ").replace(" after validation", "")


def _stranger(_: HttpRequest, __: AuthenticationError) -> HttpResponse:
    answer = refused(
        401,
        "Cần mã truy cập: Authorization: Bearer bangtin_…",
        "a token is wanted: Authorization: Bearer bangtin_…",
    )
    answer["WWW-Authenticate"] = 'Bearer realm="bangtin"'
    return answer


def _http(_: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error.__cause__, UnreadableError):  # the library's own words say nothing of where
        return refused(error.status_code, error.__cause__.vi, error.__cause__.en)
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
