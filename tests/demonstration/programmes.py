"""What the demonstration publishes: the example of a panel, its day moved so that now is a minute worth seeing."""

from datetime import datetime, time, timedelta
from pathlib import Path

from msgspec.structs import replace

from bangtin_playlists.calendar.wall import zone
from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Card, Item, Playlist, Tags
from bangtin_playlists.programme import Shelf, read_programme
from bangtin_playlists.programme.writing import file_names, write_programme
from bangtin_playlists.schedule import Entry, Level, Rule
from bangtin_playlists.wire.manifest import Manifest

_DAILY = tuple(range(1, 8))


class Programmes:
    """Two versions of one programme: as it is, and with a card that a camera can tell from everything else.

    Args:
        example: The programme's file.
        media: Where its media are.
        moment: Which time of its day is to be now.
        shelf: Measures its media.
    """

    def __init__(self, example: Path, media: Path, moment: time, shelf: Shelf) -> None:
        reading = read_programme(str(example), example.read_bytes(), shelf)
        if reading.manifest is None:
            raise ValueError(f"{example} holds {len(reading.mistakes)} mistakes")
        self._media = media
        self.manifest = _moved(reading.manifest, moment)

    @property
    def screen(self) -> str:
        """The screen's name."""
        return self.manifest.screen.name

    def digests(self) -> dict[str, str]:
        """Return the digest of each file by its name."""
        return {name: digest for digest, name in file_names(self.manifest.media).items()}

    def write(self, path: Path) -> Path:
        """Write the programme as it is."""
        return self._written(self.manifest, path)

    def write_with_code(self, path: Path, link: str) -> Path:
        """Write it with a card above all else whose code says *link*."""
        card = Card(template="qr", title="Vừa phát hành", lines=("Từ trung tâm đến màn hình",), link=link)
        item = Item("vua-phat-hanh", card, Millis(60_000), tags=Tags(category="TI", nature="thong-bao"))
        return self._written(
            replace(
                self.manifest,
                playlists=(*self.manifest.playlists, Playlist("vua-phat-hanh", (item,))),
                schedule=(*self.manifest.schedule, Entry("moi", "vua-phat-hanh", level=Level.PRIORITY)),
            ),
            path,
        )

    def _written(self, manifest: Manifest, path: Path) -> Path:
        text = write_programme(manifest, file_names(manifest.media), str(self._media.absolute()))
        path.write_text(text, encoding="utf-8")
        return path


def _moved(manifest: Manifest, moment: time) -> Manifest:
    """Return a programme whose lines come as much later in the day as now is later than *moment*, every day."""
    here = zone(manifest.screen.timezone)
    now = datetime.now(here)
    later = now - now.replace(hour=moment.hour, minute=moment.minute, second=moment.second, microsecond=0)
    lines = (replace(each, rule=_later(each.rule, later)) for each in manifest.schedule if not each.rule.holidays_of)
    hours = (replace(each, rule=_later(each.rule, later)) for each in manifest.hours if not each.rule.holidays_of)
    return replace(manifest, schedule=tuple(lines), hours=tuple(hours), calendars=())


def _later(rule: Rule, by: timedelta) -> Rule:
    start, end = (_time_later(at, by) for at in (rule.start, rule.end))
    return Rule(weekdays=_DAILY if rule.weekdays else (), start=start, end=end)


def _time_later(at: time | None, by: timedelta) -> time | None:
    if at is None:
        return None
    moved = datetime.combine(datetime(2000, 1, 2), at) + by  # noqa: DTZ001 - the face of a clock
    return moved.time().replace(microsecond=0)
