"""The description of an API, made once: it takes the better part of a second, and routes do not change as we run."""

from functools import cached_property
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema


class DescribedAPI(NinjaAPI):
    """An API that stands at one place and remembers how it describes itself."""

    @cached_property
    def _description(self) -> OpenAPISchema:
        return super().get_openapi_schema()

    def get_openapi_schema(
        self,
        *,
        path_prefix: str | None = None,  # noqa: ARG002 - Ninja's own; the place is known
        path_params: dict[str, Any] | None = None,  # noqa: ARG002 - the same: nothing in the address varies
    ) -> OpenAPISchema:
        """Return the description; whoever gets it changes nothing in it."""
        return self._description
