"""A refusal that stands by itself, in both languages: what is said before anything of Django has read the request."""

import json
from html import escape
from http import HTTPStatus
from typing import NamedTuple


class Refusal(NamedTuple):
    """Why a request goes no further."""

    status: HTTPStatus
    vi: str
    en: str

    @property
    def line(self) -> str:
        """Return the status as WSGI wants it."""
        return f"{self.status.value} {self.status.phrase}"

    def answer(self, path: str) -> tuple[dict[str, str], bytes]:
        """Return headers and body: JSON for a program that asks for *path*, a page for a person."""
        is_program = path.startswith("/api/")
        body = (self._told() if is_program else self._page()).encode()
        kind = "application/json" if is_program else "text/html; charset=utf-8"
        return {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Connection": "close",  # the rest of the body is not read
        }, body

    def _told(self) -> str:
        return json.dumps({"error": self.en, "vi": self.vi, "en": self.en}, ensure_ascii=False)

    def _page(self) -> str:
        return (
            '<!doctype html><html lang="vi"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{self.status.value} · Bảng Tin</title>"
            '<link rel="stylesheet" href="/static/console/console.css">'
            f'<main id="main"><section class="card narrow"><h1>{escape(self.vi)}</h1>'
            f'<p class="lead" lang="en">{escape(self.en)}</p></section></main></html>'
        )


def too_large(most: int) -> Refusal:
    """Return the refusal of a body longer than *most* bytes."""
    told = f"{most >> 20} MiB" if most >= 1 << 20 else f"{most >> 10} KiB"
    return Refusal(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"Yêu cầu quá lớn: tối đa {told} ở đây.",
        f"The request is too large: at most {told} here.",
    )


TOO_SLOW = Refusal(
    HTTPStatus.REQUEST_TIMEOUT,
    "Yêu cầu đến quá chậm. Hãy gửi lại.",
    "The request came too slowly. Send it again.",
)
NO_ROOM = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Trung tâm đang nhận quá nhiều dữ liệu cùng lúc. Hãy thử lại sau ít phút.",
    "The centre is being sent too much at once. Try again in a few minutes.",
)
