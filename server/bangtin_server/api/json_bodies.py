"""JSON as programs send it: read whole and as it stands, or refused with the place and what helps."""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from bangtin_server.errors import CentreError


class UnreadableError(CentreError):
    """A body is no JSON that could mean only one thing."""


class JsonReader(Parser):
    """Reads bodies for the people's API."""

    def parse_body(self, request: HttpRequest) -> Any:  # noqa: ANN401 - what JSON says is whatever it says
        """Return what the body says.

        Raises:
            UnreadableError: it is no JSON, a key stands in it twice, or a number is none.
        """
        return read(request.body)


def read(body: bytes) -> Any:  # noqa: ANN401 - see above
    """Return what *body* says.

    Raises:
        UnreadableError: see `JsonReader`.
    """
    try:
        return json.loads(body.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"the body is not UTF-8: look at byte {error.start + 1}",
            f"Nội dung không phải UTF-8: xem byte thứ {error.start + 1}.",
        ) from error
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"the body is not JSON: look at line {error.lineno}, column {error.colno}",
            f"Nội dung không phải JSON: xem dòng {error.lineno}, cột {error.colno}.",
        ) from error
    except RecursionError as error:
        raise UnreadableError(
            "the JSON is nested too deeply; what is wanted here has a few levels",
            "JSON lồng quá sâu; ở đây chỉ cần vài tầng.",
        ) from error
    except ValueError as error:  # more digits than Python reads
        raise UnreadableError(
            "a number in the body has too many digits; write it shorter",
            "Trong nội dung có số quá dài; hãy viết ngắn lại.",
        ) from error


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            shown = key[:40].encode("utf-8", "replace").decode()
            raise UnreadableError(
                f"{shown!r} stands in the body twice; say it once", f"Mục “{shown}” được ghi hai lần; hãy ghi một lần."
            )
        found[key] = value
    return found


def _no_number(text: str) -> None:
    raise UnreadableError(
        f"{text} is no number of JSON; write a number, or null", f"{text} không phải là số trong JSON; hãy ghi số."
    )
