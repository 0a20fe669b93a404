"""What a run of the agent is told: the screens, what each shows, by which clock and for how long."""

from pathlib import Path

import msgspec

from bangtin_player.agent.documents import Source
from bangtin_player.clock import Rehearsal
from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.ports import CentreSide
from bangtin_player.settings import ContactSettings, ScreenSettings


class Screening(msgspec.Struct, frozen=True):
    """One screen of a run, and what it is to show."""

    settings: ScreenSettings
    source: Source
    called: str
    """What people call that, for the report."""


class Run(msgspec.Struct, frozen=True):
    """What to play, where and for how long."""

    screenings: tuple[Screening, ...]
    player: str
    state: Path
    clock: Rehearsal | None = None
    trust_from: ClockTrust = ClockTrust.FLOOR
    """From which state on the schedule is followed; below it only the fallback plays."""
    seconds: float | None = None
    """Real ones; None is until told."""
    photograph: Path | None = None
    photograph_after: float = 3.0
    """Seconds after the first picture."""
    office: CentreSide | None = None
    """The centre's side, of a player that has one; closed with the run."""
    contacts: tuple[ContactSettings, ...] = ()
    """Wired to this machine; what they assert, all its screens are told."""
    patient: bool = True
    """Go on for ever where nothing can be shown; else give up after a few starts."""
