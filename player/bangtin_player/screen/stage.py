"""The stage: asks the timeline what every zone shows, has it made ready ahead, and reports what was really shown.

It decides nothing: what is on is the timeline's answer, how a zone gets there is the zone's business.
"""

import logging
import time
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, Signal

from bangtin_player.core.clearance import Clearance
from bangtin_player.core.doubt import Doubts
from bangtin_player.core.messages import FromScreen, Handing, Settled, Show, Trouble
from bangtin_player.core.outlook import Outlook, Place, Prospect, outlook
from bangtin_player.core.play import Play, reason_to_cut
from bangtin_player.core.ports import Clock
from bangtin_player.core.shot import Shot
from bangtin_player.errors import PlayerError
from bangtin_player.screen.act import Act
from bangtin_player.screen.casting import Casting
from bangtin_player.screen.side import Side
from bangtin_player.screen.zone import EARLY_MS, Zone
from bangtin_player.screen.zone_model import ZoneModel
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant
from bangtin_playlists.on_air import OnAir

_log = logging.getLogger(__name__)

_LOOK_AT_LEAST_MS = 1_000.0
_JUMP_MS = 2_000.0
_CHANGE_PATIENCE_MS = 2_000.0
"""How long the zones of a layout that has gone stand, while those of the new one get ready."""

