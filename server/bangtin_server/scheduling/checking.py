"""Whether what people want can be published: asked before it is kept, by the very translation that publishes it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q

from bangtin_playlists import words
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.layout import Flaw, Layout, flaws
from bangtin_playlists.timeline import prepare
from bangtin_server.errors import PublishingError, ScheduleRefusedError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Layout as LayoutRow
from bangtin_server.scheduling.rows import Rows

_MOST = 200
"""Screens that are tried; what is wrong with one that shares a list is nearly always wrong with the first of them."""


def refuse_unpublishable(screens: Sequence[Screen], layouts: Collection[str] = ()) -> None:
    """Build the manifests of *screens* by the rows as they stand now: call it in the transaction of the change.

    Args:
        screens: Those that the change concerns.
        layouts: Codes of the layouts that it concerns: their zones are to lie on these screens. What does not fit
            already, elsewhere on a schedule, is no reason to refuse another change.

    Raises:
        ScheduleRefusedError: one of them cannot be built, or no player could follow it.
    """
    tried = _one_of_each_size_first(screens)[:_MOST]
    rows = Rows(tried)
    for screen in tried:
        try:
            manifest = manifest_of(screen, rows)
            prepare(manifest)
        except PublishingError as error:
            raise ScheduleRefusedError(error.en, error.vi) from error
        except PlaylistsError as error:
            raise ScheduleRefusedError(f"{screen}: {error}", f"{screen}: không phát được như vậy ({error})") from error
        for layout in manifest.layouts:
            if layout.id in layouts:
                _refuse_outside(screen, layout)


def _one_of_each_size_first(screens: Sequence[Screen]) -> list[Screen]:
    """Return *screens* in an order in which the first of them are of all sizes: whether zones fit differs by these."""
    firsts = {(screen.width, screen.height): screen for screen in reversed(screens)}
    return list(dict.fromkeys([*firsts.values(), *screens]))


def _refuse_outside(screen: Screen, layout: Layout) -> None:
    """Refuse what a programme of that very screen could not say."""
    found = list(flaws([(zone.name, zone.box) for zone in layout.zones], (screen.width, screen.height)))
    if found:
        row = LayoutRow.objects.filter(Q(home=None) | Q(home=screen), code=layout.id).first()
        where = f"{screen}: the layout “{row or layout.id}”: ", f"{screen}: bố cục “{row or layout.id}”: "
        refuse_flaws(found, [zone.name for zone in layout.zones], where)


def refuse_flaws(found: Iterable[Flaw], names: Sequence[str], where: tuple[str, str] = ("", "")) -> None:
    """Refuse zones in which there is a flaw, in words that name the zone.

    Args:
        found: What is wrong with them.
        names: What the zones are called, in their order.
        where: What stands before the words, in English and in Vietnamese.

    Raises:
        ScheduleRefusedError: something is wrong with them.
    """
    for flaw in found:
        number = "" if flaw.at is None else names[flaw.at].strip() or str(flaw.at + 1)
        zone = (f"zone “{number}”: ", f"Vùng “{number}”: ") if number else ("", "")
        raise ScheduleRefusedError(where[0] + zone[0] + in_words(flaw, "en"), where[1] + zone[1] + in_words(flaw, "vi"))


_OF_ROWS: Mapping[str, words.Phrase] = {
    "empty_list": words.Phrase("Bố cục cần ít nhất một vùng.", "A layout has one zone at least."),
    "empty_text": words.Phrase("Hãy đặt tên cho vùng.", "Give the zone a name."),
    "bad_box": words.Phrase(
        "Trái và trên từ 0 trở lên, rộng và cao từ 1 điểm ảnh trở lên.",
        "Left and top are 0 or more, width and height 1 pixel or more.",
    ),
}
"""What is wrong, where the words for a file speak of how that is written."""


def in_words(flaw: Flaw, language: words.Language) -> str:
    """Say what is wrong with a zone, and what helps."""
    if flaw.code in _OF_ROWS:
        return words.said(_OF_ROWS[flaw.code], flaw.params, language)
    return f"{words.wrong(flaw.code, flaw.params, language)} {words.remedy(flaw.code, flaw.params, language)}"
