"""Between the screens' side of the agent and the centre's: tells how the screens stand, and does what is asked."""

import time
from collections.abc import Sequence

from bangtin_player.agent.briefing import Briefing
from bangtin_player.agent.clock_watch import ClockWatch
from bangtin_player.agent.contacts import Contacts
from bangtin_player.agent.journal import Journal
from bangtin_player.agent.keeper import Keeper
from bangtin_player.agent.roll_call import journal_complaints, screen_facts
from bangtin_player.agent.strikes import Strikes
from bangtin_player.core.asks import ReleaseDigest, RestartScreen, TakePicture
from bangtin_player.core.ports import CentreSide, Clock
from bangtin_player.core.standing import Facts


class Liaison:
    """Of one run, in the agent's own thread.

    Args:
        office: The centre's side.
        clock: The wall's.
        clock_watch: How far that is trusted.
        journal: The play log.
        strikes: The quarantine.
        contacts: What is wired to the machine.
        screens: What each place is told, and who keeps it.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a heartbeat speaks of
        self,
        office: CentreSide,
        clock: Clock,
        clock_watch: ClockWatch,
        journal: Journal,
        strikes: Strikes,
        contacts: Contacts,
        screens: Sequence[tuple[Briefing, Keeper]],
    ) -> None:
        self._office, self._clock, self._clock_watch = office, clock, clock_watch
        self._journal, self._strikes, self._contacts, self._screens = journal, strikes, contacts, screens
        self._begun = time.monotonic()

    def tell(self) -> None:
        """Say how the player stands; to be called about once a second."""
        screens = tuple(
            screen_facts(self._office.screen(place), briefing, keeper, self._strikes.quarantined(keeper.vitals.decoder))
            for place, (briefing, keeper) in enumerate(self._screens)
        )
        uptime_ms = int((time.monotonic() - self._begun) * 1000)
        complaints = (*self._contacts.complaints(), *journal_complaints(self._journal))
        self._office.look(Facts(self._clock.now(), self._clock_watch.trust, uptime_ms, screens, complaints))

    def do_asked(self, now: float) -> None:
        """Do what the centre asks of the screens; *now* is monotonic."""
        while (ask := self._office.asked()) is not None:
            match ask:
                case RestartScreen(place):
                    self._screens[place][1].again(now)
                case TakePicture(place, path, edge):
                    self._screens[place][1].photograph(path, edge)
                case ReleaseDigest(digest):
                    self._strikes.release(digest)
