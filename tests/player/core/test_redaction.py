"""What leaves the machine in a log."""

import jwt
import pytest

from bangtin_player.core.redaction import redacted


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abcdefghijklmnop",
        f"token {jwt.encode({'iat': 1}, 'k' * 32)} was refused",
        "GET /documents/0123456789abcdef0123456789abcdef/orders",
        "push/0123456789abcdef0123456789abcdef,fedcba9876543210fedcba9876543210 ended",
        "cannot reach http://user:password@proxy:3128",
    ],
)
def test_what_looks_like_a_secret_is_hidden(text: str) -> None:
    found = redacted(text, [])
    assert "[hidden]" in found
    for secret in ("abcdefghijklmnop", "eyJ", "0123456789abcdef", "fedcba", "password"):
        assert secret not in found


def test_what_is_known_to_be_a_secret_is_hidden_wherever_it_stands() -> None:
    assert redacted("a-long-secret and a-long-secret-er", ["a-long-secret", "a-long-secret-er", "a"]) == (
        "[hidden] and [hidden]"
    )


def test_the_rest_stays_as_it_is() -> None:
    text = "documents/keys: 404; manifest LED-01: version 7 has come\nmedia/ab/abcdef is whole"
    assert redacted(text, ["", "short"]) == text
