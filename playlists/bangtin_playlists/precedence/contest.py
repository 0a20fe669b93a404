"""Who has the screen: blackout, emergency, hours, priority, normal, fallback, the built-in slate (R11, R13)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bangtin_playlists.calendar.bits import bits
from bangtin_playlists.calendar.coverage import Coverage
from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.calendar.wall import DAY
from bangtin_playlists.instant import FOREVER, Instant
from bangtin_playlists.on_air import Darkness
from bangtin_playlists.precedence.candidates import Candidate, Place
from bangtin_playlists.precedence.hours import OperatingHours
from bangtin_playlists.schedule import Level
from bangtin_playlists.wire.orders import Blackout

HORIZON = 7 * DAY
"""How far ahead a change is looked for; an answer that says "until then" may turn out to hold on."""


class Scene(NamedTuple):
    """Who has the screen, from where it is anchored."""

    level: int | None
    dark: Darkness = ""
    winners: tuple[Candidate, ...] = ()
    """One, or the set that interleaves."""
    occurrence: Occurrence = Occurrence(Instant(0), FOREVER)
    """The winner's; of a set its unbroken stretch, as far as it is sure to reach (R13)."""

    def same(self, other: "Scene") -> bool:
        """Say whether nothing changes on the screen from one to the other."""
        return self.key == other.key

    def places(self) -> tuple[Place, ...]:
        """Return the zones; a set has the one that all its members share (R13)."""
        return self.winners[0].places if self.winners else ()

    @property
    def key(self) -> tuple[str, int | None, tuple[int, ...], Instant]:
        """What tells one scene from another."""
        return self.dark, self.level, tuple(one.number for one in self.winners), self.occurrence.start


class Contest:
    """The candidates of one screen, and what stands over them.

    Args:
        candidates: In the order of their numbers.
        coverage: Of their rules, by the same numbers.
        hours: When the screen is open.
        blackouts: Those for this screen.
        slate: What is behind everything, with its occurrence.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        coverage: Coverage,
        hours: OperatingHours,
        blackouts: Sequence[Blackout],
        slate: tuple[Candidate, Occurrence],
    ) -> None:
        self.candidates = candidates
        self.coverage = coverage
        self.hours = hours
        self._blackouts = blackouts
        self.slate, self._always = slate
        self._levels = sorted({candidate.level for candidate in candidates}, reverse=True)
        self._of_level = {
            level: sum(1 << one.number for one in candidates if one.level == level) for level in self._levels
        }

    def scene(self, at: Instant) -> Scene:
        """Return who has the screen at *at* (R11)."""
        in_force = self.blackouts(at)
        if all(blackout.allow_emergency for blackout in in_force) and (emergency := self._won(at, Level.EMERGENCY)):
            return emergency
        if in_force:
            return Scene(Level.BLACKOUT, "blackout")
        if not self.hours.open(at):
            return Scene(None, "hours")
        return self.unmasked(at)

    def unmasked(self, at: Instant, highest: int = Level.EMERGENCY) -> Scene:
        """Return who would have the screen, of *highest* and below, were it open and not blacked out."""
        levels = (level for level in self._levels if level <= highest)
        won = (self._won(at, level) for level in levels)
        return next((scene for scene in won if scene), Scene(self.slate.level, "", (self.slate,), self._always))

    def blackouts(self, at: Instant) -> tuple[Blackout, ...]:
        """Return the blackouts in force."""
        return tuple(one for one in self._blackouts if one.since <= at < (FOREVER if one.until is None else one.until))

    def standing(self, at: Instant, level: int) -> tuple[Candidate, ...]:
        """Return who covers *at* at a level with something eligible; an entry without is as if not listed (R11)."""
        return tuple(one for one in self._covering(at, level) if one.any(at))

    def lasts(self, scene: Scene, at: Instant, limit: Instant) -> Instant:
        """Return how long the *scene* of *at* goes on, at most *limit*."""
        while at < limit:
            at = self._steady(scene, at, limit)
            if at < limit and not self.scene(at).same(scene):
                return at
        return limit

    def _covering(self, at: Instant, level: int) -> Iterator[Candidate]:
        return (self.candidates[n] for n in bits(self.coverage.at(at) & self._of_level.get(level, 0)))

    def _won(self, at: Instant, level: int) -> Scene | None:
        """Return the scene if the screen goes to *level*."""
        if level < Level.PRIORITY:
            winners = tuple(islice((one for one in self._covering(at, level) if one.any(at)), 1))
        else:
            winners = _taking_turns(self.standing(at, level))
        if not winners:
            return None
        own = [self.coverage.occurrence(one.number, at) for one in winners]
        together = Occurrence(max(one.start for one in own), min(one.end for one in own))
        if len(winners) > 1:
            together = together._replace(start=self._unbroken_since(winners, level, at, together.start))
        return Scene(level, "", winners, together)

    def _unbroken_since(self, members: Sequence[Candidate], level: int, at: Instant, earliest: Instant) -> Instant:
        """Return since when the set of *members* has been what it is, not before the last of them began (R13)."""
        while True:
            changes = (one.last_change(at) for one in self._covering(at, level))
            begin = max(self.coverage.last_change(at, self._of_level[level], earliest), *changes)
            if begin <= earliest:
                return earliest
            at = Instant(begin - 1)
            if _taking_turns(self.standing(at, level)) != members:
                return begin

    def _steady(self, scene: Scene, at: Instant, limit: Instant) -> Instant:
        """Return an instant after *at*, at most *limit*, up to which *scene* is sure to go on."""
        above, asked = self._rivals(scene, at)
        limit = min(limit, scene.occurrence.end, *(one.next_change(at) for one in asked), self._next_blackout(at))
        if scene.level is None or scene.level < Level.EMERGENCY:
            limit = min(limit, self.hours.next_change(at, limit))
        return self.coverage.next_change(at, above, limit)

    def _rivals(self, scene: Scene, at: Instant) -> tuple[int, list[Candidate]]:
        """Return whose coming or going can change *scene*, as bits, and those of them that cover *at* now."""
        if scene.dark:
            above = self._of_level.get(Level.EMERGENCY, 0)
        elif scene.level is not None and scene.level >= Level.PRIORITY:
            above = sum(mask for level, mask in self._of_level.items() if level >= scene.level)
        else:
            above = (2 << scene.winners[0].number) - 1
        covering = bits(self.coverage.at(at) & above)
        return above, [self.candidates[n] for n in covering]

    def _next_blackout(self, at: Instant) -> Instant:
        edges = (edge for one in self._blackouts for edge in (one.since, one.until) if edge is not None)
        return min((edge for edge in edges if edge > at), default=FOREVER)


def _taking_turns(standing: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return who shares the screen at levels 20 and 30: a layout alone if it is first, else all that are bare (R13)."""
    if not standing or not standing[0].bare:
        return tuple(standing[:1])
    return tuple(one for one in standing if one.bare)
