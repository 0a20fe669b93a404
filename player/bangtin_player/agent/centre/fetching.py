"""Fetching media: several at once, as fast as is allowed at this hour, and one that fails again later and later."""

import random
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

from bangtin_media.download import download
from bangtin_media.errors import DownloadError, MediaError
from bangtin_media.store import FolderStore
from bangtin_player.agent.centre.complaints import Complaints
from bangtin_player.agent.centre.link import Link
from bangtin_player.core.allowance import pause_s
from bangtin_player.core.patience import wait_after_failures
from bangtin_player.errors import CentreError, UnreachableError
from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.manifest import Medium

LONGEST_WAIT_S = 3600.0
"""A medium that comes wrong every time costs its bytes once an hour at most."""
_SLEEP_S = 1.0


class NotNowError(UnreachableError):
    """At this hour nothing may be fetched."""


class Pace:
    """Keeps all transfers together to what is allowed at this hour.

    Args:
        rate: Returns the bytes a second that are allowed now; None for no limit, 0 for nothing at all.
        stopped: Set when there is no time to wait any more.
    """

    def __init__(self, rate: Callable[[], int | None], stopped: Event) -> None:
        self._rate, self._stopped = rate, stopped
        self._lock = Lock()
        self._begun, self._taken = time.monotonic(), 0

    def __call__(self, size: int) -> None:
        """Take note of so many bytes, and wait as long as they are ahead of their time.

        Raises:
            NotNowError: Nothing may be fetched any more, or the agent ends.
        """
        rate = self._rate()
        if rate == 0 or self._stopped.is_set():
            raise NotNowError("nothing is fetched at this hour")
        if rate is None:
            return
        with self._lock:
            now = time.monotonic()
            if now - self._begun > _SLEEP_S and pause_s(self._taken, now - self._begun, rate) == 0:
                self._begun, self._taken = now, 0  # an idle line saves nothing up
            self._taken += size
            wait = pause_s(self._taken, now - self._begun, rate)
        self._stopped.wait(wait)


def at_once(size: int) -> None:
    """Keep no pace: an emergency does not wait for the night."""


class Fetching:
    """Brings media into the store.

    Args:
        link: To the centre.
        store: Where they belong.
        complaints: Takes what does not come.
        stopped: Set when the agent ends.
        slots: How many are fetched at once.
    """

    def __init__(
        self, link: Callable[[], Link], store: FolderStore, complaints: Complaints, stopped: Event, slots: int
    ) -> None:
        self._link, self._store, self._complaints, self._stopped = link, store, complaints, stopped
        self._slots = slots
        self._failures: dict[Digest, int] = {}
        self._not_before: dict[Digest, float] = {}

    def fetch(self, media: Iterable[Medium], pace: Callable[[int], None], is_wanted: Callable[[Digest], bool]) -> None:
        """Fetch what is due of *media*, and return when each has come or failed.

        Args:
            media: The more important first.
            pace: Told of every piece; may wait, or raise `NotNowError`.
            is_wanted: Asked again when a medium's turn comes: while one film comes, a manifest may have replaced it.
        """
        now = time.monotonic()
        due = [each for each in media if self._not_before.get(each.digest, 0.0) <= now]
        with ThreadPoolExecutor(self._slots, "media") as pool:
            for medium in due:
                pool.submit(self._one, medium, pace, is_wanted)

    def due_in(self, media: Iterable[Medium]) -> float:
        """Return the seconds until one of *media* may be tried."""
        now = time.monotonic()
        return max(0.0, min((self._not_before.get(each.digest, 0.0) - now for each in media), default=0.0))

    def _one(self, medium: Medium, pace: Callable[[int], None], is_wanted: Callable[[Digest], bool]) -> None:
        if self._stopped.is_set() or not is_wanted(medium.digest):
            return
        link = self._link()
        try:
            pace(0)
            download(self._store, medium.digest, medium.size, lambda headers: link.medium(medium.digest, headers), pace)
        except NotNowError:
            return
        except (MediaError, CentreError) as error:
            self._failed(medium, error)
        else:
            self._failures.pop(medium.digest, None)
            self._complaints.settled(f"medium {medium.digest}")

    def _failed(self, medium: Medium, error: MediaError | CentreError) -> None:
        failures = self._failures[medium.digest] = self._failures.get(medium.digest, 0) + 1
        passing = isinstance(error, CentreError | DownloadError)
        chance = random.random()  # noqa: S311 - spreads load, keeps no secret
        wait = (
            wait_after_failures(failures, chance)
            if passing
            else wait_after_failures(failures + 3, chance, LONGEST_WAIT_S)
        )
        self._not_before[medium.digest] = time.monotonic() + wait
        code = error.code if isinstance(error, MediaError) else "centre_unreachable"
        self._complaints.raised(
            f"medium {medium.digest}",
            Complaint(code, "warning" if passing else "error", digest=medium.digest, detail=f"{medium.name}: {error}"),
        )
