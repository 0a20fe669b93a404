"""`enrol`: makes this machine a player of a centre, with the code that a person enters there."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import segno
import typer

from bangtin_player.command_line.options import LanguageOption, usage
from bangtin_player.command_line.play_options import SettingsOption, StateOption
from bangtin_player.command_line.terminal import console, language, phrase
from bangtin_player.errors import CentreError
from bangtin_playlists.words import Language

if TYPE_CHECKING:
    from bangtin_player.agent.centre.identity import Identity
    from bangtin_player.agent.centre.member import Member

CentreArgument = Annotated[str, typer.Argument(metavar="URL", help="enrol.centre")]
AnewOption = Annotated[bool, typer.Option("--anew", help="enrol.anew")]
_EVERY_S = 2.0


def enrol(
    centre: CentreArgument,
    anew: AnewOption = False,  # noqa: FBT002 - an option
    state: StateOption = None,
    settings: SettingsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Ask, show the code, and wait; the help is the phrase `help.enrol`."""
    from bangtin_player.agent.centre.identity import identity_folder, keep_identity  # noqa: PLC0415  (light `what`)
    from bangtin_player.agent.centre.member import Member  # noqa: PLC0415  (as above)
    from bangtin_player.command_line.running import held_state  # noqa: PLC0415  (as above)

    tongue = language(chosen=lang)
    held = held_state(state, settings, tongue)
    try:
        folder = identity_folder(held.path)
        identity = identity_at(folder, address(centre, tongue), tongue, anew=anew)
        keep_identity(folder, identity)
        _wait(Member(folder, identity), tongue)
    finally:
        held.close()


def address(text: str, tongue: Language) -> str:
    """Read the address of a centre."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        usage(phrase("centre.bad_address", tongue, found=text))
    return text.rstrip("/")


def identity_at(folder: Path, centre: str, tongue: Language, *, anew: bool = False) -> "Identity":
    """Return who this player is to *centre*: as it was kept, or new."""
    from bangtin_player.agent.centre.filing import forget  # noqa: PLC0415  (as above)
    from bangtin_player.agent.centre.identity import new_identity, read_identity  # noqa: PLC0415  (as above)

    known = None if anew else read_identity(folder)
    if known is None:
        forget(folder)
        return new_identity(centre)
    if known.centre != centre:
        usage(phrase("centre.enrolled_elsewhere", tongue, centre=known.centre))
    return known


def _wait(member: "Member", tongue: Language) -> None:
    """Show each code until one is accepted."""
    out = console(errors=True)
    while member.welcome is None:
        try:
            if member.code is None:
                _show(member, tongue)
            elif member.is_accepted():
                break
        except CentreError as error:
            out.print(phrase("centre.retry", tongue, error=f"{error}."), style="yellow", markup=False)
        time.sleep(_EVERY_S)
    welcome = member.welcome
    if welcome is not None:
        told = {"player": welcome.player, "site": welcome.site, "screens": ", ".join(sorted(welcome.manifests))}
        out.print(phrase("centre.accepted", tongue, **told), markup=False)


def _show(member: "Member", tongue: Language) -> None:
    from bangtin_player.core.introduction import spaced  # noqa: PLC0415  (as above)

    code, centre = member.ask().code, member.identity.centre
    link = f"{centre}/enrol/{code}"
    out = console(errors=True)
    segno.make(link).terminal(out=sys.stderr, compact=True)
    out.print(phrase("centre.code", tongue, code=spaced(code)), style="bold", markup=False)
    out.print(phrase("centre.enter", tongue, centre=centre, link=link), markup=False, soft_wrap=True)
