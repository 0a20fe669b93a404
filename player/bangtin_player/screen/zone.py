"""One zone of the wall: the act that is on, the act made ready, and the hand-off between them."""

from typing import Protocol

from PySide6.QtCore import Property, QObject

from bangtin_player.core.outlook import Place, Prospect
from bangtin_player.core.shot import Shot
from bangtin_player.screen.act import Act
from bangtin_player.screen.side import Side
from bangtin_playlists.playlist import Transition

_AHEAD_MS = 5_000.0
_PATIENCE_MS = 900.0
"""A first picture that is this late does not come."""
_TOO_SHORT_MS = 600.0
"""With less left of its slot, an item is not begun any more: the next is better made ready in time."""
EARLY_MS = 1.0
"""How much before its instant a hand-off may be: less than a display can tell, more than a timer errs."""
_SMOOTH_MS = 1000 / 60
_ON_TOP, _BELOW = 2, 1


class Company(Protocol):
    """Casts acts for a zone, and hears what becomes of them."""

    def cast(self, shot: Shot, side: Side) -> Act | None:
        """Make ready what *shot* shows, on *side*; None if that is refused."""
        ...

    def came_on(self, zone: "Zone", shot: Shot, now: float) -> None:
        """Hear that *shot* is on the wall from *now* on."""
        ...

    def went_off(self, zone: "Zone", act: Act) -> None:
        """Hear that another act has taken the place of *act*."""
        ...

    def cannot_show(self, shot: Shot, why: str) -> None:
        """Hear that no picture of *shot* comes."""
        ...


class Zone(QObject):
    """Two sides, A and B: one stands on the wall until the first picture of the other is there and due."""

    def __init__(self, place: Place, company: Company, *, on_sinks: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.place = place
        self._box = place[1]
        self._company = company
        self.sides = tuple(Side((self._box.w, self._box.h), on_sinks=on_sinks, parent=self) for _ in range(2))
        self._on: Act | None = None
        self._coming: Act | None = None
        self._coming_since = 0.0
        self._going: Act | None = None
        self._going_until = 0.0
        self._turn = 0
        self._order = _BELOW
        self._prospect = Prospect(None, None)

    @property
    def on(self) -> Act | None:
        """What is on the wall."""
        return self._on

    def coming_media(self) -> tuple[str, ...]:
        """Return the digests of what is being made ready."""
        return self._coming.shot.item.media() if self._coming else ()

    def direct(self, prospect: Prospect) -> None:
        """Say what shall be on now and next. What is on already plays on untouched (R19)."""
        self._prospect = prospect

    def wake(self, now: float) -> float | None:
        """Show what is due at *now*; return when to wake again."""
        self._let_go(now)
        self._look_ahead(now)
        self._hand_over_if_due(now)
        self._move(now)
        acts = [act for act in (self._on, self._coming) if act]
        for act in acts:
            act.wake(now)
        self._hand_over_if_due(now)
        return self._next_wake(now)

    def _wanted(self, now: float) -> Shot | None:
        """Return the shot that must be made ready or be put on next."""
        shot, then = self._prospect
        if shot and self._on and self._carry_on(self._on, shot):
            shot = None
        if shot and not (then and now > shot.end - _TOO_SHORT_MS and not self._is_coming(shot)):
            return shot
        if then and self._on and self._on.shot.goes_on_in(then):
            return None
        return then if then and now >= then.begin - _AHEAD_MS else None

    def _is_coming(self, shot: Shot) -> bool:
        return self._coming is not None and self._coming.shot.is_same(shot)

    def _carry_on(self, act: Act, shot: Shot) -> bool:
        if act.shot.is_same(shot):
            act.shot = shot
            return True
        if act.shot.goes_on_in(shot):
            act.shot = shot
            self._company.came_on(self, shot, float(shot.begin))
            return True
        return False

    def _look_ahead(self, now: float) -> None:
        wanted = self._wanted(now)
        if self._coming and wanted and self._coming.shot.is_same(wanted):
            self._coming.shot = wanted
            return
        if self._coming:
            self._coming.close()
            self._coming = None
        if wanted and self._going is None:
            self._coming_since = now
            self._coming = self._company.cast(wanted, self.sides[1 - self._turn])

    def _hand_over_if_due(self, now: float) -> None:
        coming = self._coming
        if coming is None:
            return
        if coming.failure:
            self._give_up(coming, coming.failure)
        elif now < coming.shot.begin - EARLY_MS:
            return
        elif coming.is_ready:
            self._hand_over(coming, now)
        elif now > max(float(coming.shot.begin), self._coming_since) + _PATIENCE_MS:
            self._give_up(coming, "its first picture did not come in time")

    def _give_up(self, act: Act, why: str) -> None:
        self._coming = None
        act.close()
        self._company.cannot_show(act.shot, why)

    def _hand_over(self, coming: Act, now: float) -> None:
        going, self._going_until = self._on, now
        self._on, self._coming = coming, None
        self._turn = 1 - self._turn
        self._going = going
        self._move(now)
        if going:
            self._company.went_off(self, going)
        self._company.came_on(self, coming.shot, now)

    def _move(self, now: float) -> None:
        """Lay the two sides for this instant of a transition (R17)."""
        if self._on is None:
            return
        progress = _progress(self._on.shot, now)
        transition = self._on.shot.transition() if progress < 1 else Transition()
        fades, slides = transition.kind == "fade", transition.kind == "slide"
        self.sides[self._turn].arrange(_ON_TOP, progress if fades else 1.0, 1 - progress if slides else 0.0)
        other = self.sides[1 - self._turn]
        if self._going is None:
            other.arrange(0, 0.0)
        else:
            other.arrange(_BELOW, 1.0, -progress if slides else 0.0)

    def _let_go(self, now: float) -> None:
        """Take the outgoing picture away one wake after it was covered whole."""
        if self._going and self._on and now > self._going_until and _progress(self._on.shot, now) >= 1:
            self._going.close()
            self._going = None

    def _next_wake(self, now: float) -> float | None:
        times: list[float | None] = [self._on.next_wake(now) if self._on else None]
        if self._coming:
            begin = float(self._coming.shot.begin)
            times += [self._coming.next_wake(now), begin if now < begin else now + 8]
        elif self._prospect.then:
            times.append(max(now + 8, self._prospect.then.begin - _AHEAD_MS))
        if self._going:
            times.append(now + _SMOOTH_MS)
        return min((time for time in times if time is not None), default=None)

    def has_picture(self) -> bool:
        """Say whether anything of this zone can be seen."""
        return self._on is not None

    def close(self) -> None:
        """Take everything off."""
        if self._on:
            self._company.went_off(self, self._on)
        for act in (self._on, self._coming, self._going):
            if act:
                act.close()
        self._on = self._coming = self._going = None
        for side in self.sides:
            side.clear()

    x = Property(int, lambda self: self._box.x, constant=True)
    y = Property(int, lambda self: self._box.y, constant=True)
    width = Property(int, lambda self: self._box.w, constant=True)
    height = Property(int, lambda self: self._box.h, constant=True)
    first = Property(QObject, lambda self: self.sides[0], constant=True)
    second = Property(QObject, lambda self: self.sides[1], constant=True)


def _progress(shot: Shot, now: float) -> float:
    """Return how far the transition into *shot* has come, 0 to 1: a function of the clock."""
    length = shot.transition().length_ms if shot.transition().kind != "cut" else 0
    return 1.0 if length <= 0 else min(1.0, max(0.0, (now - shot.begin) / length))
