"""A process that is a centre with something new at every asking, and that writes down what it is told."""

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.player.agent.centre.fake_centre import SITE, FakeCentre, Handler, running


class BusyCentre(FakeCentre):
    """Publishes whenever it is asked."""

    def __init__(self, seed: int, intake: Path) -> None:
        super().__init__()
        self._source, self._intake = random.Random(seed), intake
        self._newest = 10
        self.behave = self._before

    def _before(self, handler: Handler) -> bool:
        path = handler.path.lstrip("/")
        if path.startswith("documents/p/"):
            self._newest += 1
            self.show(self._newest, *(self._source.randbytes(self._source.randint(1, 60_000)) for _ in range(3)))
        elif path == "documents/s/orders":
            self._newest += 1
            self.publish(Orders(site=SITE, version=self._newest), path)
        return False

    def take_in(self) -> None:
        """Write down each row that came, as durable as a test needs: this process is not killed."""
        for body in self.told.pop("plays", []):
            with self._intake.open("a") as log:
                log.writelines(f"{decode(ProofOfPlay, line).id}\n" for line in body.splitlines())


@contextmanager
def busy_centre(seed: int, intake: Path, keys: Path) -> Iterator[str]:
    """Fork it, so that whoever uses it has no threads and may fork, too; yield its address.

    Args:
        seed: Of what it publishes.
        intake: Takes the id of each row of the play log that it was told, a line each.
        keys: Takes its keys, for another process to know it.
    """
    hears, tells = os.pipe()
    child = os.fork()
    if not child:
        centre = BusyCentre(seed, intake)
        keys.write_bytes(centre.root.private_bytes_raw() + centre.publisher.private_bytes_raw())
        with running(centre):
            os.write(tells, centre.address.encode() + b"\n")
            while True:
                time.sleep(0.002)
                centre.take_in()
    os.close(tells)
    with os.fdopen(hears) as told:
        address = told.readline().strip()
    try:
        yield address
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
