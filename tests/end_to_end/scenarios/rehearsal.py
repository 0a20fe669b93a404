"""A real centre whose clock was set, and the real player's side of the centre on the same clock; its screen is asked.

Every part between a request to the API and what the timeline of a screen answers is the real one: processes,
signatures, files on the player's disk. Only the pixels are left out, so that a day takes seconds.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import requests
from msgspec.structs import replace

from bangtin_player.agent.centre.cabinet import Cabinet
from bangtin_player.agent.centre.collector import Collector
from bangtin_player.agent.centre.errand_book import ErrandBook
from bangtin_player.agent.centre.fetching import Fetching
from bangtin_player.agent.centre.identity import new_identity
from bangtin_player.agent.centre.member import Member
from bangtin_player.agent.centre.papers import Papers
from bangtin_player.agent.centre.parts import parts
from bangtin_player.agent.centre.reporting import Reporting
from bangtin_player.agent.centre.source import CollectedSource
from bangtin_player.agent.centre.stock import Stock
from bangtin_player.agent.documents import Documents
from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.messages import OnWall
from bangtin_player.core.standing import Facts, ScreenFacts
from bangtin_player.settings import Collecting
from bangtin_playlists.instant import Instant
from bangtin_playlists.on_air import OnAir
from bangtin_playlists.playlist import Card, Item
from bangtin_playlists.timeline import Timeline, prepare
from tests.end_to_end.circle import Centre, until

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_BUSY_S = 300.0
"""However busy the machine is."""
LEADER, OPERATOR = "lanh-dao", "truc-ban"
_TOKENS = f"""
import django; django.setup()
from datetime import UTC, datetime
from bangtin_server.accounts import people, tokens
from bangtin_server.accounts.models import ApiToken
for name in ("{LEADER}", "{OPERATOR}"):
    print(tokens.make(people.for_programs(name, "tests"), "tests", "tests"))
ApiToken.objects.update(until=datetime(2100, 1, 1, tzinfo=UTC))  # the rehearsed clock goes where it likes
"""
_RECEIPTS = """
import sys, django; django.setup()
from bangtin_server.emergencies.models import Emergency
from bangtin_server.emergencies.receipts import arrivals
from bangtin_server.players.models import Screen
for one in arrivals(Emergency.objects.get(pk=sys.argv[1]), Screen.objects.select_related("player")):
    late = f"{round(one.late.total_seconds()) // 60} min late" if one.late else "in time"
    print(one.screen.name, late if one.at else "not yet", sep=": ")
"""
_PROGRAMME = """
screen: {{name: {name}, size: 1024x512, timezone: Asia/Ho_Chi_Minh}}
hours: [{{days: mon-sat, from: "05:30", to: "22:30"}}]
playlists:
  ca:
    - {{id: C1, text: Chào ca, for: 10s}}
    - {{id: C2, text: 2 % GDP, for: 10s, tags: {{mourning_ok: true}}}}
    - {{id: C3, text: An toàn lao động, for: 10s, tags: {{mourning_ok: true}}}}
    - {{id: C4, text: Bình dân học vụ số, for: 15s, tags: {{mourning_ok: true}}}}
    - {{id: C5, text: Giờ, for: 5s, tags: {{mourning_ok: true}}}}
    - {{id: C6, text: Dịch vụ công, for: 10s, tags: {{mourning_ok: true}}}}
  ngay:
    - {{id: N1, text: NQ 57, for: 90s}}
    - {{id: N2, text: Mục tiêu 2030, for: 45s, tags: {{mourning_ok: true}}}}
    - {{id: N3, text: Mô hình tiêu biểu, for: 60s}}
    - {{id: N4, text: Chính sách hỗ trợ, for: 30s, tags: {{mourning_ok: true}}}}
    - {{id: N5, text: Thông báo hội nghị, for: 15s}}
schedule:
  - {{id: ca-sang, play: ca, from: "05:30", to: "06:30"}}
  - {{id: ngay-sang, play: ngay, from: "06:30", to: "13:30"}}
  - {{id: ca-chieu, play: ca, from: "13:30", to: "14:30"}}
  - {{id: ngay-chieu, play: ngay, from: "14:30", to: "21:30"}}
  - {{id: ca-dem, play: ca, from: "21:30", to: "22:30"}}
"""
"""PL-CA and PL-NGAY of domain.md 4.0, to the second; cards in the place of films, which no clock tells from them."""


def at(text: str) -> Instant:
    """Return an instant of Hải Phòng."""
    return Instant(round(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp() * 1000))


def programme(name: str) -> str:
    """Return the programme of a gate's panel."""
    return _PROGRAMME.format(name=name)


