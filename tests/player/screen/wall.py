"""A stage on a clock set by hand, and what it told."""

from collections.abc import Callable
from concurrent.futures import Future

from bangtin_player.core.messages import FromScreen, Handing, Played, Show
from bangtin_player.screen.casting import Casting
from bangtin_player.screen.engines.port import Player
from bangtin_player.screen.script import Timeline
from bangtin_player.screen.stage import Stage
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box, Layout, Screen, Zone
from bangtin_playlists.local import Local
from bangtin_playlists.playlist import Card, Digest, Item, Playlist
from bangtin_playlists.schedule import Entry
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.orders import Orders
from tests.player.screen.fakes import HandClock

NOON = 1_775_000_000_000
CARDS = tuple(Item(name, Card(title=name), Millis(5_000)) for name in "AB")
SPLIT = Layout("two", (Zone("left", Box(0, 0, 32, 32), "p"), Zone("right", Box(32, 0, 32, 32), "p")), "#102030")
LOOP = Entry("e", playlist="p", since=Instant(NOON))
SPLIT_LOOP = Entry("split", layout="two", since=Instant(NOON))
Wait = Callable[[int], None]


class NoEngine:
    name = "vlc"
    version = "none"

    def player(self) -> Player:
        raise AssertionError("no film was to be played")

    def close(self) -> None:
        pass


class Wall:
    """Shows by hand-made documents; *wait* lets Qt work for some ms."""

    def __init__(self, wait: Wait) -> None:
        self._wait = wait
        self.clock = HandClock(NOON)
        self.told: list[FromScreen] = []
        self.agent_answers = True
        self.unplayable: frozenset[str] = frozenset()
        """What the agent says that cannot be shown."""
        self.fonts: dict[str, str] = {}
        """The fonts of the programme: the path of each digest."""
        casting = Casting(NoEngine(), self.clock)  # type: ignore[arg-type]  # a name that is no literal is enough
        self.stage = Stage(
            casting,
            self.clock,
            self._prepare,
            self._hear,
            on_sinks=False,
        )
        self.unprepared: list[tuple[Show, Future[Timeline]]] | None = None
        """Set to a list, it gets the documents that are being prepared from then on."""

    def _prepare(self, show: Show) -> Future[Timeline]:
        future: Future[Timeline] = Future()
        if self.unprepared is None:
            _finish(show, future)
        else:
            self.unprepared.append((show, future))
        return future

    def prepare_all(self) -> None:
        """Have all documents ready."""
        for show, future in self.unprepared or ():
            if not future.cancelled():
                _finish(show, future)

    def _hear(self, message: FromScreen) -> None:
        self.told.append(message)
        if self.agent_answers and isinstance(message, Handing):
            self.stage.noted(message.digest)

    def show(
        self, entry: Entry = LOOP, orders: Orders | None = None, items: tuple[Item, ...] = CARDS, version: int = 1
    ) -> None:
        lists, screen = (Playlist("p", items),), Screen("S", 64, 32)
        media = tuple(Medium(Digest(digest), 1, "font", "f.ttf") for digest in self.fonts)
        manifest = Manifest(screen, version, playlists=lists, layouts=(SPLIT,), schedule=(entry,), media=media)
        local = Local(unplayable=self.unplayable)
        self.stage.show_documents(Show(manifest, orders or Orders(), local, self.fonts))

    def pass_time(self, ms: float, step: float = 100.0) -> None:
        end = self.clock.at + ms
        while self.clock.at < end:
            self.clock.at = min(end, self.clock.at + step)
            self.stage.wake()

    def settle(self) -> None:
        """Let the studio draw and Qt tidy up."""
        for _ in range(30):
            self.stage.wake()
            self._wait(5)
            self.clock.at += 1

    def on(self) -> dict[str, str]:
        zones = self.stage._zones  # noqa: SLF001 - what is on has no other witness than pixels
        return {place[0]: item for place, item in zones.on().items()}

    def plays(self) -> list[tuple[str, bool, str]]:
        return [(told.item, told.full, told.why) for told in self.told if isinstance(told, Played)]


def _finish(show: Show, future: Future[Timeline]) -> None:
    try:
        future.set_result(prepare(show.manifest, show.orders, show.local))
    except PlaylistsError as error:
        future.set_exception(error)
