"""No page offers what who reads it may not do: every link and every button leads to where its reader may go."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from bangtin_server.access import TABLE, Who, entry_of
from bangtin_server.accounts.roles import RIGHTS, Role
from tests.server.test_access_matrix import EVERYWHERE, request_for, text_of, undone
from tests.server.walk import Park, Walker, a_park

pytestmark = pytest.mark.django_db

PAGES = sorted(
    route
    for (method, route), entry in TABLE.items()
    if method == "GET"
    and entry.who is Who.PERSON
    and route not in {"audit.csv", "counts.csv", "counts.xlsx", "account/export"}
)


class Offers(HTMLParser):
    """What a page offers: pairs of a method and an address."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self._here = self._action = here
        self._method = "GET"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        if tag == "a":
            self._offer("GET", told.get("href", ""))
        if tag == "form":
            self._method, self._action = told.get("method", "get").upper(), told.get("action") or self._here
            self._offer(self._method, self._action)
        if "formaction" in told:
            self._offer(self._method, told["formaction"])

    def _offer(self, method: str, address: str) -> None:
        path = urlsplit(address).path
        if path.startswith("/") and not path.startswith("/static/"):
            self.found.add((method, path))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("everywhere", [False, True], ids=["at its park", "everywhere"])
def test_no_page_offers_what_its_reader_may_not_do(role: Role, everywhere: bool) -> None:  # noqa: FBT001 - a parameter
    park = a_park("nck")
    walker = Walker(role, None if everywhere else park.unit)
    for route in PAGES:
        right = TABLE["GET", route].right
        if (right is None or right in RIGHTS[role]) and (everywhere or ("GET", route) not in EVERYWHERE):
            for method, path in offered(walker, route, park):
                entry = entry_of(method, resolve(path).route)
                assert entry, f"{route} offers {method} {path}, which nothing answers"
                told = f"{route} offers a {role} {method} {path}"
                assert entry.right is None or entry.right in RIGHTS[role], told
                assert everywhere or (method, resolve(path).route) not in EVERYWHERE, told


def offered(walker: Walker, route: str, park: Park) -> set[tuple[str, str]]:
    with undone():
        asked = request_for("GET", route, park, walker)
        offers = Offers(asked.path)
        offers.feed(text_of(walker.ask(Who.PERSON, asked)))
    return offers.found
