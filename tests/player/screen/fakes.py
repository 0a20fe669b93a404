"""A clock that is set by hand, acts that are ready when told, and a company that notes what it hears."""

from bangtin_player.core.outlook import Place
from bangtin_player.core.shot import Shot
from bangtin_player.core.understudy import understudy
from bangtin_player.screen.act import Act
from bangtin_player.screen.side import Side
from bangtin_playlists.instant import Instant


class HandClock:
    def __init__(self, at: float) -> None:
        self.at = at

    def now(self) -> Instant:
        return Instant(int(self.at))

    def fine(self) -> float:
        return self.at

    def real_seconds(self, length_ms: float) -> float:
        return length_ms / 1000


class FakeAct:
    def __init__(self, shot: Shot, *, is_ready: bool = True, failure: str = "") -> None:
        self.shot = shot
        self.is_ready = is_ready
        self.failure = failure
        self.dropped = 0
        self.is_closed = False

    def wake(self, now: float) -> None:
        pass

    def next_wake(self, now: float) -> float | None:
        del now
        return None

    def close(self) -> None:
        self.is_closed = True


class FakeCompany:
    def __init__(self) -> None:
        self.acts: list[FakeAct] = []
        self.heard: list[str] = []
        self.slow: set[str] = set()
        self.broken: set[str] = set()

    def cast(self, shot: Shot, side: Side) -> Act | None:
        del side
        name = shot.item.id
        act = FakeAct(shot, is_ready=name not in self.slow, failure="broken" if name in self.broken else "")
        self.acts.append(act)
        return act

    def stand_in(self, place: Place, side: Side, now: float) -> Act:
        del side
        self.heard.append(f"the slate is asked for at {now:g}")
        return FakeAct(understudy(place, now))

    def came_on(self, place: Place, shot: Shot, now: float) -> None:
        del place
        self.heard.append(f"{shot.item.id} on at {now:g}")

    def gave_up(self, place: Place, side: Side) -> None:
        pass

    def went_off(self, place: Place, act: Act) -> None:
        del place
        self.heard.append(f"{act.shot.item.id} off")

    def cannot_show(self, shot: Shot, why: str) -> None:
        self.heard.append(f"{shot.item.id} cannot be shown: {why}")
