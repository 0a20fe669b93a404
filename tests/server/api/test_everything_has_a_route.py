"""What a person may do on a page, a program may do by a route, or it is said in words why not.

A new page without its entry here fails, and so does an entry that names what the API's description does not have.
"""

import pytest

from bangtin_server.access import TABLE
from bangtin_server.console.urls import urlpatterns
from tests.server.test_access import operations, routes

Routes = tuple[str, ...]

BROWSER = "signing in is for people in a browser; a program has its token"
OWN = "a person's own account: who has a token of it must not be able to take it over, or to make the token last"
ACCOUNTS = (
    "accounts, roles and units want an administrator who is there, with the second factor: with a token that leaked "
    "nobody makes themselves an account; what was done is read by GET audit"
)
LENT = "lending one's approval wants the approver who is there, with the second factor"
DRAWN = "drawn for pages; the file itself is at /media/AB/DIGEST of the door"

ROUTES: dict[str, Routes | str] = {
    "": ("GET screens", "GET sites", "GET emergencies", "GET blackouts", "GET mournings"),
    "language": "a browser's own choice; every answer of the API has both languages",
    "sign-in": BROWSER,
    "sign-in/{secret}": BROWSER,
    "second-factor": BROWSER,
    "sign-out": BROWSER,
    "enrol": ("POST enrolments",),
    "enrol/{code}": ("POST enrolments", "POST screens", "POST sites"),
    "screens/{name}": ("GET screens/{name}", "GET screens/{name}/condition", "GET screens/{name}/commands"),
    "screens/{name}/picture": ("GET screens/{name}/picture",),
    "screens/{name}/photograph": ("POST screens/{name}/commands",),
    "screens/{name}/commands": ("POST screens/{name}/commands",),
    "screens/{name}/commands/{command}/cancel": ("POST screens/{name}/commands/{command}/cancel",),
    "screens/{name}/commands/{command}/log": ("GET screens/{name}/commands/{command}/log",),
    "screens/{name}/at": ("GET screens/{name}/at",),
    "emergencies": ("GET emergencies", "GET blackouts", "GET mournings", "GET recalls", "GET templates"),
    "emergencies/new/{code}": ("POST emergencies",),
    "emergencies/{number}": ("GET emergencies/{number}", "GET emergencies/{number}/receipts"),
    "emergencies/{number}/approve": ("POST emergencies/{number}/approve",),
    "emergencies/{number}/extend": ("POST emergencies/{number}/extend",),
    "emergencies/{number}/clear": ("POST emergencies/{number}/clear",),
    "blackouts/new": ("POST blackouts",),
    "blackouts/{number}": ("GET blackouts/{number}", "GET blackouts/{number}/receipts"),
    "blackouts/{number}/lift": ("POST blackouts/{number}/lift",),
    "mournings/new": ("POST mournings",),
    "mournings/{number}": ("GET mournings/{number}", "GET mournings/{number}/receipts"),
    "mournings/{number}/end": ("POST mournings/{number}/end",),
    "recalls/new": ("POST recalls",),
    "playlists": ("GET playlists", "POST playlists"),
    "playlists/{number}": ("GET playlists/{number}", "POST playlists/{number}"),
    "playlists/{number}/copy": ("POST playlists/{number}/copy",),
    "playlists/{number}/delete": ("POST playlists/{number}/delete",),
    "texts/new": ("POST texts",),
    "schedule": ("GET sites", "GET groups", "GET screens"),
    "schedule/{kind}/{place}": ("GET entries", "GET screens/{name}/week", "GET screens/{name}/hours"),
    "schedule/{kind}/{place}/new": ("POST entries",),
    "schedule/{kind}/{place}/hours": (
        *(
            f"{method} {kind}/hours"
            for kind in ("screens/{name}", "groups/{code}", "sites/{code}")
            for method in ("GET", "POST")
        ),
    ),
    "entries/{number}": ("GET entries/{number}", "POST entries/{number}"),
    "entries/{number}/delete": ("POST entries/{number}/delete",),
    "groups": ("GET groups", "POST groups"),
    "groups/{code}": ("GET groups/{code}", "POST groups/{code}"),
    "groups/{code}/delete": ("POST groups/{code}/delete",),
    "layouts": ("GET layouts", "POST layouts"),
    "layouts/new": ("POST layouts",),
    "layouts/{number}": ("GET layouts/{number}", "POST layouts/{number}"),
    "layouts/{number}/copy": ("POST layouts/{number}/copy",),
    "layouts/{number}/delete": ("POST layouts/{number}/delete",),
    "calendars": ("GET calendars", "POST calendars"),
    "calendars/{number}": ("GET calendars/{number}", "POST calendars/{number}"),
    "calendars/{number}/delete": ("POST calendars/{number}/delete",),
    "following": ("GET screens/{name}", "GET screens"),
    "following/stop": "what a page tells after saving; a program asks GET screens/{name} for as long as it likes",
    "counts": ("GET counts",),
    "counts.csv": ("GET counts",),
    "counts.xlsx": ("GET counts",),
    "library": ("GET items", "GET units"),
    "library/files": ("GET media",),
    "library/files/{digest}": ("GET media", "GET media/{digest}", "GET media/{digest}/uses"),
    "library/files/{digest}/{purpose}/{number}": DRAWN,
    "library/uploads": ("POST uploads",),
    "library/uploads/renew": ("POST uploads/{upload}/ticket",),
    "library/uploads/{upload}": ("GET uploads/{upload}",),
    "library/new": ("POST items",),
    "library/items/{number}": ("GET items/{number}",),
    "library/items/{number}/change": ("POST items/{number}",),
    "library/items/{number}/submit": ("POST items/{number}/submit",),
    "library/items/{number}/review/{verdict}": ("POST items/{number}/review",),
    "library/items/{number}/approval/{verdict}": ("POST items/{number}/approval",),
    "library/items/{number}/recall": ("POST items/{number}/recall",),
    "tasks": ("GET tasks", "GET notices"),
    "tasks/read": ("POST notices/read",),
    "tokens": OWN,
    "tokens/{number}/revoke": OWN,
    "account": OWN,
    "account/password": OWN,
    "account/second-factor": OWN,
    "account/second-factor/remove": OWN,
    "account/recovery-codes": OWN,
    "account/sessions/{number}/end": OWN,
    "account/sessions/end-others": OWN,
    "account/export": OWN,
    "account/delete": OWN,
    "delegations": LENT,
    "delegations/{number}/end": LENT,
    "people": ACCOUNTS,
    "people/invite": ACCOUNTS,
    "people/{number}": ACCOUNTS,
    "people/{number}/grants": ACCOUNTS,
    "people/{number}/grants/{grant}/take": ACCOUNTS,
    "people/{number}/link": ACCOUNTS,
    "people/{number}/unlock": ACCOUNTS,
    "people/{number}/second-factor/remove": ACCOUNTS,
    "people/{number}/sessions/end": ACCOUNTS,
    "people/{number}/unit": ACCOUNTS,
    "people/{number}/suspend": ACCOUNTS,
    "people/{number}/restore": ACCOUNTS,
    "people/{number}/delete": ACCOUNTS,
    "units": ACCOUNTS,
    "units/{number}": ACCOUNTS,
    "units/{number}/delete": ACCOUNTS,
    "audit": ("GET audit",),
    "audit.csv": ("GET audit",),
}
"""By the console's routes, as `access.TABLE` writes them: the operations that do the same, or why there is none."""


