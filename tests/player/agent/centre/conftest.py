from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bangtin_player.agent.centre import office
from bangtin_player.agent.centre.cabinet import Cabinet
from bangtin_player.agent.centre.collector import Collector
from bangtin_player.agent.centre.fetching import Fetching
from bangtin_player.agent.centre.identity import Identity, Welcome, new_identity
from bangtin_player.agent.centre.parts import Parts, parts
from bangtin_player.agent.centre.restocking import Restocking
from bangtin_player.agent.centre.stock import Stock
from bangtin_player.core.play_log import NO_BOOT
from bangtin_player.settings import Collecting
from tests.player.agent.centre.fake_centre import FakeCentre, running
from tests.player.agent.centre.stand import Stand


@pytest.fixture
def centre() -> Iterator[FakeCentre]:
    with running(FakeCentre()) as centre:
        yield centre


class Member:
    """An enrolled player, its parts in order; made anew it is a player that was started again."""

    def __init__(
        self, folder: Path, centre: FakeCentre, identity: Identity | None = None, stock: type[Stock] = Stock
    ) -> None:
        welcome = msgspec.convert(centre.welcome(), Welcome)
        known = identity or msgspec.structs.replace(new_identity(centre.address), welcome=welcome)
        self.identity = msgspec.structs.replace(known, centre=centre.address)
        self.where = welcome
        self.parts: Parts = parts(folder, self.identity, Collecting(), NO_BOOT, ("",))
        self.cabinet = Cabinet(self.parts.member.folder, welcome.root)
        self.stock = stock(self.cabinet, self.parts.store, self.parts.complaints)
        link = self.parts.member.link
        fetching = Fetching(lambda: link, self.parts.store, self.parts.complaints, self.parts.stopped, 2)
        self.collector = Collector(lambda: link, self.stock, fetching, self.parts.complaints)
        self.restocking = Restocking(self.stock, fetching, self.parts.complaints)

    def round(self) -> None:
        """Collect documents, then media."""
        self.collector.collect(self.where)
        self.restocking.fetch(self.where, lambda _size: None)

    def complaints(self) -> set[str]:
        return {each.code for each in self.parts.complaints.now()}


@pytest.fixture
def player(tmp_path: Path, centre: FakeCentre) -> Member:
    return Member(tmp_path, centre)


@pytest.fixture
def stand(tmp_path: Path, centre: FakeCentre, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    monkeypatch.setattr(office, "ENROL_EVERY_S", 0.05)
    centre.show(5, b"picture")
    made = Stand(tmp_path, centre)
    yield made
    made.office.close()
