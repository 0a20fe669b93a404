"""What who gives an order should know of the screens that it is for: said before it goes out, and after."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db.models import Q, QuerySet

from bangtin_playlists.words import Phrase
from bangtin_server.emergencies.models import Blackout, Emergency, Reach
from bangtin_server.players import clocks
from bangtin_server.players.models import Screen
from bangtin_server.players.states import State, state_of

R = TypeVar("R", bound=Reach)
NO_TARGETS = Phrase("Nơi này chưa có màn hình nào.", "There is no screen at this place yet.")
_UNHEARD = {State.LATE, State.SILENT}
_UNDRIVEN = {State.NO_PLAYER, State.REVOKED, State.NEVER_HEARD}
_CANNOT_REACH = (
    Phrase(
        "{n} màn hình đang mất kết nối: sẽ nhận khi có mạng lại.",
        "{n} screens cannot be reached now: they take it when they are back.",
    ),
    "{n} screen cannot be reached now: it takes it when it is back.",
)
_NO_PLAYER = (
    Phrase("{n} màn hình chưa có thiết bị phát: không nhận được.", "{n} screens have no player: nothing reaches them."),
    "{n} screen has no player: nothing reaches it.",
)
_CLOCKS_APART = (
    Phrase(
        "Đồng hồ của {n} màn hình lệch với trung tâm: tin có thể không hiện, hoặc hết sớm. "
        "Kiểm tra giờ của trung tâm trước.",
        "The clocks of {n} screens disagree with the centre's: the message may not show there, or end early. "
        "Look at the centre's clock first.",
    ),
    (
        "The clock of {n} screen disagrees with the centre's: the message may not show there, or end early. "
        "Look at the centre's clock first."
    ),
)
_ALSO_STANDS = Phrase(
    "Đang phát ở đó: {what}. Hai tin sẽ xen kẽ nhau.", "On there already: {what}. The two take turns."
)
_HIDDEN = Phrase(
    "Đang có lệnh dừng khẩn cấp ở đó: tin này CHƯA hiện cho đến khi lệnh được gỡ.",
    "A blackout holds there: this message does NOT show until it is lifted.",
)


def of_order(targets: Collection[Screen], now: datetime) -> Iterator[Phrase]:
    """Yield what keeps an order of any kind from *targets*; select their `player__presence`."""
    if not targets:
        yield NO_TARGETS
    states = [state_of(screen, now) for screen in targets]
    for kinds, (many, one) in ((_UNHEARD, _CANNOT_REACH), (_UNDRIVEN, _NO_PLAYER)):
        if count := sum(state in kinds for state in states):
            yield _counted(many, one, count)


def of_message(targets: Sequence[Screen], now: datetime, row: Emergency | None = None) -> Iterator[Phrase]:
    """Yield the same of a message, and first whose clock ends it at another time, and what stands there beside it.

    Args:
        targets: The screens that it is for.
        now: The instant.
        row: The message itself, where it stands already.
    """
    if count := clocks.count_apart(targets):
        yield _counted(*_CLOCKS_APART, count)
    if _covering(Blackout.objects.filter(Q(until=None) | Q(until__gt=now), allow_emergency=False), targets):
        yield _HIDDEN
    others = Emergency.objects.filter(until__gt=now).exclude(pk=row.pk if row else 0).order_by("-pk")
    for other in _covering(others, targets):
        yield Phrase(*(text.format(what=title_of(other)) for text in _ALSO_STANDS))
    yield from of_order(targets, now)


def title_of(row: Emergency) -> str:
    """Return what a message's first page is called."""
    return str(row.cards[0]["card"].get("title", "")) if row.cards else ""


def _counted(many: Phrase, one: str, count: int) -> Phrase:
    return Phrase(many.vi.format(n=count), (one if count == 1 else many.en).format(n=count))


def _covering(rows: QuerySet[R], targets: Collection[Screen]) -> list[R]:
    """Return the orders of *rows* that hold at one of *targets*."""
    here = {screen.pk for screen in targets}
    return [row for row in rows.prefetch_related("sites", "screens") if here & _covered(row, targets)]


def _covered(row: Reach, targets: Collection[Screen]) -> set[int]:
    screens = {screen.pk for screen in row.screens.all()}
    sites = {site.pk for site in row.sites.all()}
    return screens or {screen.pk for screen in targets if not sites or screen.site_id in sites}
