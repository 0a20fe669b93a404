"""Roles, and where they hold, as a person reads them."""

from collections.abc import Iterable

from django.http import HttpRequest

from bangtin_server.accounts.models import Grant, Unit, User
from bangtin_server.accounts.roles import ROLE_WORDS, Role
from bangtin_server.console.language import chosen, say


def role_in_words(request: HttpRequest, role: str) -> str:
    """Return the name of a role."""
    words = ROLE_WORDS[Role(role)]
    return words.en if chosen(request) == "en" else words.vi


def place_in_words(request: HttpRequest, grant: Grant) -> str:
    """Return where a role holds."""
    if grant.unit:
        return grant.unit.name
    return grant.site.name if grant.site else say(request, "place_everywhere")


def roles_in_words(request: HttpRequest, person: User) -> list[dict[str, object]]:
    """Return the roles of *person*, in the order of the roles."""
    order = list(Role)
    grants: Iterable[Grant] = person.grants.select_related("unit", "site").order_by("pk")
    return [
        {"grant": grant, "role": role_in_words(request, grant.role), "where": place_in_words(request, grant)}
        for grant in sorted(grants, key=lambda grant: order.index(Role(grant.role)))
    ]


def indented(tree: Iterable[tuple[Unit, int]]) -> list[tuple[int, str]]:
    """Return units for a list to choose from, each as far in as it lies deep."""
    return [(unit.pk, "\u2003" * depth + unit.name) for unit, depth in tree]
