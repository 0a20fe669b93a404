# ruff: noqa: PLC0415, ANN401 - Django's parts are imported once its folder is named, and stand behind ports here

"""A process that kills the centre's press at random moments, on a database and a storage of its own.

Run with a folder, how often to kill, and which press: the centre's, or one that goes wrong on purpose. It prints what
was found: `{"torn": [...], "published": n}`.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCREENS = 12
MOST_PUTS, LONGEST = 3 * SCREENS, 0.01
"""A press is killed after so many documents at most, and then within so many seconds: a slow machine tries the same."""


def main(folder: Path, kills: int, which: str) -> None:
    """Set the scene, kill, and say what was found."""
    os.environ |= {"BANGTIN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "bangtin_server.settings"}
    import django

    django.setup()
    scene = Scene(folder, which)
    source, torn = random.Random(11), list[str]()
    for _ in range(kills):
        _kill_once(scene, source)
        torn += scene.torn()
    scene.finish()
    torn += scene.torn() + scene.undone()
    sys.stdout.write(json.dumps({"torn": torn, "published": scene.published()}) + "\n")


def _kill_once(scene: "Scene", source: random.Random) -> None:
    from django.db import connections

    connections.close_all()
    hears, tells = os.pipe()
    child = os.fork()
    if not child:
        try:
            scene.work(tells)
        finally:
            os._exit(1)
    os.close(tells)
    for _ in range(source.randint(1, MOST_PUTS)):
        os.read(hears, 1)
    time.sleep(source.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(hears)


class Loud:
    """A storage that says of each document that it is about to be kept."""

    def __init__(self, storage: Any, tells: int) -> None:
        self._storage, self._tells = storage, tells

    def put(self, name: str, content: bytes) -> None:
        """Keep *content*."""
        os.write(self._tells, b".")
        self._storage.put(name, content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)


class Scene:
    """A centre with some screens of one list, which changes all the time."""

    def __init__(self, folder: Path, which: str) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from django.core.management import call_command

        from bangtin_server.storage.folder import FolderStorage

        call_command("migrate", verbosity=0)
        self.key = Ed25519PrivateKey.generate()
        self.storage = FolderStorage(folder / "storage")
        self.written = InPlace(folder / "storage") if which == "in-place" else self.storage
        self.hasty = which == "hasty"
        self._seen: dict[str, int] = {}
        self._furnish()

    def _furnish(self) -> None:
        from bangtin_server import clock
        from bangtin_server.players.models import Player, Screen, Site
        from bangtin_server.scheduling.models import Entry, Playlist

        now, site = clock.now(), Site.objects.create(code="s", name="s")
        playlist = Playlist.objects.create(code="p")
        for number in range(SCREENS):
            player = Player.objects.create(name=f"p{number}", site=site, public_key=str(number), enrolled_at=now)
            Screen.objects.create(name=f"S{number}", site=site, player=player, width=1, height=1, made_at=now)
        Entry.objects.create(code="e", position=0, site=site, playlist=playlist)

    def work(self, tells: int) -> None:
        """Change what every screen shows, and publish it, for ever."""
        press, number = self._press(Loud(self.written, tells)), random.Random().randrange(1 << 30)
        while True:
            number += 1
            self._change(f"p{number}")
            press.turn()

    def _change(self, code: str) -> None:
        from django.db import transaction

        from bangtin_server.players.models import Screen
        from bangtin_server.scheduling.models import Due, Playlist
        from bangtin_server.scheduling.publishing import mark

        with transaction.atomic():
            Playlist.objects.update(code=code)
            mark(Screen.objects.all())
        if self.hasty:  # publishes as if the mark could go before the document is there
            Due.objects.all().delete()
            mark(Screen.objects.all()[: SCREENS // 2])

    def _press(self, storage: Any) -> Any:
        from bangtin_server.press import Press

        return Press(storage, self.key, lambda *_: None)

    def finish(self) -> None:
        """Do what the killed left, as the next press does."""
        self._press(self.written).turn()

    def torn(self) -> list[str]:
        """Return what a player could fetch now that is not whole, not signed, or older than before."""
        return [fault for name in sorted(self._visible()) if (fault := self._fault(name))]

    def _visible(self) -> Iterator[str]:
        return self.storage.names("documents/")

    def _fault(self, name: str) -> str:
        from bangtin_playlists.errors import PlaylistsError
        from bangtin_playlists.wire.keys import Keys, PublisherKey
        from bangtin_playlists.wire.manifest import Manifest
        from bangtin_playlists.wire.orders import Orders
        from bangtin_playlists.wire.seal import Trust, key_text, opened
        from bangtin_playlists.wire.timestamp import Timestamp

        trust = Trust(
            "", Keys(keys=(PublisherKey(key_text(self.key.public_key()), ("manifest", "orders", "timestamp")),))
        )
        kind, _, screen = name.rpartition("/")[2].partition("-")
        kinds: dict[str, Any] = {"manifest": Manifest, "orders": Orders, "timestamp": Timestamp}
        try:
            version: int = opened(self.storage.get(name), kinds[kind], screen or "s", trust).version
        except PlaylistsError as error:
            return f"{name}: {type(error).__name__}"
        before, self._seen[name] = self._seen.get(name, 0), version
        return f"{name}: went back" if version < before else ""

    def undone(self) -> list[str]:
        """Return the screens whose document is not the one in force, or does not say what the rows say."""
        from bangtin_server.players.models import Screen
        from bangtin_server.scheduling.models import Playlist
        from bangtin_server.storage import names

        code = Playlist.objects.get().code.encode()
        found = list[str]()
        for screen in Screen.objects.select_related("player"):
            kept = screen.publications.filter(until=None).first()
            assert screen.player is not None
            place = names.manifest(screen.player.token, screen.name)
            document = b"" if kept is None else bytes(kept.document)
            there = self.storage.get(place) if self.storage.size(place) else b""
            found += [] if there == document and code in document else [screen.name]
        return found

    def published(self) -> int:
        """Return how many versions there were, which never overlap."""
        from bangtin_server.scheduling.models import Publication

        return Publication.objects.count()


class InPlace:
    """A storage that writes under the final name from the first byte on."""

    def __init__(self, root: Path) -> None:
        from bangtin_server.storage.folder import FolderStorage

        self._root, self._right = root, FolderStorage(root)

    def put(self, name: str, content: bytes) -> None:
        """Keep *content* a little at a time."""
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(content), 16):
                file.write(content[start : start + 16])

    def __getattr__(self, name: str) -> object:
        return getattr(self._right, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
