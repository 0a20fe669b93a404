"""Plays as they really were: when an item came on, when it went, whether it was shown whole and if not why (R20)."""

from bangtin_player.core.messages import Played
from bangtin_player.core.shot import Shot
from bangtin_playlists.instant import Instant
from bangtin_playlists.on_air import OnAir
from bangtin_playlists.playlist import Video

_PICTURE_TOLERANCE_MS = 100
_FILM_TOLERANCE_MS = 34
"""A frame of a film at 30 a second, the longest period in common use but the cinema's."""


class Play:
    """One play on one zone, from the instant that its first picture was on the wall.

    Args:
        shot: What is shown first.
        began: Since when, by the wall's clock, in ms.
        monotonic_ms: The same by the machine's steady clock.
        follows: Whether it took the place of another picture; only then was anything held.
    """

    def __init__(self, shot: Shot, began: float, monotonic_ms: float, *, follows: bool = True) -> None:
        self.shot = shot
        self.why = ""
        """Why it had to go before its time, once that is known."""
        self._began = began
        self._monotonic_ms = monotonic_ms
        self._follows = follows
        self._dropped = 0
        self._held_ms: float | None = None

    def drop(self, frames: int) -> None:
        """Count frames that were due and never shown."""
        self._dropped += frames

    def on_wall(self, at: float) -> None:
        """Take note that the display got the first picture at *at*."""
        if self._follows and self._held_ms is None and self.shot.opens_slot:
            self._held_ms = round(at - self.shot.begin, 1)

    def close(self, ended: float, monotonic_ms: float, manifest_version: int) -> Played:
        """Return the record."""
        airing, item = self.shot.airing, self.shot.airing.item
        media = item.media()
        reason = self._cut(ended)
        return Played(
            zone=airing.zone,
            playlist=airing.playlist,
            entry=self.shot.entry,
            level=self.shot.level or 0,
            item=item.id,
            item_version=item.version,
            digest=media[0] if media else "",
            planned_start=airing.start,
            actual_start=Instant(int(self._began)),
            shown_ms=round(monotonic_ms - self._monotonic_ms),
            slot_ms=item.slot_ms,
            full=not reason,
            why=reason,
            hold_ms=self._held_ms,
            frames_dropped=self._dropped,
            manifest_version=manifest_version,
            filler=airing.filler.id if airing.filler else "",
        )

    def _cut(self, ended: float) -> str:
        airing = self.shot.airing
        near = _FILM_TOLERANCE_MS if isinstance(airing.item.content, Video) else _PICTURE_TOLERANCE_MS
        if airing.filler:
            return "unplayable"
        if self.why == "clock":
            return self.why  # whether it was whole, no clock can tell
        if self._began > airing.start + near:
            return "late"
        if ended < airing.start + airing.item.slot_ms - near:
            return self.why or "pre-empted"
        return ""


def reason_to_cut(cut: Shot, seen: OnAir, *, new_documents: bool) -> str:
    """Say why *cut* had to go for what is *seen* now."""
    if seen.dark:
        return seen.dark
    if new_documents and seen.level == cut.level:
        return "manifest"
    if seen.entry == cut.entry:
        return "filtered"
    return "pre-empted"
