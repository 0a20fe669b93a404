"""Whatever comes, the people's API answers as its own description says, never with a 5xx."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from bangtin_server.api.people import api
from bangtin_server.wsgi import application
from tests.server.api.people import Program
from tests.server.machines import a_screen

pytestmark = [
    pytest.mark.django_db,
    # Django leaves it to the collector to close uploads of a body that breaks off.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = application
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]


@pytest.fixture
def program() -> Iterator[Program]:
    """Calls leave the connection open, as those of Django's own client do: the transaction of the test lives on it."""
    both = (request_started, request_finished)
    held = [signal for signal in both if signal.disconnect(close_old_connections)]
    a_screen()
    yield Program()
    gc.collect()
    for signal in held:
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_bad_input_gets_a_4xx_as_described(case: schemathesis.Case[Any], program: Program) -> None:
    case.call_and_validate(headers=program.headers, checks=CHECKS)
