"""What a person asks of the player of a screen, by its page: each once, however often the button is pressed."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bangtin_playlists.instant import Millis, instant
from bangtin_playlists.wire import command as wire
from bangtin_server import clock
from bangtin_server.access import Right, require
from bangtin_server.composition import keyring, storage
from bangtin_server.console.form import Form
from bangtin_server.console.language import chosen, in_words, say
from bangtin_server.console.screens.command_words import Line, deed_in_words, line
from bangtin_server.console.screens.screens import screen_of
from bangtin_server.errors import CentreError, StorageError
from bangtin_server.players import commands, words
from bangtin_server.players.commands import Stage, stage
from bangtin_server.players.models import Command, Screen

MINUTES = (1, 5, 15, 60)
"""For how long a pattern or a name stands; the player ends it by itself."""
HOURS = (1, 6, 24)
"""How far back a log goes."""
LOUD = (0, 20, 40, 60, 80, 100)
SHOWN = 12
_DIGEST = r"^[0-9a-f]{64}$"


class CommandForm(Form):
    """A command; what the kind does not want is left out."""

    do = forms.CharField(max_length=20)
    minutes = forms.TypedChoiceField(
        coerce=int, choices=[(one, one) for one in MINUTES], required=False, empty_value=None
    )
    hours = forms.TypedChoiceField(coerce=int, choices=[(one, one) for one in HOURS], required=False, empty_value=None)
    percent = forms.TypedChoiceField(
        coerce=int, choices=[("", ""), *((one, one) for one in LOUD)], required=False, empty_value=None
    )
    digest = forms.RegexField(_DIGEST, required=False)
    key = forms.UUIDField(required=False)

    def deed(self, screen: str) -> wire.Deed | None:
        """Return what is asked of *screen*; None where nobody knows what it is."""
        made = _DEEDS.get(self.cleaned_data.get("do", "")) if self.is_valid() else None
        return made(self, screen) if made else None


def _log(form: CommandForm, _: str) -> wire.Deed:
    until = clock.now().replace(second=0, microsecond=0) + timedelta(minutes=1)
    return wire.SendJournal(instant(until - timedelta(hours=form.cleaned_data["hours"] or HOURS[0])), instant(until))


def _for(form: CommandForm) -> Millis:
    return Millis((form.cleaned_data["minutes"] or MINUTES[0]) * 60_000)


_DEEDS: Mapping[str, Callable[[CommandForm, str], wire.Deed | None]] = {
    "identify": lambda form, screen: wire.Identify(screen, _for(form)),
    "pattern": lambda form, screen: wire.Pattern(screen, _for(form)),
    "pattern-end": lambda _, screen: wire.Pattern(screen, Millis(0)),
    "collect": lambda _, __: wire.Collect(),
    "photograph": lambda _, screen: wire.Photograph(screen),
    "volume": lambda form, screen: wire.Volume(screen, form.cleaned_data["percent"]),
    "restart-screen": lambda _, screen: wire.RestartScreen(screen),
    "reboot": lambda _, __: wire.Reboot(),
    "release": lambda form, _: wire.Release(form.cleaned_data["digest"]) if form.cleaned_data["digest"] else None,
    "send-journal": _log,
}


def fresh_keys() -> dict[str, UUID]:
    """Return a key for each form of a page: pressed twice, a button asks once."""
    return {kind.replace("-", "_"): uuid4() for kind in _DEEDS}


def history(request: HttpRequest, screen: Screen, *, may_command: bool) -> list[Line]:
    """Return what was asked of *screen* last, the newest first, in words."""
    now = clock.now()
    rows = commands.of_screen(screen).select_related("player", "bundle").order_by("-version")[:SHOWN]
    return [line(request, row, now, may_command=may_command) for row in rows]


@require_POST
def command(request: HttpRequest, name: str) -> HttpResponse:
    """Ask the screen's player for something."""
    screen = screen_of(request, name)
    require(request, Right.COMMAND, screen)
    _ask(request, screen, CommandForm(request.POST))
    return _back(screen)


@require_POST
def cancel(request: HttpRequest, name: str, command: UUID) -> HttpResponse:
    """Ask for it no more."""
    screen = screen_of(request, name)
    require(request, Right.COMMAND, screen)
    row = _row(screen, command)
    try:
        commands.cancel(row, request.user.get_username())
    except CentreError as error:
        messages.error(request, in_words(request, error))
    else:
        messages.success(request, say(request, "cancelled", deed=deed_in_words(request, row.deed)))
    return _back(screen)


@never_cache
@require_safe
def log(request: HttpRequest, name: str, command: UUID) -> HttpResponse:
    """Hand out the log that a command asked for."""
    screen = screen_of(request, name)
    require(request, Right.COMMAND, screen)
    row = _row(screen, command)
    try:
        content = storage().get(row.bundle.name) if hasattr(row, "bundle") else None
    except StorageError:
        content = None
    if content is None:
        raise Http404
    file = f"{row.player.name}-{row.issued:%Y%m%dT%H%M%SZ}.txt"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, "text/plain; charset=utf-8", headers=headers)


def _ask(request: HttpRequest, screen: Screen, form: CommandForm) -> None:
    """Give the command, and say so or why not."""
    deed = form.deed(screen.name)
    if screen.player is None or deed is None:
        messages.error(request, say(request, "commands_no_player" if screen.player is None else "command_wrong"))
        return
    key = form.cleaned_data["key"]
    wish = commands.Wish(deed, request.user.get_username(), id=key)
    try:
        known = commands.of_screen(screen).filter(pk=key).first()  # a log's span moves on with the clock
        row = known or commands.give(screen.player, wish, keyring().publisher())
    except CentreError as error:
        messages.error(request, in_words(request, error))
        return
    at = stage(row, clock.now())
    said = deed_in_words(request, row.deed)
    if at is Stage.WAITING:
        messages.success(request, say(request, "asked_for", deed=said, screen=screen.name))
    else:
        messages.error(request, say(request, "asked_before", stage=words.of_stage(at, chosen(request))))


def _row(screen: Screen, number: UUID) -> Command:
    row = commands.of_screen(screen).select_related("bundle").filter(pk=number).first()
    if row is None:
        raise Http404
    return row


def _back(screen: Screen) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('screen', args=[screen.name])}#commands")
