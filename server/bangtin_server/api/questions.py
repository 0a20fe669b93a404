"""What stands after the `?` of an address: a filter that no route knows would be passed over, and show too much."""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import ValidationError

from bangtin_server.access import plain


def refuse_unknown(api: NinjaAPI) -> None:
    """Let *api* refuse what its description does not know; call it before its routers are added."""

    @cache
    def described() -> Mapping[tuple[str, str], frozenset[str]]:
        return {
            (path, method.upper()): frozenset(one["name"] for one in said.get("parameters", ()) if one["in"] == "query")
            for path, methods in api.get_openapi_schema()["paths"].items()
            for method, said in methods.items()
        }

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def asked(request: HttpRequest, *args: object, **kwargs: object) -> Any:  # noqa: ANN401 - what the view answers
            found = request.resolver_match
            known = described().get((f"/{plain(found.route)}" if found else "", request.method or ""), frozenset())
            if unknown := sorted(set(request.GET) - known):
                told = "there is no such parameter"
                raise ValidationError(
                    [{"type": "extra_forbidden", "loc": ("query", one), "msg": told} for one in unknown]
                )
            return view(request, *args, **kwargs)

        return asked

    api.add_decorator(guard)