class Rehearsed:
    """A centre that runs by a clock of our own; set anew, it is started anew, as after a power cut."""

    def __init__(self, folder: Path, port: int) -> None:
        folder.mkdir()
        self.centre, self._offset, self._tokens = Centre(folder, port), 0.0, dict[str, str]()

    def now(self) -> float:
        """Return the Unix time of the rehearsal."""
        return time.time() + self._offset

    def set(self, clock: str) -> None:
        """Run from that moment on, or from a little later: as long as a start takes here."""
        self.stop()
        self._offset = at(clock) / 1000 - time.time()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("BANGTIN_REHEARSAL", "yes")
            patch.setenv("BANGTIN_CLOCK_OFFSET", repr(self._offset))
            self.centre.start()
        if not self._tokens:
            leader, operator = self.centre.run("-c", _TOKENS).split()
            self._tokens = {LEADER: leader, OPERATOR: operator}

    def stop(self) -> None:
        """Be away."""
        self.centre.stop()
        self.centre.process = None

    def ask(self, method: str, path: str, by: str = OPERATOR, **said: Any) -> Any:  # noqa: ANN401 - JSON
        """Ask the people's API."""
        headers = {"Authorization": f"Bearer {self._tokens[by]}"}
        answer = requests.request(
            method, f"{self.centre.address}/api/v1/{path}", headers=headers, timeout=_BUSY_S, **said
        )
        return answer.json() if answer.ok else answer.status_code

    def order(self, what: str, said: dict[str, object] | None = None, by: str = OPERATOR) -> Any:  # noqa: ANN401 - JSON
        """Give an order, and wait until it is signed."""
        given = self.ask("POST", what, by, json=said or {})
        assert given not in range(500, 600), f"the centre failed at {what}: {given}"
        self.signed()
        return given

    def signed(self) -> None:
        """Wait until every change is signed."""
        until(lambda: all(not site["orders_due"] for site in self.ask("GET", "sites")["items"]) or None, _BUSY_S)
        until(lambda: all(not one["manifest"]["due"] for one in self.ask("GET", "screens")["items"]) or None, _BUSY_S)

    def publish(self, screen: str, site: str) -> None:
        """Have the panel *screen* at *site*."""
        self.ask("POST", "sites", json={"code": site, "name": site})
        sent = self.ask(
            "POST", "programmes", files={"programme": (f"{screen}.yaml", programme(screen))}, data={"site": site}
        )
        assert isinstance(sent, dict), sent

    def state(self, screen: str) -> str:
        """Say how a screen stands, by what the centre has heard."""
        return str(self.ask("GET", f"screens/{screen}")["state"]["code"])

    def receipts(self, emergency: int) -> dict[str, str]:
        """Say when each screen had a message, as the centre heard it."""
        told = self.centre.run("-c", _RECEIPTS, str(emergency))
        return dict(line.split(": ") for line in told.splitlines())

    def versions(self) -> dict[str, int]:
        """Return the version of every screen's manifest."""
        return {one["name"]: one["manifest"]["version"] for one in self.ask("GET", "screens")["items"]}


class Panel:
    """The player behind one panel: what is on its disk, and what its screen therefore shows."""

    def __init__(self, folder: Path, rehearsed: Rehearsed, screen: str) -> None:
        self._folder, self._rehearsed, self.screen = folder, rehearsed, screen
        self._begin(new_identity(rehearsed.centre.address))

    def _begin(self, identity: Any) -> None:  # noqa: ANN401 - a new one, or as it was kept
        made = parts(self._folder, identity, Collecting(), UUID(int=1), ("",))
        member = Member(made.member.folder, identity, self._rehearsed.now)
        self._member, self._parts = member, made._replace(member=member, papers=Papers(member))
        self._source = CollectedSource(0, self._parts)

    def enrol(self) -> None:
        """Show a code, and have a technician enter it."""
        code = self._member.ask().code
        self._rehearsed.ask("POST", "enrolments", json={"code": code, "screens": [self.screen]})
        assert self._member.is_accepted()

    def cut_power(self) -> None:
        """Begin again with nothing but what is on the disk."""
        self._begin(self._member.identity)

    def collect(self) -> None:
        """Do one round with the centre: documents, and word of how it stands."""
        welcome, cabinet = self._member.welcome, self._parts.papers.cabinet()
        assert welcome is not None
        assert cabinet is not None
        stock = Stock(cabinet, self._parts.store, self._parts.complaints)
        fetching = Fetching(
            lambda: self._member.link, self._parts.store, self._parts.complaints, self._parts.stopped, 2
        )
        Collector(lambda: self._member.link, stock, fetching, self._parts.complaints).collect(welcome)
        self._tell(cabinet)

    def _tell(self, cabinet: Cabinet) -> None:
        welcome = self._member.welcome
        assert welcome is not None
        now = Instant(round(self._rehearsed.now() * 1000))
        shown = self.timeline().on_air(now)
        wall = OnWall(shown.level, shown.dark)
        facts = Facts(now, ClockTrust.SERVER, 1, (ScreenFacts(self.screen, self.documents().manifest.version, wall),))
        book = ErrandBook(self._parts.member.folder, self._parts.boot, welcome.player, lambda: now)
        Reporting(self._parts, cabinet, book, lambda _: None).heartbeat(facts, welcome, now)

    def documents(self) -> Documents:
        """Return what its screen is given."""
        return self._source.read()

    def cards(self, emergency: int) -> list[Card]:
        """Return the pages of a message, as they came."""
        (found,) = (one for one in self.documents().orders.playlists if one.id == f"khan-{emergency}")
        return [one.content for one in found.elements if isinstance(one, Item) and isinstance(one.content, Card)]

    def timeline(self, raised: Instant | None = None) -> Timeline:
        """Return what its screen shows, whenever it is asked.

        Args:
            raised: Instead of the instant at which its messages were raised: the seconds that a busy machine takes for
                a click are no part of what is counted.
        """
        documents = self.documents()
        orders = documents.orders
        if raised is not None:
            moved = tuple(replace(one, entry=replace(one.entry, since=raised)) for one in orders.emergencies)
            orders = replace(orders, emergencies=moved)
        return prepare(documents.manifest, orders)

    def on_air(self, clock: str) -> OnAir:
        """Return what is on at a moment."""
        return self.timeline().on_air(at(clock))

    def on(self, clock: str) -> str:
        """Say what is on, as `N2+30`; `dark` where nothing is."""
        shown = self.on_air(clock)
        if shown.dark:
            return f"dark by {shown.dark}"
        airing = shown.zones[0]
        return f"{airing.item.id}+{airing.offset_ms // 1000}"


@contextmanager
def rehearsed(folder: Path, port: int) -> Iterator[Rehearsed]:
    """Have a centre that is not running yet."""
    made = Rehearsed(folder, port)
    try:
        yield made
    finally:
        made.stop()
