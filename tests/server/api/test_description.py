"""The API's description: one name, one shape."""

from typing import Any

from ninja.openapi.schema import OpenAPISchema

from bangtin_server.api.people import api


class Gathered(OpenAPISchema):
    """The description, made by a maker that refuses to give one name to two shapes."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Take the shapes of one operation. Without this the later one wins, silently."""
        for name, shape in definitions.items():
            assert self.schemas.get(name, shape) == shape, f"two shapes are called {name}"
        super().add_schema_definitions(definitions)


def test_the_description_is_made_once() -> None:
    assert api.get_openapi_schema() is api.get_openapi_schema(path_params={})


def test_no_two_shapes_of_the_description_have_one_name() -> None:
    # Else a client made from the description expects the one where the centre answers with the other.
    assert "ScreenState" in Gathered(api, "api/v1/").schemas
