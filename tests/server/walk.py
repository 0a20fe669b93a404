"""Two parks, each with all that a route may be about: whose role holds at the one has no say at the other."""

from datetime import timedelta
from hashlib import sha256
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

from django.http import HttpResponseBase
from django.test import Client

from bangtin_playlists.layout import Box
from bangtin_playlists.playlist import Digest, Image
from bangtin_playlists.wire.command import RestartScreen
from bangtin_server import clock
from bangtin_server.access import Who
from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import Delegation, Grant, SignIn, Unit, User
from bangtin_server.accounts.roles import Role
from bangtin_server.composition import keyring
from bangtin_server.emergencies import alarms, blackouts, mournings
from bangtin_server.emergencies.mournings import Span
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.templates import Particulars
from bangtin_server.library import chains
from bangtin_server.library.models import Examination, Item, Medium, Upload
from bangtin_server.players import commands, groups
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling import entries, layouts, playlists, zoning
from bangtin_server.scheduling.models import Calendar, Layout, Playlist
from tests.server.machines import Machine

SOON = timedelta(hours=1)


class Park(NamedTuple):
    """A unit with its site, and one of everything there."""

    unit: Unit
    site: Site
    screen: Screen
    person: User
    grant: Grant
    emergency: int
    blackout: int
    mourning: int
    command: str
    code: str
    item: str
    playlist: int
    entry: int
    calendar: int
    layout: int
    group: str
    in_library: tuple[int, str]
    """An item of the unit's, and the file that it shows."""

    @property
    def marks(self) -> tuple[str, ...]:
        """What a page about this park would show."""
        return self.screen.name, self.site.name, self.unit.name, self.person.full_name


def a_park(code: str) -> Park:
    """Make a park; *code* stands in the name of everything in it."""
    keyring().make(clock.this_instant())
    site = Site.objects.create(code=code, name=f"Khu {code}")
    unit = Unit.objects.create(name=f"Đơn vị {code}")
    unit.sites.add(site)
    screen = Screen.objects.create(name=f"LED-{code}", site=site, width=640, height=320, made_at=clock.now())
    player = Machine().enrolled(screen)
    person = User.objects.create(username=f"nguoi.{code}", full_name=f"Người {code}", unit=unit)
    grant = a_grant(person, Role.CONTRIBUTOR, unit)
    given, now = Given(Where((code,)), "truc-ban"), clock.now()
    message = alarms.from_template("fire", Particulars(f"KCN {code}"), None)
    command = commands.give(player, commands.Wish(RestartScreen(screen.name), "truc-ban"), keyring().publisher())
    listed = playlists.make(playlists.Wanted(f"Vòng {code}"), "truc-ban", screen)
    return Park(
        unit,
        site,
        screen,
        person,
        grant,
        alarms.raise_(message, given).pk,
        blackouts.order(given).pk,
        mournings.order(Span(now + SOON, now + 2 * SOON), given).pk,
        str(command.pk),
        str(Machine().post("enrolments", b"{}").json()["code"]),
        Item.objects.create(code=f"mục-{code}", name=f"Mục {code}", home=screen).code,
        listed.pk,
        entries.make(screen, entries.Wanted(playlist=listed.pk), "truc-ban").pk,
        Calendar.objects.create(code=f"le-{code}", home=screen).pk,
        a_layout(code, screen, listed).pk,
        groups.make(f"nhom-{code}", f"Nhóm {code}", [screen], "truc-ban").code,
        in_library=in_library(code, unit),
    )


def a_layout(code: str, screen: Screen, listed: Playlist) -> Layout:
    zone = zoning.ZoneWanted("main", Box(0, 0, 640, 320), listed.pk)
    return layouts.make(zoning.Wanted(f"Bố cục {code}", (640, 320), (zone,)), "truc-ban", screen)


def in_library(code: str, unit: Unit) -> tuple[int, str]:
    digest = sha256(code.encode()).hexdigest()
    told = {"size": 1, "kind": "image", "name": f"{unit.name}.png", "added_at": clock.now(), "added_by": "tests"}
    Medium.objects.create(digest=digest, unit=unit, examination=Examination.SOUND, **told)
    item = Item.objects.create(code=f"ảnh-{code}", name=f"Ảnh của {unit.name}", unit=unit)
    chains.add(item, chains.Said(Image(Digest(digest))), "tests")
    return item.pk, digest


def a_grant(user: User, role: Role, unit: Unit | None = None) -> Grant:
    return Grant.objects.create(user=user, role=role, unit=unit, given_by="tests", given_at=clock.now())


class Asked(NamedTuple):
    """One request."""

    method: str
    path: str
    body: dict[str, Any]


class Walker:
    """Somebody who asks for every route, by the browser or by a program."""

    def __init__(self, role: Role | None, unit: Unit | None) -> None:
        self.user = User.objects.create(username="di.bo", full_name="Người đi bộ", unit=unit)
        if role:
            a_grant(self.user, role, unit)
        self._browser = Client(raise_request_exception=False)
        self._browser.force_login(self.user)
        self._own: dict[str, dict[str, object]] = {}
        self._secret = tokens.make(self.user, "đi bộ", "tests")

    @property
    def cookies(self) -> SimpleCookie:
        """What the browser would send."""
        return self._browser.cookies

    def ask(self, who: Who, asked: Asked) -> HttpResponseBase:
        if who is not Who.PROGRAM:
            return self._browser.generic(asked.method, asked.path) if asked.method == "GET" else self._post(asked)
        headers = {"Authorization": f"Bearer {self._secret}"}
        program = Client(raise_request_exception=False, headers=headers)
        if asked.method == "GET":
            return program.get(asked.path)
        if any(hasattr(value, "read") for value in asked.body.values()):
            return program.post(asked.path, asked.body)
        return program.post(asked.path, asked.body, content_type="application/json")

    def _post(self, asked: Asked) -> HttpResponseBase:
        return self._browser.post(asked.path, asked.body)

    def own(self, route: str) -> dict[str, object]:
        """Return what is one's own in *route*: a token, a session, a delegation; the same each time."""
        if route not in self._own:
            self._own[route] = self._made(route)
        return self._own[route]

    def _made(self, route: str) -> dict[str, object]:
        if route.startswith("tokens/"):
            return {"number": self.user.tokens.get().pk}
        if route.startswith("account/sessions/{number}"):
            return {"number": SignIn.objects.get(user=self.user).pk}
        if route.startswith(("library/uploads/{upload}", "api/v1/uploads/{upload}")):
            return {"upload": Upload.objects.create(person=self.user, name="a.png", size=1, made_at=clock.now()).pk}
        if route.startswith("delegations/"):
            to = User.objects.exclude(pk=self.user.pk).earliest("pk")
            span = {"since": clock.now(), "until": clock.now() + SOON}
            return {"number": Delegation.objects.create(giver=self.user, taker=to, **span).pk}
        return {}
