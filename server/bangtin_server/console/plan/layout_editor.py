"""What the page of a layout shows of a draft: its drawing, its rows, what is wrong, what it could be made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.http import HttpRequest

from bangtin_playlists.layout import Flaw
from bangtin_server.access import Right, seen
from bangtin_server.console.language import say, tongue
from bangtin_server.console.plan.layout_draft import Draft, Row, Wrong, draft_of
from bangtin_server.console.plan.layout_drawing import HUES, Drawing, Lying, Part, drawn, lying
from bangtin_server.console.plan.layout_templates import TEMPLATES, divided
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import zoning
from bangtin_server.scheduling.checking import in_words
from bangtin_server.scheduling.models import Layout
from bangtin_server.scheduling.zoning import Wanted

_USUAL_SIZE = (1920, 1080)
"""Of a fleet without screens."""
_MOST_SIZES = 8


class SizeThere(NamedTuple):
    """Screens of one size."""

    width: int
    height: int
    screens: str
    chosen: bool


class Written(NamedTuple):
    """A row as it is shown."""

    row: Row
    number: int
    hue: int
    wrong: Sequence[str]
    bad: frozenset[str]
    """Its fields with a mistake."""
    notes: Sequence[str]
    """How it lies to others."""
    hidden: bool
    up: str
    down: str
    """The buttons, as the page knows on which the keyboard is."""


def first_draft(request: HttpRequest) -> Draft:
    """Return the draft of a new layout: one zone on screens of the size that is there most."""
    size = next(iter(_sizes(request)), _USUAL_SIZE)
    draft = draft_of(Wanted("", size))
    return draft.done("template:one", lambda key: say(request, key))


def _sizes(request: HttpRequest) -> list[tuple[int, int]]:
    """Return the sizes of the screens that who asks may see, the most frequent first, each as often as it is there."""
    sizes = seen(request, Right.SEE, Screen.objects.order_by("name")).values_list("width", "height")
    return [size for size, _ in Counter(sizes).most_common()]


class Editor:
    """What is shown of *draft*; *row* is the layout that it changes, None of a new one."""

    def __init__(self, request: HttpRequest, row: Layout | None, draft: Draft) -> None:
        self._request, self._row, self._draft = request, row, draft

    @cached_property
    def lists(self) -> Mapping[str, str]:
        """The playlists that zones may play, by their rows."""
        rows = zoning.playlists_for(self._row)
        return {str(row.pk): str(row) for row in sorted(rows, key=lambda row: (str(row).casefold(), row.pk))}

    @cached_property
    def wrongs(self) -> list[Wrong]:
        """What is wrong with it."""
        return self._draft.wrongs(self.lists)

    @cached_property
    def bad(self) -> frozenset[str]:
        """The fields of the layout itself with a mistake."""
        return frozenset().union(*(one.fields for one in self.wrongs if one.at is None))

    @cached_property
    def size_said(self) -> str:
        """What is wrong with the size, in words."""
        return next((self._said(one) for one in self.wrongs if "sides" in one.fields), "")

    def drawing(self) -> Drawing:
        """Return the drawing."""
        wrong = {one.at for one in self.wrongs if one.fields - {"play", "name"}}
        rows = enumerate(self._draft.rows)
        parts = [Part(row.name, box, at in wrong) if (box := row.box) else None for at, row in rows]
        size = self._draft.size or (self._draft.fitted if all(self._draft.fitted) else _USUAL_SIZE)
        background = "#000000" if "background" in self.bad else self._draft.background
        return drawn(size, parts, background)

    def rows(self) -> list[Written]:
        """Return the rows, each with what is wrong beside it."""
        boxes = [row.box for row in self._draft.rows]
        both = zip(self._draft.rows, lying(boxes), strict=True)
        return [self._written(at, row, lies) for at, (row, lies) in enumerate(both)]

    def _written(self, at: int, row: Row, lies: Lying) -> Written:
        mine = [one for one in self.wrongs if one.at == at]
        bad = frozenset().union(*(one.fields for one in mine))
        said = list(dict.fromkeys(map(self._said, mine)))
        return Written(
            row, at + 1, at % HUES + 1, said, bad, self._notes(lies), bool(lies.hidden_by), f"up:{at}", f"down:{at}"
        )

    def _notes(self, lies: Lying) -> list[str]:
        def numbers(all_of: Sequence[int]) -> str:
            return ", ".join(map(str, all_of))

        found = [say(self._request, "zone_over", what=numbers(lies.over))] if lies.over else []
        if lies.hidden_by:
            return [*found, say(self._request, "zone_hidden", what=lies.hidden_by)]
        return [*found, say(self._request, "zone_under", what=numbers(lies.under))] if lies.under else found

    def complaints(self) -> list[str]:
        """Return every mistake, each with the row that it is in."""
        return [self._in_place(one) for one in self.wrongs]

    def _in_place(self, one: Wrong) -> str:
        if one.at is None:
            return self._said(one)
        name = self._draft.rows[one.at].name
        field = f"{say(self._request, 'zone_word')} {one.at + 1}".capitalize() + (f" “{name}”" if name else "")
        return f"{field}: {self._said(one)}"

    def _said(self, one: Wrong) -> str:
        if isinstance(one.said, Flaw):
            return in_words(one.said, tongue(self._request))
        return say(self._request, one.said, least=zoning.LEAST_SIDE, most=zoning.MOST_SIDE)

    def sizes(self) -> list[SizeThere]:
        """Return the sizes of the fleet's screens."""
        rows = seen(self._request, Right.SEE, Screen.objects.all()).values_list("width", "height")
        counted = Counter(rows).most_common(_MOST_SIZES)
        return [SizeThere(*size, say(self._request, "of_all", n=n), self._draft.size == size) for size, n in counted]

    def templates(self) -> list[dict[str, Any]]:
        """Return the templates, each drawn for screens of that size."""
        size = self._draft.size or _USUAL_SIZE
        found = []
        for key in TEMPLATES:
            parts = [Part("", box) for _, box in divided(key, size)]
            found.append(
                {"key": key, "name": say(self._request, f"layout_{key}"), "drawing": drawn(size, parts, "#000")}
            )
        return found

    @property
    def is_full(self) -> bool:
        """Say whether no further zone is taken."""
        return len(self._draft.rows) >= zoning.MOST_ZONES

    @property
    def stretches(self) -> bool:
        """Say whether the zones stand for another size than is written now."""
        return bool(self._draft.size and all(self._draft.fitted) and self._draft.size != self._draft.fitted)

    def follows(self) -> str:
        """Return what of the page follows while somebody types: all but the fields themselves."""
        remarks = (f"#remarks-{number}" for number in range(1, len(self._draft.rows) + 1))
        return ",".join(("#unsaved", "#size-said", "#templates", *remarks))
