"""The stage: asks the script what every zone shows, has the acts cast for it, and tells what was really shown.

It decides nothing: what is on is the timeline's answer, how a zone gets there is the zone's business.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal

from bangtin_player.core.custody import Custody
from bangtin_player.core.messages import FromScreen, OnWall, Show, Trouble
from bangtin_player.core.outlook import Outlook, Place
from bangtin_player.core.playbill import Playbill
from bangtin_player.core.ports import Clock
from bangtin_player.core.shot import Shot
from bangtin_player.core.understudy import understudy
from bangtin_player.errors import PlayerError
from bangtin_player.screen.act import Act
from bangtin_player.screen.casting import Casting
from bangtin_player.screen.script import Prepare, Script
from bangtin_player.screen.side import Side
from bangtin_player.screen.zone import EARLY_MS
from bangtin_player.screen.zones import Zones
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant

_LOOK_AT_LEAST_MS = 1_000.0
_LOOK_FOR_DOCUMENTS_MS = 8.0
_JUMP_MS = 2_000.0
_DARK = "#000000"


class Stage(QObject):
    """Everything that one screen shows.

    Args:
        casting: Makes the acts.
        clock: The wall's.
        prepare: Makes a timeline of documents.
        tell: Takes messages to the agent.
        on_sinks: Whether films go to Qt's video sinks.
    """

    background_changed = Signal()
    turned_over = Signal(Show)
    """Other documents are in force."""

    def __init__(
        self,
        casting: Casting,
        clock: Clock,
        prepare: Prepare,
        tell: Callable[[FromScreen], None],
        *,
        on_sinks: bool,
    ) -> None:
        super().__init__()
        self._casting, self._clock, self._tell = casting, clock, tell
        self._script = Script(prepare)
        self._playbill = Playbill(tell)
        self._custody = Custody(tell)
        self._outlook: Outlook | None = None
        self._look_at = 0.0
        self._offset = self._clock_offset()
        self._zones = Zones(self, on_sinks=on_sinks, parent=self)
        self._background = _DARK
        self.is_whole = False
        """Whether everything that was to be seen has been there at least once."""

    # What the agent says.

    def show_documents(self, documents: Show) -> None:
        """Show by these documents as soon as they are prepared; what is unchanged plays on untouched (R19)."""
        self._script.receive(documents)
        self._turn_over()

    def _turn_over(self) -> None:
        before = self._script.documents
        try:
            documents = self._script.turn_over()
        except PlaylistsError as error:
            self._tell(Trouble("documents", detail=str(error), severity="error"))
            return
        if documents:
            self.turned_over.emit(documents)
            self._casting.take(documents)
            self._playbill.manifest_version = documents.manifest.version
            self._playbill.learn(self._clock.fine())
            is_new = before is None or before.manifest != documents.manifest
            self._look(self._clock.fine(), new_documents=is_new)

    def on_wall(self) -> OnWall:
        """Return what is on: what was decided, and what really stands in each zone."""
        if self._outlook is None:
            return OnWall()
        seen = self._outlook.seen
        return OnWall(seen.level, seen.dark, seen.entry, self._playbill.items(), self._playbill.manifest_version)

    def noted(self, digest: str) -> None:
        """Hear that the agent has written down that a decoder gets *digest* now."""
        self._custody.noted(digest)

    # What time brings.

    def wake(self) -> float:
        """Show what is due; return in how many ms of real time to wake again."""
        now = self._clock.fine()
        self._turn_over()
        if self._has_jumped() or self._script.is_forgiven(_monotonic_ms()):
            self._look_at = now
        if now >= self._look_at:
            self._look(now)
        due = self._zones.wake(now)
        if self._look_at <= now:
            self._look(now)
            due = self._zones.wake(now)
        if self._zones.clear_away(now) and self._outlook:
            self.is_whole = True
            self._set_background(self._outlook.seen.background if self._outlook.seen.zones else _DARK)
        wait = self._clock.real_seconds(max(0.0, min([self._look_at, *due]) - self._clock.fine())) * 1000
        return min(wait, _LOOK_FOR_DOCUMENTS_MS) if self._script.is_changing else wait

    def _has_jumped(self) -> bool:
        """Say whether the wall's clock was set."""
        before, self._offset = self._offset, self._clock_offset()
        by = round(self._offset - before)
        if abs(by) <= _JUMP_MS:
            return False
        self._tell(Trouble("clock-jumped", detail=f"{by} ms", severity="note"))
        self._playbill.cut("clock")
        return True

    def _clock_offset(self) -> float:
        """Return how far the wall's clock is from the machine's steady one: changes only when the clock is set."""
        return self._clock.fine() - _monotonic_ms() / (self._clock.real_seconds(1) * 1000)

    def _look(self, now: float, *, new_documents: bool = False) -> None:
        seen = self._script.outlook(Instant(int(now + EARLY_MS) + 1))
        if seen is None:
            return
        self._look_at = min(float(seen.until), now + _LOOK_AT_LEAST_MS)
        self._outlook = seen
        coming = {digest for shot in self._zones.coming() for digest in self._casting.files(shot)}
        self._custody.settle(coming, _monotonic_ms())
        for digest in self._casting.refused_fonts():
            self._tell(Trouble("font-unreadable", digest=digest, severity="error"))
        self._playbill.foresee(seen, new_documents=new_documents)
        self._zones.direct(seen, now)

    # What zones say (company.Company).

    def cast(self, shot: Shot, side: Side) -> Act | None:
        """Make ready what *shot* shows, on *side*; None if that is refused, or has to be asked for again."""
        if not self._custody.hand(self._casting.files(shot), shot.item.id, _monotonic_ms()):
            return None
        try:
            return self._casting.cast(shot, side)
        except PlayerError as error:
            self.cannot_show(shot, str(error))
            return None

    def stand_in(self, place: Place, side: Side, now: float) -> Act:
        """Make the slate ready for a zone that has nothing to show."""
        return self._casting.stand_in(understudy(place, now), side)

    def came_on(self, place: Place, shot: Shot, now: float) -> None:
        """Open the play that *shot* begins, and look anew at what comes after it."""
        self._playbill.begin(place, shot, now, _monotonic_ms())
        self._look_at = now

    def went_off(self, place: Place, act: Act) -> None:
        """Count what an act that has ended did not show."""
        self._playbill.drop(place, act.dropped)
        self._script.trust(_key(act.shot))

    def cannot_show(self, shot: Shot, why: str) -> None:
        """Have the slot filled by R18."""
        key = _key(shot)
        self._script.doubt(key, _monotonic_ms())
        self._tell(Trouble("unplayable", item=shot.item.id, digest=key, detail=why, severity="error"))
        self._look_at = 0.0

    def gave_up(self, place: Place, side: Side) -> None:
        """Close the play of a zone that was taken off, and take back what its *side* was lent."""
        self._playbill.end(place, self._clock.fine(), _monotonic_ms())
        self._casting.release(side)

    # What the display says.

    def on_display(self, at: float) -> None:
        """Take note that the display got a picture at *at*."""
        self._zones.on_display()
        self._playbill.on_display(at)

    def close(self) -> None:
        """Take everything off, and close the plays that are on."""
        self._playbill.cut("stopped")
        self._zones.close()
        self._casting.close()

    def _set_background(self, colour: str) -> None:
        if colour != self._background:
            self._background = colour
            self.background_changed.emit()

    zones = Property(QObject, lambda self: self._zones.model, constant=True)
    background = Property(str, lambda self: self._background, notify=background_changed)


def _key(shot: Shot) -> str:
    """Return what a shot that fails is doubted by: its file, or itself where there is none."""
    return next(iter(shot.item.media()), shot.item.id)


def _monotonic_ms() -> float:
    return time.monotonic() * 1000
