"""Whatever comes, the people's API answers as its own description says, in words, never with a 5xx."""

import gc
import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import given
from hypothesis import strategies as st

from bangtin_server.access import entry_of
from tests.server.api.described import (
    CHECKS,
    FOR_EVERYBODY,
    FOR_STRANGERS,
    LONG,
    World,
    bounded,
    operations,
    schema,
)
from tests.server.api.hostile import KINDS, RAW, at, places, put, values

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Django leaves it to the collector to close uploads of a body that breaks off.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]
WITH_BODY = [pytest.param(one, id=one.label) for one in operations() if one.body]
WITH_JSON = [one for one in WITH_BODY if "programmes" not in str(one.id)]
"""Forms with files are for the first test."""


@pytest.fixture
def world() -> Iterator[World]:
    yield World()
    gc.collect()


@schema.parametrize()
@bounded(4, with_corners=True)
def test_bad_input_gets_a_4xx_as_described(case: schemathesis.Case[Any], world: World) -> None:
    world.place(case)

    case.call_and_validate(headers=world.headers, checks=CHECKS)


@pytest.mark.parametrize("operation", WITH_JSON)
def test_a_good_request_with_one_bad_value_is_refused_or_taken_in_words(operation: Any, world: World) -> None:  # noqa: ANN401 - Schemathesis's own
    @bounded(12, with_corners=False)
    @given(case=operation.as_strategy(), data=st.data())
    def tried(case: schemathesis.Case[Any], data: st.DataObject) -> None:
        drawn = case.body if isinstance(case.body, dict) else {}
        more = data.draw(st.lists(st.sampled_from(sorted(drawn)), max_size=2)) if drawn else []
        whole = {**{key: drawn[key] for key in more}, **world.good("POST", operation.path.removeprefix("/api/v1"))}
        way = data.draw(st.sampled_from(list(places(whole))))
        world.post(operation, json.dumps(put(whole, way, data.draw(values(at(whole, way))))).encode())

    tried()


@schema.parametrize()
@bounded(1, with_corners=False)
def test_strangers_and_people_without_a_role_are_refused_as_described(
    case: schemathesis.Case[Any], world: World
) -> None:
    world.place(case)
    case.headers.pop("Authorization", None)

    assert case.call_and_validate(checks=FOR_STRANGERS).status_code == 401
    own = entry_of(case.operation.method.upper(), case.operation.path.lstrip("/"))
    if own and own.right is None:  # everybody may ask for their own, and whoever draws bad tokens sees theirs replaced
        case.call_and_validate(headers=world.nobody.headers, checks=FOR_EVERYBODY)
        return
    answer = case.call_and_validate(headers=world.nobody.headers, checks=CHECKS)
    assert answer.status_code not in {200, 201, 202, 204}


@pytest.mark.parametrize("operation", WITH_BODY)
def test_a_body_that_cannot_be_read_is_refused_with_the_place(operation: Any, world: World) -> None:  # noqa: ANN401 - Schemathesis's own
    for kind in KINDS if LONG else KINDS[:1]:
        for body in RAW:
            world.post(operation, body, kind)