Prepare = Callable[[Show], Callable[[Instant], OnAir]]
"""Turns documents into what answers what is on."""


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
        self._casting, self._clock, self._prepare, self._tell = casting, clock, prepare, tell
        self._on_sinks = on_sinks
        self._documents: Show | None = None
        self._on_air: Callable[[Instant], OnAir] | None = None
        self._doubts = Doubts()
        self._doubted: frozenset[str] = frozenset()
        self._outlook: Outlook | None = None
        self._look_at = 0.0
        self._offset = self._clock_offset()
        self._zones: dict[Place, Zone] = {}
        self._leaving: dict[Place, float] = {}
        self._plays: dict[Place, Play] = {}
        self._clearance = Clearance()
        self._model = ZoneModel(self)
        self._retired: list[Zone] = []
        """Kept until QML has taken down what showed them, which it does between two wakes."""
        self._background = "#000000"

    # What the agent says.

    def show_documents(self, documents: Show) -> None:
        """Show by these documents from now on; what is unchanged plays on untouched (R19)."""
        fresh = self._documents is None or documents.manifest != self._documents.manifest
        self._documents = documents
        self._casting.take(documents)
        if fresh:
            self._doubts.clear()
        self._prepare_anew()
        self._look(self._clock.fine(), new_documents=fresh)

    def noted(self, digest: str) -> None:
        """Hear that the agent has written down that a decoder gets *digest* now."""
        self._clearance.clear(digest)

    def _prepare_anew(self) -> None:
        if self._documents is None:
            return
        self._doubted = self._doubts.unplayable(_monotonic_ms())
        local = self._documents.local
        local = replace(local, unplayable=local.unplayable | self._doubted)
        try:
            self._on_air = self._prepare(replace(self._documents, local=local))
        except PlaylistsError as error:
            self._tell(Trouble("documents", detail=str(error), severity="error"))

    # What time brings.

    def wake(self) -> float:
        """Show what is due; return in how many ms of real time to wake again."""
        now = self._clock.fine()
        self._retired.clear()
        self._note_jump()
        if self._doubts.unplayable(_monotonic_ms()) != self._doubted:
            self._prepare_anew()
            self._look_at = now
        if now >= self._look_at:
            self._look(now)
        wakes = [time for zone in list(self._zones.values()) if (time := zone.wake(now)) is not None]
        if self._look_at <= now:
            self._look(now)
            wakes = [time for zone in list(self._zones.values()) if (time := zone.wake(now)) is not None]
        self._clear_away(now)
        return self._clock.real_seconds(max(0.0, min([self._look_at, *wakes]) - self._clock.fine())) * 1000

    def _note_jump(self) -> None:
        offset = self._clock_offset()
        if abs(offset - self._offset) > _JUMP_MS:
            self._tell(Trouble("clock-jumped", detail=f"{round(offset - self._offset)} ms", severity="note"))
            self._look_at = 0.0
        self._offset = offset

    def _clock_offset(self) -> float:
        """Return how far the wall's clock is from the machine's steady one: changes only when the clock is set."""
        return self._clock.fine() - _monotonic_ms() / (self._clock.real_seconds(1) * 1000)

    def _look(self, now: float, *, new_documents: bool = False) -> None:
        if self._on_air is None:
            return
        at = Instant(int(now + EARLY_MS) + 1)
        seen = outlook(self._on_air, at)
        self._look_at = min(float(seen.until), now + _LOOK_AT_LEAST_MS)
        self._outlook = seen
        self._settle()
        self._note_cuts(seen, new_documents=new_documents)
        self._direct(seen, now)

    def _direct(self, seen: Outlook, now: float) -> None:
        for place, prospect in seen.zones.items():
            zone = self._zones.get(place)
            if zone is None:
                zone = self._zones[place] = Zone(place, self, on_sinks=self._on_sinks, parent=self)
                self._model.append(zone)
            zone.direct(self._showable(prospect))
            if prospect.now:
                self._leaving.pop(place, None)
        for place in self._zones:
            if place not in seen.zones or seen.zones[place].now is None:
                self._leaving.setdefault(place, now)

    def _showable(self, prospect: Prospect) -> Prospect:
        """Leave out what cannot be shown and has no filler: then the last picture holds (R18)."""
        now, then = (shot if shot and self._key(shot) not in self._doubted else None for shot in prospect)
        return Prospect(now, then)

    def _note_cuts(self, seen: Outlook, *, new_documents: bool) -> None:
        for place, play in self._plays.items():
            prospect = seen.zones.get(place)
            shot = prospect.now if prospect else None
            if shot is None or shot.slot != play.shot.slot:
                play.why = play.why or reason_to_cut(play.shot, seen.seen, new_documents=new_documents)
            else:
                play.shot = shot

    def _settle(self) -> None:
        """Say of files that the decoder has had for a while that they did it no harm."""
        coming = [digest for zone in self._zones.values() for digest in zone.coming_media()]
        for digest in self._clearance.settled(coming, _monotonic_ms()):
            self._tell(Settled(digest))

    def _clear_away(self, now: float) -> None:
        """Take zones off that have left, once what replaces them can be seen; in the dark at once."""
        if self._outlook is None:
            return
        wanted = [place for place, prospect in self._outlook.zones.items() if prospect.now]
        there = all(self._zones[place].on for place in wanted)
        for place, since in list(self._leaving.items()):
            zone = self._zones[place]
            if zone.on is None:
                self._leaving.pop(place)
            elif there or now - since > _CHANGE_PATIENCE_MS:
                self._retire(place, now)
        if there:
            self._set_background(self._outlook.seen.background if wanted else "#000000")

    def _retire(self, place: Place, now: float) -> None:
        self._leaving.pop(place)
        zone = self._zones.pop(place)
        zone.close()
        self._close_play(place, now)
        self._model.remove(zone)
        for side in zone.sides:
            self._casting.release(side)
            side.close()
        zone.setParent(None)
        self._retired.append(zone)

    # What zones say (zone.Company).

    def cast(self, shot: Shot, side: Side) -> Act | None:
        """Make ready what *shot* shows, on *side*; None if that is refused, or has to be asked for again."""
        media = shot.item.media()
        for digest in media:
            if self._clearance.asks(digest, _monotonic_ms()):
                self._tell(Handing(digest, shot.item.id))
        if not self._clearance.opens(media, _monotonic_ms()):
            return None
        try:
            return self._casting.cast(shot, side)
        except PlayerError as error:
            self.cannot_show(shot, str(error))
            return None

    def came_on(self, zone: Zone, shot: Shot, now: float) -> None:
        """Open the play that *shot* begins, and look anew at what comes after it."""
        play = self._plays.get(zone.place)
        if play is None or play.shot.slot != shot.slot:
            self._close_play(zone.place, now)
            self._plays[zone.place] = Play(shot, now, _monotonic_ms())
        self._look_at = now

    def went_off(self, zone: Zone, act: Act) -> None:
        """Count what an act that has ended did not show."""
        if play := self._plays.get(zone.place):
            play.drop(act.dropped)
        self._doubts.trust(self._key(act.shot))

    def cannot_show(self, shot: Shot, why: str) -> None:
        """Have the slot filled by R18."""
        key = self._key(shot)
        self._doubts.add(key, _monotonic_ms())
        self._tell(Trouble("unplayable", item=shot.item.id, digest=key, detail=why, severity="error"))
        self._prepare_anew()
        self._look_at = 0.0

    def _key(self, shot: Shot) -> str:
        return next(iter(shot.item.media()), shot.item.id)

    # What the agent hears.

    def on_display(self, at: float) -> None:
        """Take note that the display got a picture at *at*: for plays that just began it was their first."""
        for play in self._plays.values():
            play.on_wall(at)

    def _close_play(self, place: Place, now: float) -> None:
        if play := self._plays.pop(place, None):
            version = self._documents.manifest.version if self._documents else 0
            self._tell(play.close(now, _monotonic_ms(), version))

    def close(self) -> None:
        """Take everything off, and close the plays that are on."""
        now = self._clock.fine()
        for place in list(self._zones):
            play = self._plays.get(place)
            if play:
                play.why = play.why or "stopped"
            self._leaving[place] = now
            self._retire(place, now)
        self._casting.close()

    def _set_background(self, colour: str) -> None:
        if colour != self._background:
            self._background = colour
            self.background_changed.emit()

    zones = Property(QObject, lambda self: self._model, constant=True)
    background = Property(str, lambda self: self._background, notify=background_changed)


def _monotonic_ms() -> float:
    return time.monotonic() * 1000
