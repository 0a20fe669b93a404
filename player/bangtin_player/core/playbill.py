"""The playbill: which play is on in every zone, and the record of each that ends (R20)."""

from collections.abc import Callable

from bangtin_player.core.messages import Played
from bangtin_player.core.outlook import Outlook, Place
from bangtin_player.core.play import Play, reason_to_cut
from bangtin_player.core.shot import Shot
from bangtin_playlists.instant import ALWAYS
from bangtin_playlists.layout import overlap


class Playbill:
    """Opens a play with the first picture of its slot, and closes it when another takes its place.

    Args:
        tell: Takes the records.
    """

    def __init__(self, tell: Callable[[Played], None]) -> None:
        self._tell = tell
        self._on: dict[Place, Play] = {}
        self._learnt = float(ALWAYS)
        self.manifest_version = 0
        """Of the documents in force, for the records."""

    def items(self) -> dict[str, str]:
        """Return the item whose picture stands in each zone."""
        return {place[0]: play.shot.item.id for place, play in self._on.items()}

    def begin(self, place: Place, shot: Shot, now: float, monotonic_ms: float) -> None:
        """Take note that *shot* is on the wall; it may be one more of the play that is on."""
        play = self._on.get(place)
        if play is None or play.shot.slot != shot.slot:
            follows = self._is_hand_off(place, shot) and shot.begin >= self._learnt
            self.end(place, now, monotonic_ms)
            self._on[place] = Play(shot, now, monotonic_ms, follows=follows)

    def _is_hand_off(self, place: Place, shot: Shot) -> bool:
        """Say whether *shot* took the place of another picture, be it one of the layout before."""
        before = self._on.get(place)
        if before is not None:
            return not before.shot.goes_on_in(shot)
        return any(overlap(place[1], other[1]) for other in self._on)

    def learn(self, now: float) -> None:
        """Take note that documents came into force: what they put on inside its slot could not come sooner."""
        self._learnt = now

    def drop(self, place: Place, frames: int) -> None:
        """Count *frames* that were due and never shown."""
        if play := self._on.get(place):
            play.drop(frames)

    def on_display(self, at: float) -> None:
        """Take note that the display got a picture at *at*: of plays that just began it was the first."""
        for play in self._on.values():
            play.on_wall(at)

    def foresee(self, outlook: Outlook, *, new_documents: bool) -> None:
        """Note why plays must go that *outlook* has no place for; the others may end at another instant."""
        for place, play in self._on.items():
            prospect = outlook.zones.get(place)
            shot = prospect.now if prospect else None
            if shot is None or shot.slot != play.shot.slot:
                play.why = play.why or reason_to_cut(play.shot, outlook.seen, new_documents=new_documents)
            else:
                play.shot = shot

    def cut(self, why: str) -> None:
        """Give the plays that are on this reason to go before their time, if they have none yet."""
        for play in self._on.values():
            play.why = play.why or why

    def end(self, place: Place, now: float, monotonic_ms: float) -> None:
        """Close the play of a zone, if one is on."""
        if play := self._on.pop(place, None):
            self._tell(play.close(now, monotonic_ms, self.manifest_version))
