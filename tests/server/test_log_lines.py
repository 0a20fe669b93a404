"""The log names no secret, whatever path it comes by."""

import logging
import logging.config
from collections.abc import Iterator
from http import HTTPStatus
from io import StringIO

import pytest
from django.test import Client

from bangtin_server.accounts import sign_in_link
from bangtin_server.log_lines import Line, masked
from bangtin_server.settings import LOGGING

TOKEN = "0123456789abcdef" * 2


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the shipped settings would write."""
    out, formatter = StringIO(), Line("%(levelname)s %(name)s: %(message)s")
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


def test_the_settings_write_lines_without_secrets() -> None:
    assert "'()': 'bangtin_server.log_lines.Line'" in str(LOGGING["formatters"])


@pytest.mark.django_db
def test_a_wrong_form_on_the_one_time_link_does_not_log_the_link(log: StringIO) -> None:
    secret = sign_in_link.make()
    assert Client().post(f"/sign-in/{secret}", {"user_name": "lan"}).status_code == 422

    assert f"{HTTPStatus(422).phrase}: /sign-in/…" in log.getvalue()  # Pythons call it by two names
    assert secret not in log.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("path", [f"/documents/{TOKEN}/orders", f"/push/{TOKEN},{TOKEN}", "/sign-in/abc/def"])
def test_paths_that_hold_tokens_are_masked(path: str, log: StringIO) -> None:
    Client().get(path)

    assert "Not Found" in log.getvalue()
    assert TOKEN not in log.getvalue()
    assert "abc" not in log.getvalue()


def test_a_traceback_is_masked_like_its_line(log: StringIO) -> None:
    try:
        int(f"documents/{TOKEN}/orders")
    except ValueError:
        logging.getLogger("bangtin_server").exception("publishing fails")

    assert "literal for int() with base 10: 'documents/…/orders'" in log.getvalue()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("token bangtin_Zm9vYmFyYmF6cXV4cXV1eA-_ refused", "token bangtin_… refused"),
        ("Bearer eyJhbGciOiJFZERTQSJ9.eyJpYXQiOjF9.c2ln", "Bearer …"),
        ("postgresql://bangtin:secret@db:5432/centre", "postgresql://…@db:5432/centre"),
        ("Not Found: /enrol/ACDEFGHJ", "Not Found: /enrol/…"),
        (f"media/ab/{'ab' * 32} is missing", f"media/ab/{'ab' * 32} is missing"),
        ("command 6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10", "command 6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10"),
        ("GET /sign-in 200, bangtin_server.press", "GET /sign-in 200, bangtin_server.press"),
    ],
)
def test_what_opens_something_goes_and_what_names_something_stays(text: str, left: str) -> None:
    assert masked(text) == left
