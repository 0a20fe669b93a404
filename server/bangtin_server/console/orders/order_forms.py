"""The forms of orders: where they hold, what they say, until when."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, ClassVar

from django import forms

from bangtin_server import clock
from bangtin_server.console.form import ClockField, Form, MomentField, line
from bangtin_server.console.words import WORDS
from bangtin_server.emergencies.reach import Where
from bangtin_server.emergencies.templates import Template
from bangtin_server.players.models import Screen

_LENGTHS = (15, 30, 60, 120, 240, 480, 720, 1440, 2880, 4320)
"""Minutes that a person may choose."""
_FEW_SITES = 2
_PRIORITY = 20


def lengths(most: timedelta) -> list[int]:
    """Return the minutes to choose among, up to *most*."""
    return [one for one in _LENGTHS if timedelta(minutes=one) <= most]


class OrderForm(Form):
    """Where an order holds; *language* is that of its complaints."""

    everywhere = forms.BooleanField(required=False)
    key = forms.UUIDField(required=False)

    def __init__(self, language: str, *given: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*given, **more)
        self._words = WORDS[language]

    def picked(self) -> tuple[set[str], set[str]]:
        """Return the codes of the sites and the names of the screens that are ticked."""
        if not hasattr(self.data, "getlist"):
            return set(), set()
        sites, screens = ({one.replace("\0", "") for one in self.data.getlist(name)} for name in ("site", "screen"))
        return sites, screens

    def targets(self) -> list[Screen]:
        """Return the screens that the order is for, in the order in which people read them."""
        rows = Screen.objects.select_related("site", "player__presence").order_by("site__name", "name")
        if self.cleaned_data.get("everywhere"):
            return list(rows)
        sites, screens = self.picked()
        return [row for row in rows if row.site.code in sites or row.name in screens]

    def where(self) -> Where:
        """Return the same as orders want it."""
        if self.cleaned_data.get("everywhere"):
            return Where()
        sites, screens = self.picked()
        if not screens:
            return Where(tuple(sorted(sites)))
        return Where(screens=tuple(row.name for row in self.targets()))

    def clean(self) -> dict[str, Any]:
        """See that a place was chosen; screens that are no more are none, and by no means all."""
        said = super().clean() or {}
        sites, screens = self.picked()
        if not said.get("everywhere") and not (self.targets() if screens else sites):
            self.add_error("everywhere", self._words["where_missing"])
        return said

    def _want(self, name: str, word: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, self._words[word])


class MessageForm(OrderForm):
    """A message of a template."""

    complaints: ClassVar[Mapping[tuple[str, str], str]] = {
        ("risk", "max_value"): "risk_missing",
        ("risk", "min_value"): "risk_missing",
        ("lasts", "max_value"): "lasts_wrong",
        ("lasts", "min_value"): "lasts_wrong",
    }
    risk = forms.IntegerField(min_value=0, max_value=5, required=False)
    place = line()
    source = line()
    again = ClockField(required=False)
    lasts = forms.IntegerField(min_value=1, max_value=_LENGTHS[-1], required=False)
    until = MomentField(required=False)
    drill = forms.BooleanField(required=False)

    def __init__(self, template: Template, language: str, *given: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(language, *given, **more)
        self._template = template

    def clean(self) -> dict[str, Any]:
        """See that what a bulletin must say is there (domain.md 2.10), and fix the end."""
        said = super().clean()
        if self._template.by_risk:
            self._want("risk", "risk_missing")
            self._want("source", "source_missing")
        if self._template.level > _PRIORITY and not self._template.drill and not self.place_or(self.targets()):
            self.add_error("place", self._words["place_missing"])
        if said.get("until") is None:
            minutes = said.get("lasts")
            said["until"] = clock.now() + (timedelta(minutes=minutes) if minutes else self._template.lasts)
        return said

    def place_or(self, targets: Iterable[Screen]) -> str:
        """Return where it happens: as typed, else the sites by name where they are few."""
        if typed := self.cleaned_data.get("place", "").strip():
            return str(typed)
        names = list(dict.fromkeys(screen.site.name for screen in targets))
        return ", ".join(names) if len(names) <= _FEW_SITES and not self.cleaned_data.get("everywhere") else ""


class BlackoutForm(OrderForm):
    """Dark by order."""

    allow_emergency = forms.BooleanField(required=False)


class MourningForm(OrderForm):
    """State mourning."""

    since = MomentField()
    until = MomentField()


class RecallForm(OrderForm):
    """An item off the screens."""

    item = line(60, required=True)
    reason = line()

    def clean(self) -> dict[str, Any]:
        """See that somebody says why."""
        said = super().clean()
        self._want("reason", "recall_reason_missing")
        return said
