"""One zone of the wall: the act that is on, the act made ready, and the hand-off between them."""

from math import inf

from bangtin_player.core.outlook import Place, Prospect
from bangtin_player.core.shot import Shot
from bangtin_player.core.transition import lie, progress
from bangtin_player.screen.act import Act
from bangtin_player.screen.company import Company
from bangtin_player.screen.zone_view import ZoneView
from bangtin_playlists.precedence.slate import ITEM

_AHEAD_MS = 5_000.0
_PATIENCE_MS, _BARE_PATIENCE_MS = 900.0, 3_000.0
"""A first picture that is this late does not come; where nothing stands that could be held, it is given longer."""
_TOO_SHORT_MS = 600.0
"""With less left of its slot, an item is not begun any more: the next is better made ready in time."""
EARLY_MS = 1.0
"""How much before its instant a hand-off may be: less than a display can tell, more than a timer errs."""
_SMOOTH_MS = 1000 / 60
_LOOK_AGAIN_MS = 8.0


class Zone:
    """Keeps one act on the wall until the first picture of the next is there and due.

    An act is `coming` while it is made ready, then `on`, and `going` until what came on covers it whole. The slate is
    the `understudy` of a zone that would be bare: it goes on once that has lasted too long.

    Args:
        place: Which zone, and where.
        view: What QML shows of it.
        company: Casts its acts.
    """

    def __init__(self, place: Place, view: ZoneView, company: Company) -> None:
        self.place = place
        self.view = view
        self._company = company
        self._prospect = Prospect(None, None)
        self._on: Act | None = None
        self._coming: Act | None = None
        self._coming_since = 0.0
        self._going: Act | None = None
        self._going_until = 0.0
        self._understudy: Act | None = None
        self._bare_since, self._bare_until = inf, inf

    @property
    def on(self) -> Act | None:
        """What is on the wall."""
        return self._on

    @property
    def coming(self) -> Act | None:
        """What is being made ready."""
        return self._coming

    def direct(self, prospect: Prospect, now: float, bare_ms: float = inf) -> None:
        """Say what shall be on now and next. What is on already plays on untouched (R19).

        Args:
            prospect: Only what can be shown; without a shot for now the last picture holds (R18).
            now: The present instant.
            bare_ms: How long the zone may be without any picture.
        """
        self._prospect = prospect
        self._bare_since = min(self._bare_since, now) if bare_ms < inf else inf
        self._bare_until = self._bare_since + bare_ms

    def wake(self, now: float) -> float | None:
        """Show what is due at *now*; return when to wake again."""
        self._let_go(now)
        self._look_ahead(now)
        self._hand_over_if_due(now)
        self._stand_in_if_bare(now)
        self._move(now)
        for act in (self._on, self._coming):
            if act:
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
            self._company.came_on(self.place, shot, float(shot.begin))
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
            self._coming = self._company.cast(wanted, self.view.back)

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
        elif now > max(float(coming.shot.begin), self._coming_since) + self._patience_ms():
            self._give_up(coming, "its first picture did not come in time")

    def _patience_ms(self) -> float:
        """Return how late a first picture may be: on a slow machine the next item comes no sooner than this one."""
        is_bare = self._on is None or self._on.shot.item == ITEM
        return _BARE_PATIENCE_MS if is_bare else _PATIENCE_MS

    def _give_up(self, act: Act, why: str) -> None:
        self._coming = None
        act.close()
        self._company.cannot_show(act.shot, why)

    def _hand_over(self, coming: Act, now: float) -> None:
        going, self._going_until = self._on, now
        self._on, self._coming = coming, None
        self.view.turn()
        self._going = going
        if self._understudy:
            self._understudy.close()
            self._understudy = None
        self._move(now)
        if going:
            self._company.went_off(self.place, going)
        self._company.came_on(self.place, coming.shot, now)

    def _stand_in_if_bare(self, now: float) -> None:
        """Put the slate on where there has been no picture for too long, and none can be waited for."""
        if self._on is not None or now < self._bare_until:
            return
        if self._understudy is None:
            self._understudy = self._company.stand_in(self.place, self.view.front, now)
        self._understudy.wake(now)
        if self._understudy.is_ready:
            self._on, self._understudy = self._understudy, None

    def _move(self, now: float) -> None:
        """Lay the two sides for this instant of a transition (R17)."""
        if self._on:
            self.view.lay(lie(self._on.shot, now), on_back=self._going is not None)

    def _let_go(self, now: float) -> None:
        """Take the outgoing picture away one wake after it was covered whole."""
        if self._going and self._on and now > self._going_until and progress(self._on.shot, now) >= 1:
            self._going.close()
            self._going = None

    def _next_wake(self, now: float) -> float | None:
        times: list[float | None] = [self._on.next_wake(now) if self._on else None]
        if self._on is None and self._bare_until < inf:
            times.append(self._bare_until if now < self._bare_until else now + _LOOK_AGAIN_MS)
        if self._coming:
            begin = float(self._coming.shot.begin)
            times += [self._coming.next_wake(now), begin if now < begin else now + _LOOK_AGAIN_MS]
        elif self._prospect.then:
            times.append(max(now + _LOOK_AGAIN_MS, self._prospect.then.begin - _AHEAD_MS))
        if self._going:
            times.append(now + _SMOOTH_MS)
        return min((time for time in times if time is not None), default=None)

    def close(self) -> None:
        """Take everything off."""
        if self._on:
            self._company.went_off(self.place, self._on)
        for act in (self._on, self._coming, self._going, self._understudy):
            if act:
                act.close()
        self._on = self._coming = self._going = self._understudy = None
        self.view.clear()
