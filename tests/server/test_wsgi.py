"""Django as a server calls it: what a body is said to be breaks nothing before a page could answer."""

import io
from typing import Any

import pytest

pytestmark = pytest.mark.django_db


def status_of(kind: str, path: str = "/sign-in", body: bytes = b"") -> str:
    from bangtin_server.wsgi import application  # noqa: PLC0415 - it sets Django up

    answered = list[str]()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": f"csrftoken={'a' * 32}",
        "HTTP_HOST": "localhost",
        "SERVER_NAME": "centre",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
    }
    b"".join(application(environ, lambda status, _: answered.append(status)))
    return answered[0]


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain; a*=bogus''x",
        "text/plain; a*0*=bogus''x; a*1=y",
        "multipart/form-data; boundary=x; charset=hex",
        "multipart/form-data; boundary=x; charset=unicode_escape",
        "multipart/form-data; boundary*=hex''%00",
        "application/x-www-form-urlencoded; charset=utf-16",
    ],
)
def test_a_stranger_who_lies_about_a_body_is_refused_as_any_other(kind: str) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n\\ud800\r\n--x--\r\n'
    assert status_of(kind, body=part)[:3] in {"400", "403"}
    assert status_of(kind, "/api/v1/programmes", part).startswith("401")
