"""What every piece has in common: its keys are all known. And the short forms in which some may be written."""

from typing import Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


def or_key(key: str) -> BeforeValidator:
    """Let a bare text or list stand for a mapping with only *key*."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str | list) else value)


def one_or_more(value: Any) -> Any:  # noqa: ANN401 - what a person wrote can be anything
    """Let a single mapping stand for a list of one."""
    return [value] if isinstance(value, dict) else value


class Piece(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True)
