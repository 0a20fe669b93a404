"""The people's API as its own description says it, what has to hold for each answer, and rows for requests to name."""

import json
import os
import re
from collections.abc import Mapping
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CheckContext, CheckFunction, not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    ignored_auth,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from werkzeug.test import Client

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import SendJournal
from bangtin_server import clock
from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import User
from bangtin_server.accounts.roles import Role
from bangtin_server.api.people import api
from bangtin_server.composition import keyring, storage
from bangtin_server.library.models import Upload
from bangtin_server.players import bundles, commands, pictures
from bangtin_server.players.commands import Wish
from bangtin_server.wsgi import application
from tests.server.api.people import ROOT, Program
from tests.server.players.test_pictures import drawn
from tests.server.test_access_matrix import request_for
from tests.server.walk import Park, Walker, a_grant, a_park

LONG = int(os.environ.get("BANGTIN_EXAMPLES", "0"))
"""Examples of each route in a long run, drawn anew each time; 0 is the short run, the same each time."""

schema = schemathesis.openapi.from_dict(
    json.loads(json.dumps(api.get_openapi_schema()))
)  # as it goes out; it is changed
schema.app = application


def bounded(examples: int, *, with_corners: bool) -> settings:
    """Return how many examples a route gets; *with_corners* adds what its description itself has for edges."""
    phases = [Phase.explicit, Phase.generate] if with_corners else [Phase.generate]
    return settings(
        max_examples=LONG or examples,
        deadline=None,
        derandomize=not LONG,
        database=None,
        phases=[*phases, Phase.shrink] if LONG else phases,
        suppress_health_check=list(HealthCheck),
    )


def told_in_words(ctx: CheckContext, response: Response, case: schemathesis.Case[Any]) -> None:
    """See that a refusal says in both languages what was wrong where, and nothing of how we are made."""
    del ctx, case
    if response.status_code >= 400 and response.request.method != "HEAD":
        judge_words(response.text)


def judge_words(text: str) -> None:
    """See that *text* is a refusal as people can read it."""
    told = json.loads(text)
    for one in (told, *told.get("fields", []), *told.get("mistakes", [])):
        assert one["vi"].strip(), text
        assert one["en"].strip(), text
    assert "không hợp lệ (" not in told["vi"], f"no Vietnamese words for this: {text}"
    inside = re.search(r"Traceback|\.py\b|django|pydantic|psycopg|sqlite|<class|object at 0x|body\.body", text)
    assert inside is None, f"{inside} is our own affair: {text}"


CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    missing_required_header,
    unsupported_method,
    allow_header_conformance,
    told_in_words,
]
FOR_STRANGERS: list[CheckFunction] = [*CHECKS, ignored_auth]
FOR_EVERYBODY: list[CheckFunction] = [one for one in CHECKS if one is not negative_data_rejection]


class Everybody(Walker):
    """Somebody who holds every role everywhere, and the program of theirs."""

    def __init__(self) -> None:
        super().__init__(None, None)
        for role in Role:
            a_grant(self.user, role)
        self.program = Program(self._secret)

    def _made(self, route: str) -> dict[str, object]:
        if "{upload}" in route:
            row = Upload.objects.create(person=self.user, name="a.png", size=1, made_at=clock.now())
            return {"upload": str(row.pk)}
        return super()._made(route)


class World:
    """A park with one of everything, and who asks about it."""

    def __init__(self) -> None:
        self.park: Park = a_park("nck")
        self.who = Everybody()
        self._show()
        nobody = User.objects.create(username="khong.vai", full_name="Người không vai")
        self.nobody = Program(tokens.make(nobody, "thử", "tests"))

    @property
    def headers(self) -> dict[str, str]:
        return self.who.program.headers

    def _show(self) -> None:
        """Let a picture of the wall be there, and the log that somebody asked for."""
        player = self.park.screen.player
        assert player
        pictures.keep(self.park.screen, player, drawn(), storage())
        wish = Wish(SendJournal(Instant(0), Instant(1)), "t")
        self.asked = commands.give(player, wish, keyring().publisher())
        bundles.keep(player, self.asked.pk, "nhật ký".encode(), storage())

    def named(self, method: str, path: str) -> dict[str, str]:
        """Return, for the template *path*, the names of what is there."""
        asked = request_for(method, f"{ROOT.strip('/')}{path}", self.park, self.who)
        fits = re.fullmatch(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(ROOT.rstrip("/") + path)), asked.path)
        assert fits, asked.path
        of_log = {"command": str(self.asked.pk)} if path.endswith("/log") else {}
        return fits.groupdict() | of_log

    def good(self, method: str, path: str) -> Mapping[str, Any]:
        """Return a body that *path* takes."""
        return request_for(method, f"{ROOT.strip('/')}{path}", self.park, self.who).body

    def place(self, case: schemathesis.Case[Any]) -> None:
        """Let *case* be about what is there, where its address is one that may be."""
        part = case.meta.components.get(ParameterLocation.PATH) if case.meta else None
        if case.path_parameters and (part is None or part.mode.is_positive):
            path = case.operation.path.removeprefix(ROOT.rstrip("/"))
            case.path_parameters = dict(self.named(case.operation.method.upper(), path))

    def post(self, operation: Any, body: bytes, kind: str = "application/json") -> int:  # noqa: ANN401 - see `operations`
        """Send *body* as it stands to what is there, judge the answer, and return its status."""
        named = self.named("POST", operation.path.removeprefix(ROOT.rstrip("/")))
        path = operation.path.format_map(named)
        answer = Client(application).post(path, data=body, content_type=kind, headers=self.headers)
        told = f"{kind} {body[:200]!r}: {answer.status}"
        assert answer.status_code < 500, told
        operation.validate_response(answer)
        if answer.status_code >= 400:
            judge_words(answer.text)
        return answer.status_code


def operations() -> list[Any]:
    """Return every operation that is described, as Schemathesis knows it."""
    return [schema[path][method] for path in schema for method in schema[path]]
