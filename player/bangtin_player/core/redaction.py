"""What must not leave the machine in a log: keys, tokens, and addresses that only their holder may know."""

import re
from collections.abc import Iterable

HIDDEN = "[hidden]"
_SHORTEST = 8
"""A text that is shorter would hide half the log."""
_TOKENS = (
    (re.compile(r"(?i)(bearer\s+)\S+"), rf"\1{HIDDEN}"),
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), HIDDEN),  # a JSON web token
    (re.compile(r"\b(documents|push)/[\w,-]{16,}"), rf"\1/{HIDDEN}"),  # 128 bits that open a player's documents
    (re.compile(r"://[^/@\s]+@"), f"://{HIDDEN}@"),  # a proxy's user and password
)


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Return *text* without *secrets*, and without whatever looks like one.

    >>> redacted("GET documents/0123456789abcdef0123456789abcdef/orders: 404, key s3cr3t-s3cr3t", ["s3cr3t-s3cr3t"])
    'GET documents/[hidden]/orders: 404, key [hidden]'
    """
    for secret in sorted((each for each in secrets if len(each) >= _SHORTEST), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    for pattern, instead in _TOKENS:
        text = pattern.sub(instead, text)
    return text
