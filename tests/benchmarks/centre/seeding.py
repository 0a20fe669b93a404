"""`python -m tests.benchmarks.centre.seeding FLEET PLAYERS SITES`: makes a fleet that shares one playlist, by models.

FLEET is the file where it is written down; what is printed is when it was committed, in seconds of the monotonic clock.
Run with the centre's settings, beside a running centre: it is the centre that publishes what is marked here.
"""

import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import django
import msgspec
from PIL import Image

from bangtin_media.probe import probe
from bangtin_playlists.playlist import Card, Digest, Tags
from bangtin_playlists.playlist import Image as PictureShown
from bangtin_playlists.wire.seal import key_text
from tests.benchmarks.centre.machines import BY, ITEMS, SHARED, SLOT_S, Known, key_of

django.setup()

from django.db import transaction  # noqa: E402 - models exist only once Django is ready

from bangtin_server import clock  # noqa: E402 - the same
from bangtin_server.composition import storage  # noqa: E402 - the same
from bangtin_server.library import chains  # noqa: E402 - the same
from bangtin_server.library.chains import Said  # noqa: E402 - the same
from bangtin_server.library.intake import keep  # noqa: E402 - the same
from bangtin_server.library.models import Item, State  # noqa: E402 - the same
from bangtin_server.players.models import Assignment, Player, Screen, Site  # noqa: E402 - the same
from bangtin_server.scheduling.models import Element, Entry, Playlist  # noqa: E402 - the same
from bangtin_server.scheduling.publishing import mark  # noqa: E402 - the same

_AT_ONCE = 1000
_SIZE = (640, 360)


@transaction.atomic
def seed(players: int, sites: int) -> list[Known]:
    """Make the fleet, and mark it for publishing."""
    places = [Site.objects.create(code=f"kcn-{number}", name=f"KCN {number}") for number in range(sites)]
    playlist = _playlist()
    for place in places:
        Entry.objects.create(site=place, code="day", position=0, playlist=playlist)
    made = [one for numbers in _batched(range(players)) for one in _players(numbers, places)]
    mark(Screen.objects.all())
    return made


def _players(numbers: list[int], places: list[Site]) -> Iterator[Known]:
    now = clock.now() - timedelta(days=400)
    homes = [places[number % len(places)] for number in numbers]
    players = Player.objects.bulk_create(
        Player(
            name=f"LED-{number:05}-P1",
            site=home,
            public_key=key_text(key_of(number).public_key()),
            enrolled_at=now,
            enrolled_by=BY,
        )
        for number, home in zip(numbers, homes, strict=True)
    )
    screens = Screen.objects.bulk_create(
        Screen(
            name=f"LED-{number:05}",
            site=player.site,
            player=player,
            width=_SIZE[0],
            height=_SIZE[1],
            details={},
            made_at=now,
        )
        for number, player in zip(numbers, players, strict=True)
    )
    Assignment.objects.bulk_create(
        Assignment(screen=screen, player=screen.player, since=now) for screen in screens if screen.player
    )
    for number, screen, player in zip(numbers, screens, players, strict=True):
        yield Known(number, screen.name, player.token, player.site.code, player.site.token)


def _playlist() -> Playlist:
    """Make the playlist that all share: cards and pictures in turn."""
    playlist = Playlist.objects.create(code=SHARED, name="Danh sách chung")
    for position in range(ITEMS):
        item = Item.objects.create(code=f"I{position}", name=f"Mục {position}")
        said = Said(_picture(position) if position % 2 else _card(position), Tags("1.1", "tuyen-truyen"))
        chains.add(item, said, BY, State.APPROVED)
        Element.objects.create(playlist=playlist, position=position, item=item, slot_ms=SLOT_S * 1000)
    return playlist


def _card(position: int) -> Card:
    return Card(title=f"Mục {position}", lines=("Học kỹ năng số mọi lúc, mọi nơi",))


def _picture(position: int) -> PictureShown:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{position}.png"
        Image.new("RGB", _SIZE, (20 * position, 40, 90)).save(path)
        return PictureShown(Digest(keep(path, probe(path), path.name, storage(), BY).pk))


def _batched(numbers: range) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield list(numbers[start : start + _AT_ONCE])


if __name__ == "__main__":
    made = seed(int(sys.argv[2]), int(sys.argv[3]))
    committed = time.monotonic()
    Path(sys.argv[1]).write_bytes(msgspec.json.encode(made))
    sys.stdout.write(f"{committed}\n")
