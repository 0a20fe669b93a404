"""`bangtin-server keys`: who signs here; the root's key taken away, and brought to name a new publisher."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bangtin_server.command_line.options import LanguageOption, tongue_of
from bangtin_server.command_line.preparation import hold_data_folder, ready_data_folder, ready_database, ready_keys
from bangtin_server.command_line.speech import say
from bangtin_server.environment import environment

MoveOption = Annotated[Path | None, typer.Option("--move-root", metavar="FOLDER", help="move_root")]
NewOption = Annotated[Path | None, typer.Option("--new-publisher", metavar="ROOT", help="new_publisher")]
LeakedOption = Annotated[bool, typer.Option("--leaked", help="leaked")]


def keys(
    context: typer.Context,
    move_root: MoveOption = None,
    new_publisher: NewOption = None,
    leaked: LeakedOption = False,  # noqa: FBT002 - an option of a command line
    lang: LanguageOption = None,  # noqa: ARG001 - the call's language was read
) -> None:
    """Keep the keys; the help is the phrase `help.keys`."""
    tongue, data = tongue_of(context), environment(os.environ).data
    ready_data_folder(data)
    ready_database()
    from bangtin_server import root_key  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.clock import this_instant  # noqa: PLC0415 - the same
    from bangtin_server.composition import keyring  # noqa: PLC0415 - the same

    ready_keys(data)
    if new_publisher is not None:
        with hold_data_folder(data):
            root_key.name_publisher(keyring(), new_publisher, this_instant(), leaked=leaked)
            ready_keys(data)
            _sign_anew()
        say("keys_renewed", tongue)
    if move_root is not None:
        say("root_moved", tongue, path=root_key.take_away(keyring(), move_root))
    say("keys_root_here" if keyring().root_path().exists() else "keys_root_away", tongue, public=keyring().root_text())
    for each in keyring().listed().keys:
        say("keys_retired" if each.retired else "keys_publisher", tongue, public=each.key, name=each.name)


def _sign_anew() -> None:
    """Have all that is in force and all that waits signed by the new publisher."""
    from django.db import transaction  # noqa: PLC0415 - after Django's set-up

    from bangtin_server.composition import keyring  # noqa: PLC0415 - the same
    from bangtin_server.emergencies import publishing as orders  # noqa: PLC0415 - the same
    from bangtin_server.players import commands  # noqa: PLC0415 - the same
    from bangtin_server.players.models import Screen, Site  # noqa: PLC0415 - the same
    from bangtin_server.scheduling import publishing  # noqa: PLC0415 - the same

    with transaction.atomic():
        commands.seal_anew(keyring().publisher())
        publishing.mark(Screen.objects.all())
        orders.mark(Site.objects.all())
