"""The form of a group of screens, and the screens to choose among."""

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from bangtin_server.access import Right, seen
from bangtin_server.console.form import Form
from bangtin_server.library.folding import tidy
from bangtin_server.players.models import Screen

LABELS = {"name": "group_name", "screen": "group_screens"}
"""What the page calls each field."""


class GroupForm(Form):
    """What a group is called, and its screens: of those where who asks may schedule."""

    complaints: ClassVar[Mapping[tuple[str, str], str]] = {
        ("name", "required"): "group_needs_name",
        ("screen", "required"): "group_needs_screen",
        ("screen", "invalid_choice"): "group_screen_gone",
    }
    name = forms.CharField(max_length=200)
    screen = forms.MultipleChoiceField()

    def __init__(self, screens: Collection[Screen], *given: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*given, **more)
        self.screens = screens
        field = self.fields["screen"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(screen.name, screen.name) for screen in screens]

    def clean_name(self) -> str:
        """Return the name as it is kept."""
        name = tidy(self.cleaned_data["name"])
        if not name:
            raise ValidationError("nothing that can be seen", "required")
        return name

    def picked(self) -> list[Screen]:
        """Return the screens that were chosen."""
        chosen = set(self.cleaned_data["screen"])
        return [screen for screen in self.screens if screen.name in chosen]

    def by_site(self) -> Iterator[dict[str, Any]]:
        """Yield the sites by name, each with its screens and whether they are ticked."""
        ticked = set(self["screen"].value() or ())
        for site, screens in groupby(self.screens, key=lambda screen: screen.site):
            yield {"site": site, "screens": [{"row": one, "ticked": one.name in ticked} for one in screens]}


def choosable(request: HttpRequest) -> list[Screen]:
    """Return the screens where who asks may schedule, by site and name."""
    rows = Screen.objects.select_related("site", "player__presence").order_by("site__name", "site", "name")
    return list(seen(request, Right.SCHEDULE, rows))
