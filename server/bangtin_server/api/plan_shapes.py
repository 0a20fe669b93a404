"""The shape that all of the plan shares: the version that was read."""

from typing import Annotated

from pydantic import AfterValidator, Field

from bangtin_server.api.shapes import Asked, clean

Version = Annotated[
    str,
    Field(min_length=1, max_length=40, description="as it was read; `*` is whatever it says now"),
    AfterValidator(clean),
]


class VersionRead(Asked):
    """The version that was read."""

    version: Version
