"""The choice of a screen that is there, or of a new one."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.http import HttpRequest

from bangtin_server.access import Right, require, seen
from bangtin_server.authority import EVERYWHERE
from bangtin_server.console.form import Form
from bangtin_server.console.words import WORDS
from bangtin_server.errors import FleetError
from bangtin_server.players import fleet
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.codes import code_of

NEW = "new"
_LEAST, _MOST = 16, 16_384


class ScreenForm(Form):
    """Which screen."""

    screen = forms.CharField(max_length=60)
    name = forms.CharField(max_length=60, required=False, validators=[RegexValidator(fleet.NAME)])
    width = forms.IntegerField(min_value=_LEAST, max_value=_MOST, required=False)
    height = forms.IntegerField(min_value=_LEAST, max_value=_MOST, required=False)
    site = forms.CharField(max_length=60, required=False)
    new_site = forms.CharField(max_length=200, required=False)

    def clean(self) -> dict[str, object]:
        """See that a new screen is described whole."""
        said = super().clean() or {}
        if said.get("screen") == NEW:
            for wanted in ("name", "width", "height"):
                if not said.get(wanted) and wanted not in self.errors:
                    self.add_error(wanted, ValidationError("", "required"))
        return said

    def wanted(self, request: HttpRequest) -> Screen:
        """Return the screen that was chosen, made if it is new: call it in the transaction of the enrolment.

        Raises:
            CentreError: it is not there, cannot be made, or is not for who asks.
        """
        said = self.cleaned_data
        if said["screen"] != NEW:
            return fleet.screen(said["screen"], seen(request, Right.ENROL, Screen.objects.all()))
        size, by = (said["width"], said["height"]), request.user.get_username()
        return fleet.make_screen(said["name"], self._site(request), size, by)

    def _site(self, request: HttpRequest) -> Site:
        said = self.cleaned_data
        if name := unicodedata.normalize("NFC", " ".join(said["new_site"].split())):
            require(request, Right.SITES, EVERYWHERE)
            require(request, Right.ENROL, EVERYWHERE)
            return fleet.make_site(code_of(name, "dia-diem", 60), name, request.user.get_username())
        if not said["site"]:
            raise FleetError(WORDS["en"]["site_missing"], WORDS["vi"]["site_missing"])
        return fleet.site(said["site"], seen(request, Right.ENROL, Site.objects.all()))
