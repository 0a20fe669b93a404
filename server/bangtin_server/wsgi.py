"""Django, as a server calls it."""

import os
from threading import Thread

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.urls import get_resolver

from bangtin_server.admission import by_length


class Request(WSGIRequest):
    """A request that Django can always begin to read, as UTF-8: what a body is said to be is anybody's to write.

    Some of Python's codecs make no text (hex), and some no sound one (unicode_escape).
    """

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc] # Django's own; its stubs leave it out
        except ValueError:  # a parameter in a charset that nobody knows: then it is of no type
            self.content_type, self.content_params = "", {}
        self._encoding = None


class Handler(WSGIHandler):
    """Django's own, with our requests."""

    request_class = Request


def _warm() -> None:
    """Read every page and describe the API before anybody asks: the first request may be an emergency."""
    from bangtin_server.api.people import api  # noqa: PLC0415 - after Django's set-up

    get_resolver().url_patterns  # noqa: B018 - looked at so that it is there
    api.get_openapi_schema()


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangtin_server.settings")
django.setup(set_prefix=False)
application = by_length(Handler())
Thread(target=_warm, name="warming", daemon=True).start()  # requests are answered meanwhile
