"""The choreography: a player enrolled by the code on its wall, a change, an emergency, and the seconds of each."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.demonstration.pages import Look
from tests.demonstration.programmes import Programmes
from tests.demonstration.stations import Station, since

_EMERGENCY_STANDS_S = 5.0


@dataclass
class Circle:
    """What goes round, and how long each part took."""

    station: Station
    programmes: Programmes
    folder: Path
    say: Callable[[str], None]
    look: Look
    """Photographs a page of the console; a run without pictures has one that does nothing."""
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
        code = self.station.code()
        self.seconds["start_to_code"] = since(begun)
        self.say(f"Mã trên màn hình: {code}. Kỹ thuật viên nhập mã.")
        self.look("/enrol", "enrol")
        self.look(f"/enrol/{code}", "enrol-screen")
        accepted = time.monotonic()
        self.station.enrol(code, self.programmes.screen)
        self.seconds["enrolment_to_programme"] = since(accepted)

    def _publish(self) -> None:
        centre, wall = self.station.centre, self.station.wall
        link = f"{centre.address}/vua-phat-hanh"
        changed = self.programmes.write_with_code(self.folder / "changed.yaml", link)
        begun = time.monotonic()
        centre.publish(changed, self.programmes.digests())
        self.station.until(lambda: wall.code() == link or None, "the published code on the wall")
        self.seconds["publish_to_wall"] = since(begun)
        self.say(f"Phát hành → màn hình: {self.seconds['publish_to_wall']:.1f} s")
        centre.publish(self.programmes.write(self.folder / "original.yaml"), self.programmes.digests())
        self.station.until(lambda: wall.code() != link or None, "the end of the published code")

    def _raise_and_clear(self, picture: Path | None) -> None:
        centre, wall = self.station.centre, self.station.wall
        said = {
            "where": {"screens": [self.programmes.screen]},
            "template": "storm",
            "risk": 3,
            "place": "Hải Phòng (mẫu)",
            "again": "16 giờ 00",
            "source": "Đài Khí tượng Thủy văn (mẫu)",
        }
        begun = time.monotonic()
        raised = centre.ask("POST", "emergencies", json=said)
        self.station.until(lambda: wall.shows_emergency() or None, "the emergency on the wall")
        self.seconds["emergency_to_wall"] = since(begun)
        self.say(f"Tin khẩn cấp → màn hình: {self.seconds['emergency_to_wall']:.1f} s")
        self.look("/", "emergency")
        time.sleep(max(0.0, _EMERGENCY_STANDS_S - since(begun)))
        if picture:
            wall.picture().save(picture)
        begun = time.monotonic()
        centre.ask("POST", f"emergencies/{raised['number']}/clear", json={})
        self.station.until(lambda: not wall.shows_emergency() or None, "the end of the emergency")
        self.seconds["clear_to_wall"] = since(begun)
        self.say(f"Kết thúc tin khẩn cấp → màn hình: {self.seconds['clear_to_wall']:.1f} s")
