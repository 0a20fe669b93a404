# ruff: noqa: PLC0415, ANN401 - Django's parts are imported once its folder is named, and stand behind ports here

"""A process that kills the centre's workshop while ffmpeg converts, on a database and a storage of its own.

Run with a folder and which workshop: the centre's, or one that goes wrong on purpose. It prints what was found:
`{"faults": [...], "converted": n, "killed": n, "slowest_s": s}`.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

KILLS = 2
CLASSES = ((256, 128), (200, 100))
LEASE = timedelta(seconds=3)
"""Instead of the centre's 40 s; all else is as it is there."""
PATIENCE_S = 60


def main(folder: Path, which: str) -> None:
    """Set the scene, kill, let another worker finish, and say what was found."""
    os.environ |= {"BANGTIN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "bangtin_server.settings"}
    import django

    django.setup()
    scene = Scene(folder, which)
    killed = sum(scene.kill_once(random.Random(number)) for number in range(KILLS))
    faults, began = scene.orphans(), time.monotonic()
    scene.finish()
    found = {"faults": faults + scene.wrong(), "converted": scene.converted(), "killed": killed}
    sys.stdout.write(json.dumps({**found, "slowest_s": round(time.monotonic() - began, 1)}) + "\n")


class Scene:
    """A library with one film that every class needs in another form, and nobody who works."""

    def __init__(self, folder: Path, which: str) -> None:
        from django.core.management import call_command

        from bangtin_media.screen_class import ScreenClass
        from bangtin_server.library.renditions import leases, planning
        from bangtin_server.storage.folder import FolderStorage

        leases.LASTS, leases.SAID_EVERY_S = LEASE, 0.5
        if which == "forgetful":  # it never looks for what the dead left
            from django.db.models import Q

            leases._stale = lambda: Q(pk=None)  # noqa: SLF001 - made wrong on purpose
        call_command("migrate", verbosity=0)
        self.storage, self.which, self.folder = FolderStorage(folder / "storage"), which, folder
        self._upload(folder)
        planning.plan([ScreenClass(*size) for size in CLASSES])
        self._plays().exclude(purpose="play").delete()

    def _upload(self, folder: Path) -> None:
        from bangtin_media.probe import probe
        from bangtin_server import clock
        from bangtin_server.library.intake import keep
        from bangtin_server.library.models import Examination, Medium
        from tests.media.specimens import film

        path = film(folder / "film.mp4", "-c:v", "mpeg4", size=(640, 360), frames=240)
        keep(path, probe(path), "phim.mp4", self.storage, "an")
        Medium.objects.update(examination=Examination.SOUND, gone_through_at=clock.now())

    def _plays(self) -> Any:
        from bangtin_server.library.models import Rendition

        return Rendition.objects.all()

    def kill_once(self, source: random.Random) -> bool:
        """Start a worker and kill it while ffmpeg runs; say whether it was in the middle."""
        child = self._worker()
        deadline = time.monotonic() + (3 if self.which == "hasty" else PATIENCE_S)
        while not (found := _running(child)) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(source.uniform(0, 0.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        time.sleep(LEASE.total_seconds() + 0.5 if self.which == "the centre's" else 0)
        return bool(found)

    def _worker(self) -> int:
        from django.db import connections

        connections.close_all()
        child = os.fork()
        if not child:
            try:
                self._work()
            finally:
                os._exit(1)
        return child

    def _work(self) -> None:
        from bangtin_server.library.renditions.leases import next_play
        from bangtin_server.workshop import Hand

        if self.which == "hasty":  # says that it is done before it is
            self._plays().update(state="done", digest="f" * 64)
        storage = Twice(self.storage, self.folder / "puts")
        hand = Hand("converting", storage, self.folder / "work", (next_play,), lambda: None)
        while True:
            if not hand.turn():
                time.sleep(0.2)

    def orphans(self) -> list[str]:
        """Return the programs that outlived their workers."""
        time.sleep(1)
        return [f"ffmpeg {pid} lives on" for pid in _all() if _command(pid)[:1] == ["ffmpeg"] and self._is_ours(pid)]

    def _is_ours(self, pid: int) -> bool:
        return any(str(self.folder) in part for part in _command(pid))

    def finish(self) -> None:
        """Let one worker do what is left."""
        child, deadline = self._worker(), time.monotonic() + PATIENCE_S
        while self._plays().exclude(state__in=("done", "impossible")).exists() and time.monotonic() < deadline:
            if self.which == "forgetful" and time.monotonic() > deadline - PATIENCE_S + 3 * LEASE.total_seconds():
                break
            time.sleep(0.1)
        time.sleep(0.3)
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)

    def wrong(self) -> list[str]:
        """Return what is not as it must be: each class converted once, its file whole, and nothing else left."""
        from bangtin_server.storage import names

        faults = [f"{row.target}: {row.state}" for row in self._plays() if row.state != "done"]
        done = [(row, self.storage.size(names.medium(row.digest))) for row in self._plays().filter(state="done")]
        faults += [f"{row.target}: its file is not there" for row, size in done if size != row.size]
        puts = (self.folder / "puts").read_text().split() if (self.folder / "puts").exists() else []
        if len(puts) != len(set(puts)):
            faults.append("something was finished twice")
        return faults

    def converted(self) -> int:
        """Return how many classes have their form."""
        count: int = self._plays().filter(state="done").count()
        return count


class Twice:
    """A storage that notes what is put into it."""

    def __init__(self, storage: Any, notes: Path) -> None:
        self._storage, self._notes = storage, notes

    def put_path(self, name: str, path: Path) -> None:
        """Keep the file at *path*."""
        self._storage.put_path(name, path)
        with self._notes.open("a") as file:
            file.write(f"{name}\n")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)


def _running(parent: int) -> list[int]:
    """Return the ffmpegs of a worker."""
    return [pid for pid in _all() if _parent(pid) == parent and _command(pid)[:1] == ["ffmpeg"]]


def _all() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]


def _command(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").rstrip("\0").split("\0")
    except OSError:
        return []


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
