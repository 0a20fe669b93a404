"""The choreography: a fleet, a player enrolled by the code on its wall, a change, an emergency, and their seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.demonstration.centre import Centre, NeverCameError, until
from tests.demonstration.players import Player
from tests.demonstration.programmes import Programmes
from tests.demonstration.wall import Wall

SITES = {
    "s01-nam-cau-kien": ("nam-cau-kien", "KCN Nam Cầu Kiền"),
    "s02-dinh-vu": ("dinh-vu", "KCN Đình Vũ"),
    "s03-trang-due": ("trang-due", "KCN Tràng Duệ"),
    "s04-vsip": ("vsip", "KCN VSIP Hải Phòng"),
    "s05-kiosk": ("tru-so", "Trụ sở Ban Quản lý"),
    "s06-lobby": ("tru-so", "Trụ sở Ban Quản lý"),
    "s07-meeting-room": ("tru-so", "Trụ sở Ban Quản lý"),
    "s08-canteen": ("nam-cau-kien", "KCN Nam Cầu Kiền"),
}
"""Where each example of the fleet stands."""
PLAYED = "s01-nam-cau-kien"
_EMERGENCY_STANDS_S = 5.0


@dataclass
class Circle:
    """What goes round, and how long each part took."""

    centre: Centre
    player: Player
    wall: Wall
    programmes: Programmes
    folder: Path
    say: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict)

    def go_round(self, emergency_picture: Path | None) -> None:
        """Enrol, publish, raise an emergency and clear it.

        Raises:
            NeverCameError: a step did not come to its end.
        """
        self._enrol()
        self._publish()
        self._raise_and_clear(emergency_picture)

    def _enrol(self) -> None:
        begun = time.monotonic()
        link = self._until(lambda: self._code("/enrol/"), "the code on the wall")
        self.seconds["start_to_code"] = _since(begun)
        code = link.rpartition("/")[2]
        self.say(f"Mã trên màn hình: {code}. Kỹ thuật viên nhập mã.")
        accepted = time.monotonic()
        self.centre.ask("POST", "enrolments", json={"code": code, "screens": [self.programmes.screen]})
        self._until(self._acknowledged, "the player's word that the programme is on the wall")
        self.seconds["enrolment_to_programme"] = _since(accepted)

    def _publish(self) -> None:
        link = f"{self.centre.address}/vua-phat-hanh"
        changed = self.programmes.write_with_code(self.folder / "changed.yaml", link)
        begun = time.monotonic()
        self.centre.publish(changed, self.programmes.digests())
        self._until(lambda: self._code(link), "the published code on the wall")
        self.seconds["publish_to_wall"] = _since(begun)
        self.say(f"Phát hành → màn hình: {self.seconds['publish_to_wall']:.1f} s")
        self.centre.publish(self.programmes.write(self.folder / "original.yaml"), self.programmes.digests())
        self._until(lambda: None if self.wall.code() == link else True, "the end of the published code")

    def _raise_and_clear(self, picture: Path | None) -> None:
        said = {
            "where": {"screens": [self.programmes.screen]},
            "template": "storm",
            "risk": 3,
            "place": "Hải Phòng (mẫu)",
            "again": "16 giờ 00",
            "source": "Đài Khí tượng Thủy văn (mẫu)",
        }
        begun = time.monotonic()
        raised = self.centre.ask("POST", "emergencies", json=said)
        self._until(lambda: self.wall.shows_emergency() or None, "the emergency on the wall")
        self.seconds["emergency_to_wall"] = _since(begun)
        self.say(f"Tin khẩn cấp → màn hình: {self.seconds['emergency_to_wall']:.1f} s")
        time.sleep(_EMERGENCY_STANDS_S)
        if picture:
            self.wall.picture().save(picture)
        begun = time.monotonic()
        self.centre.ask("POST", f"emergencies/{raised['number']}/clear", json={})
        self._until(lambda: None if self.wall.shows_emergency() else True, "the end of the emergency")
        self.seconds["clear_to_wall"] = _since(begun)

    def _code(self, part: str) -> str | None:
        found = self.wall.code()
        return found if found and part in found else None

    def _acknowledged(self) -> bool | None:
        there = self.centre.ask("GET", f"screens/{self.programmes.screen}")
        return True if there["manifest"]["acknowledged"] else None

    def _until(self, found: Callable[[], "str | bool | None"], what: str) -> str:
        def found_while_it_plays() -> "str | bool | None":
            if self.player.process.poll() is not None:
                raise NeverCameError(f"the player ended before {what}; see {self.player.folder / 'player.log'}")
            return found()

        return str(until(found_while_it_plays, what))


def found_fleet(centre: Centre, examples: Path) -> None:
    """Make the sites and screens of the fleet, but for the one that is to be imported."""
    for code, name in dict(SITES.values()).items():
        centre.ask("POST", "sites", json={"code": code, "name": name})
    for example, (site, _) in SITES.items():
        if example != PLAYED:
            screen = yaml.safe_load((examples / f"{example}.yaml").read_text("utf-8"))["screen"]
            width, height = map(int, screen["size"].split("x"))
            own = {"name": screen["name"], "site": site, "width": width, "height": height}
            centre.ask("POST", "screens", json=own)


def _since(begun: float) -> float:
    return round(time.monotonic() - begun, 2)