def gaps(pages: set[str], there: set[str], known: dict[str, Routes | str]) -> list[str]:
    """Return what is wrong with *known*, in words."""
    named = {one for entry in known.values() if isinstance(entry, tuple) for one in entry}
    return [
        *(
            f"{page!r} has no entry: which route does the same, or why is there none?"
            for page in sorted(pages - known.keys())
        ),
        *(f"{page!r} is no page" for page in sorted(known.keys() - pages)),
        *(f"{one!r} is not in the description" for one in sorted(named - there)),
        *(f"{page!r} has neither a route nor a reason" for page, entry in known.items() if not entry),
    ]


def described() -> set[str]:
    return {f"{method} {route.removeprefix('api/v1/')}" for method, route in operations()}


def test_every_page_has_its_routes_or_a_reason_why_there_is_none() -> None:
    assert gaps(set(routes(urlpatterns)), described(), ROUTES) == []


def test_a_new_page_a_page_that_is_no_more_and_a_route_that_is_none_are_each_told() -> None:
    known: dict[str, Routes | str] = {"playlists": ("GET playlists", "GET dreams"), "old": "a reason", "empty": ()}
    told = gaps({"playlists", "new", "empty"}, {"GET playlists"}, known)

    assert len(told) == 4
    assert told[0].startswith("'new' has no entry")
    assert told[1:] == [
        "'old' is no page",
        "'GET dreams' is not in the description",
        "'empty' has neither a route nor a reason",
    ]


CHANGING = [(page, entry) for page, entry in ROUTES.items() if isinstance(entry, tuple) and ("POST", page) in TABLE]


@pytest.mark.parametrize(("page", "entry"), CHANGING, ids=[page for page, _ in CHANGING])
def test_what_a_page_changes_a_route_changes_by_the_same_right(page: str, entry: Routes) -> None:
    posts = [one.removeprefix("POST ") for one in entry if one.startswith("POST ")]

    assert TABLE["POST", page].right in {TABLE["POST", f"api/v1/{one}"].right for one in posts}
