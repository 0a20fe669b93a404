"""Which renditions there are to be: a row for each, so that the console can say of each how it stands."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from bangtin_media.screen_class import ScreenClass
from bangtin_media.verdict import Converts, Plays, Refuses
from bangtin_server import clock
from bangtin_server.library.models import Examination, Medium, Rendition
from bangtin_server.library.preflight import reason_of, verdict_of

AT_ONCE = 200
MOST_PAGES = 50
"""Of a PDF, that people can look at in the library; the wall shows all."""


def plan(targets: Collection[ScreenClass]) -> int:
    """Add the rows that are missing, for people and for the screens of *targets*; return how many media had some."""
    done = _add(_without(Rendition.Purpose.THUMBNAIL, "", ("video", "image", "pdf")), None)
    return done + sum(
        _add(_judged(_without(Rendition.Purpose.PLAY, each.key, ("video", "image"))), each) for each in targets
    )


def _without(purpose: str, target: str, kinds: Collection[str]) -> QuerySet[Medium]:
    there = Rendition.objects.filter(medium=OuterRef("pk"), purpose=purpose, target=target)
    return Medium.objects.filter(~Exists(there), examination=Examination.SOUND, kind__in=kinds).order_by("added_at")


def _judged(media: QuerySet[Medium]) -> QuerySet[Medium]:
    """Return those that are known well enough to be judged: a film once it was gone through."""
    return media.filter(Q(kind="image") | Q(gone_through_at__isnull=False))


@transaction.atomic
def _add(media: QuerySet[Medium], target: ScreenClass | None) -> int:
    listed = list(media[:AT_ONCE])
    rows = [row for each in listed for row in (_looks(each) if target is None else [_play(each, target)])]
    Rendition.objects.bulk_create(rows, ignore_conflicts=True)
    return len(listed)


def _looks(medium: Medium) -> Iterator[Rendition]:
    """Yield what people look at."""
    now = clock.now()
    yield Rendition(medium=medium, purpose=Rendition.Purpose.THUMBNAIL, asked_at=now)
    if medium.kind == "video":
        yield Rendition(medium=medium, purpose=Rendition.Purpose.PREVIEW, asked_at=now)
    if medium.kind == "pdf":
        for number in range(1, min(MOST_PAGES, medium.measures.get("pages", 0)) + 1):
            yield Rendition(medium=medium, purpose=Rendition.Purpose.PAGE, number=number, asked_at=now)


def _play(medium: Medium, target: ScreenClass) -> Rendition:
    """Return the row for the screens of a class, which may already be all that there is to say."""
    verdict = verdict_of(medium, target)
    states = {Plays: Rendition.State.NEEDLESS, Converts: Rendition.State.WAITING, Refuses: Rendition.State.IMPOSSIBLE}
    return Rendition(
        medium=medium,
        purpose=Rendition.Purpose.PLAY,
        target=target.key,
        state=states[type(verdict)],
        reason=reason_of(verdict),
        asked_at=clock.now(),
    )
