"""The shapes of groups of screens."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

from bangtin_server.api.plan_shapes import Version
from bangtin_server.api.shapes import Asked, Code, Name, ScreenName


class GroupWanted(Asked):
    """A group."""

    code: Code
    name: Name
    screens: Annotated[list[ScreenName], Field(max_length=5000)] = []


class GroupChange(Asked):
    """A group's name and screens, in the place of the version that was read."""

    version: Version
    name: Name
    screens: Annotated[list[ScreenName], Field(max_length=5000)]


class GroupThere(Schema):
    """A group of screens."""

    code: str
    name: str
    screens: list[str]
    version: str
