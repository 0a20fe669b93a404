"""Which file screens of a class play in a medium's place."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from bangtin_media.screen_class import ScreenClass
from bangtin_media.verdict import Converts, Plays, Refuses, Verdict
from bangtin_server import clock
from bangtin_server.library.models import Examination, Medium, Rendition
from bangtin_server.library.preflight import of_examination, of_rendition, reason_of, verdict_of, waits_for


class Fitted(NamedTuple):
    """What is played; empty digest: nothing yet, or nothing ever, and why."""

    digest: str
    size: int = 0
    name: str = ""
    kind: str = ""
    length_ms: int | None = None
    """Of a film that was converted; None is the original's."""
    vi: str = ""
    en: str = ""
    awaited_since: datetime | None = None
    """When it came, while it is still to be examined."""


class Fitting:
    """Answers for many media and classes, each read and judged once; make it anew for each transaction."""

    def __init__(self) -> None:
        self._media: dict[str, Medium] = {}
        self._made: dict[tuple[str, str], Rendition] = {}
        self._known: dict[tuple[str, str], Fitted] = {}

    def read(self, digests: Collection[str]) -> None:
        """Read what is known of some media, before they are asked for."""
        missing = set(digests) - self._media.keys()
        if not missing:
            return
        self._media |= Medium.objects.in_bulk(missing)
        for row in Rendition.objects.filter(medium__in=missing, purpose=Rendition.Purpose.PLAY):
            self._made[row.medium_id, row.target] = row

    def medium_for(self, digest: str, target: ScreenClass) -> Fitted:
        """Return what screens of *target* play in the place of a medium that was read."""
        key = digest, target.key
        if key not in self._known:
            medium = self._media.get(digest)
            self._known[key] = _fitted(medium, self._made.get(key), target) if medium else Fitted(digest)
        return self._known[key]


def _fitted(medium: Medium, made: Rendition | None, target: ScreenClass) -> Fitted:
    if medium.examination != Examination.SOUND:
        stands = of_examination(medium)
        comes = None if medium.examination == Examination.REFUSED else medium.added_at
        return Fitted("", vi=stands.vi, en=stands.en, awaited_since=comes)
    verdict = verdict_of(medium, target)
    original = Fitted(medium.digest, medium.size, medium.name, medium.kind)
    if isinstance(verdict, Plays):
        return original
    if isinstance(verdict, Converts):
        if made is not None and made.state == Rendition.State.DONE:
            return Fitted(made.digest, made.size, medium.name, medium.kind, made.measures.get("length_ms"))
        if not waits_for(verdict):
            return original
    said = _why_not(verdict, made)
    return Fitted("", vi=said["vi"], en=said["en"])


def _why_not(verdict: Verdict, made: Rendition | None) -> Mapping[str, str]:
    if isinstance(verdict, Refuses):
        return reason_of(verdict)
    standing = of_rendition(made or Rendition(state=Rendition.State.WAITING, asked_at=clock.now()))
    return {"vi": standing.vi, "en": standing.en}
