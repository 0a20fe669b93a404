"""The player's side of the centre, as the agent sees it: it begins, gives documents, takes facts, asks for deeds."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from bangtin_player.agent.centre.bundle import bundle
from bangtin_player.agent.centre.deadline import end_all
from bangtin_player.agent.centre.duties import Duties
from bangtin_player.agent.centre.errands import Errands
from bangtin_player.agent.centre.parts import Parts
from bangtin_player.agent.centre.patience import Patience
from bangtin_player.agent.centre.source import CollectedSource
from bangtin_player.core.asks import Ask
from bangtin_player.core.play_log import Witness
from bangtin_player.core.standing import Facts, News, news
from bangtin_playlists.instant import Instant

_log = logging.getLogger(__name__)
ENROL_EVERY_S = 2.0
"""How often a player that waits to be accepted asks: a technician stands before it."""
QUIET_S = 10.0
"""Between two heartbeats that tell of other complaints: some come and go each second."""


class Office:
    """Works beside the screens, in threads of its own.

    Args:
        parts: Of the player's side of the centre.
        host: What the player is called before it is enrolled.
        now: The machine's clock.
    """

    def __init__(self, parts: Parts, host: str, now: Callable[[], Instant]) -> None:
        self._parts, self._host, self._now = parts, host, now
        self._errands = Errands(parts, lambda since, until: bundle(parts, self._facts, since, until))
        self._patience = Patience(parts)
        self._facts: Facts | None = None
        self._duties: Duties | None = None
        self._leaving = threading.Lock()
        self._shown, self._wrong = News(), set[tuple[str, str]]()
        self._told = time.monotonic()

    def sources(self) -> Sequence[CollectedSource]:
        """Return what each place shows."""
        return [CollectedSource(place, self._parts) for place in range(len(self._parts.names))]

    def screen(self, place: int) -> str:
        """Return which screen a place is; empty as long as it is none."""
        return self._parts.member.screen(place, self._parts.names[place])

    def witness(self, place: int) -> Witness:
        """Return who sees the plays of a place, by what it is called now."""
        welcome = self._parts.member.welcome
        return Witness(self._parts.boot, welcome.player if welcome else self._host, self.screen(place))

    def start(self) -> None:
        """Begin."""
        self._parts.log.start()
        if self._parts.member.welcome is None:
            self._begin_to_enrol()
        else:
            self._go_on()
        self._parts.timetable.start()

    def close(self) -> None:
        """End, without waiting for anybody far away."""
        self._parts.stopped.set()
        if self._duties is not None:
            self._duties.close()
        self._parts.timetable.close()
        end_all()
        self._parts.log.close()

    def look(self, facts: Facts) -> None:
        """Hear how the player stands, and have news of it told; to be called about once a second."""
        self._facts = facts
        self._parts.timetable.keep_step()
        shown = news(facts)
        wrong = {(each.code, each.screen) for each in self._parts.complaints.now()}
        is_quiet = time.monotonic() - self._told > QUIET_S
        if self._duties is not None and (shown != self._shown or (wrong != self._wrong and is_quiet)):
            self._shown, self._wrong, self._told = shown, wrong, time.monotonic()
            self._parts.timetable.soon("heartbeat")

    def asked(self) -> Ask | None:
        """Return the next thing that is asked of the side of the screens; None when there is nothing."""
        return self._errands.asked()

    def server_now(self) -> Instant | None:
        """Return the present by the centre's signed word; None without one."""
        word = self._duties.collector.word if self._duties else None
        return word.now(time.monotonic()) if word else None

    def _begin_to_enrol(self) -> None:
        self._parts.timetable.add("enrol", lambda: self._patience.with_centre("enrol", self._enrol))

    def _enrol(self) -> float | None:
        """Have a code on the wall, renewed when it is too old, until somebody has entered it."""
        member = self._parts.member
        if member.code is None:
            member.ask()
            self._parts.wall.refresh()
        elif member.is_accepted():
            self._facts = None  # the next ones know the screens' names
            self._go_on()
            return None
        return ENROL_EVERY_S

    def _go_on(self) -> None:
        """Begin what an enrolled player does."""
        welcome, cabinet = self._parts.member.welcome, self._parts.papers.cabinet()
        if welcome is None or cabinet is None:
            return
        _log.info("this is the player %s of %s", welcome.player, self._parts.member.identity.centre)
        duties = Duties(
            self._parts,
            welcome,
            cabinet,
            self._errands,
            lambda: self._facts,
            lambda: self.server_now() or self._now(),
            self._leave,
        )
        with self._leaving:
            duties.begin()
            self._duties = duties  # only now: whoever sees them may ask for them sooner

    def _leave(self, dismissed: Duties) -> None:
        """Be a machine that no centre knows: nothing that was collected is shown any more, a new code is.

        Media and play log stay where they are; what the centre has seen already of the one it need not send again.
        """
        with self._leaving:
            if self._duties is not dismissed:
                return
            member, waiting = self._parts.member, self._waiting()
            _log.warning("the centre has revoked this player; it asks to be enrolled again")
            if waiting:
                _log.warning("%d rows of the play log were not taken by the centre; they stay on the disk", waiting)
            self._parts.papers.close()
            member.leave()
            dismissed.close()
            self._duties = None
            self._errands.drop()
            self._parts.complaints.clear()
            self._parts.wall.refresh()
            self._begin_to_enrol()

    def _waiting(self) -> int:
        welcome = self._parts.member.welcome
        return self._parts.outbox.waiting(welcome.player) if welcome else 0
