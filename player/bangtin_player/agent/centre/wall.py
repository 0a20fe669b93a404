"""What a person asked of the walls for a while or until further notice: the pattern, a name, how loud."""

import logging
from pathlib import Path
from typing import Literal

import msgspec

from bangtin_player.agent.durable import write_durably

_log = logging.getLogger(__name__)
FILE = "wall.json"
Interlude = Literal["pattern", "identify"]


class Wishes(msgspec.Struct, frozen=True):
    """By screen."""

    volumes: dict[str, int] = {}
    """In place of what the manifest says."""
    interludes: dict[str, Interlude] = {}


class Wall:
    """Keeps the wishes on disk, where whoever reads documents looks for a change."""

    def __init__(self, folder: Path) -> None:
        """Begin with the volumes of before; an interlude ends with the agent."""
        self.path = folder / FILE
        self.wishes = Wishes()
        try:
            self.wishes = msgspec.json.decode(self.path.read_bytes(), type=Wishes)
        except FileNotFoundError:
            pass
        except (OSError, msgspec.MsgspecError) as error:
            _log.warning("%s cannot be read: %s", self.path, error)
        if self.wishes.interludes:
            self._write(msgspec.structs.replace(self.wishes, interludes={}))

    def set_volume(self, screen: str, percent: int | None) -> None:
        """Have a screen so loud; None is as its manifest says."""
        others = {name: each for name, each in self.wishes.volumes.items() if name != screen}
        wished = {} if percent is None else {screen: max(0, min(100, percent))}
        self._write(msgspec.structs.replace(self.wishes, volumes=others | wished))

    def begin(self, screen: str, interlude: Interlude) -> None:
        """Show something else than the programme, until `end`."""
        interludes = {**self.wishes.interludes, screen: interlude}
        self._write(msgspec.structs.replace(self.wishes, interludes=interludes))

    def end(self, screen: str) -> None:
        """Go back to the programme."""
        interludes = {name: each for name, each in self.wishes.interludes.items() if name != screen}
        self._write(msgspec.structs.replace(self.wishes, interludes=interludes))

    def refresh(self) -> None:
        """Have whoever reads documents read them again."""
        self._write(self.wishes)

    def _write(self, wishes: Wishes) -> None:
        self.wishes = wishes
        try:
            write_durably(self.path, msgspec.json.encode(wishes))
        except OSError as error:
            _log.warning("%s cannot be written: %s", self.path, error)
