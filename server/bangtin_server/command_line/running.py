"""`bangtin-server run`: a whole centre on one port, from nothing; and its processes apart: `web`, `door`, `worker`."""

import os
import shutil
from typing import Annotated

import typer

from bangtin_playlists.words import Language
from bangtin_server.command_line.greeting import greeting
from bangtin_server.command_line.options import LanguageOption, tongue_of
from bangtin_server.command_line.preparation import (
    free_port,
    hold_data_folder,
    ready_data_folder,
    ready_database,
    ready_keys,
)
from bangtin_server.command_line.serving import Service, serve
from bangtin_server.command_line.speech import complain, phrase, say
from bangtin_server.environment import Environment, environment, listen_on

ListenOption = Annotated[str | None, typer.Option("--listen", metavar="ADDRESS:PORT", help="listen")]
ProcessesOption = Annotated[int, typer.Option("--processes", metavar="N", help="processes", min=1, max=64)]
_THREADS = min(16, 2 * (os.cpu_count() or 1) + 1)
"""Requests that one process of the web works on at once, each with a connection to the database; more than the server
itself holds to be wise for so many cores would only be warned of."""


def run(context: typer.Context, lang: LanguageOption = None) -> None:  # noqa: ARG001 - the call's language was read
    """Serve until told to stop; the help is the phrase `help.run`."""
    tongue, told = tongue_of(context), environment(os.environ)
    ready_data_folder(told.data)
    address, port = listen_on(told.listen)
    free_port(address, port)
    with hold_data_folder(told.data):
        _ready(told)
        if told.listens_wider:
            complain(phrase("wider", tongue, listen=told.listen, address=told.address), style="yellow")
        _warn_of_no_ffmpeg(tongue)
        _serve_alone(Service("bangtin_server.app:centre", address, port), told, tongue)


def web(
    context: typer.Context,
    listen: ListenOption = None,
    processes: ProcessesOption = 1,
    lang: LanguageOption = None,  # noqa: ARG001 - the call's language was read
) -> None:
    """Serve people and what players tell; the help is the phrase `help.web`."""
    tongue, told = tongue_of(context), environment(os.environ)
    ready_data_folder(told.data)
    address, port = listen_on(listen or told.listen, "--listen" if listen else "BANGTIN_LISTEN")
    free_port(address, port)
    _ready(told)
    _serve_alone(Service("bangtin_server.wsgi:application", address, port, processes, _THREADS), told, tongue)


def door(
    context: typer.Context,
    listen: ListenOption = None,
    processes: ProcessesOption = 1,
    lang: LanguageOption = None,  # noqa: ARG001 - the call's language was read
) -> None:
    """Serve what players fetch, without Django and without a database; the help is the phrase `help.door`."""
    tongue, told = tongue_of(context), environment(os.environ)
    address, port = listen_on(listen or told.listen, "--listen" if listen else "BANGTIN_LISTEN")
    free_port(address, port)
    _warn_of_no_redis(told, tongue)
    serve(Service("bangtin_server.door.process:door_alone", address, port, processes), tongue)


def worker(context: typer.Context, lang: LanguageOption = None) -> None:  # noqa: ARG001 - the call's language was read
    """Publish and do the chores; the help is the phrase `help.worker`."""
    tongue, told = tongue_of(context), environment(os.environ)
    ready_data_folder(told.data)
    _ready(told)
    _warn_of_no_redis(told, tongue)
    _warn_of_no_ffmpeg(tongue)
    from bangtin_server.worker import work  # noqa: PLC0415 - after Django's set-up

    say("working", tongue)
    work()
    say("ended", tongue)


def _ready(told: Environment) -> None:
    ready_database()
    ready_keys(told.data)


def _greet(told: Environment, tongue: Language) -> None:
    """Say where the centre is; to whom nobody has come yet, the way in."""
    from bangtin_server.accounts import people, sign_in_link  # noqa: PLC0415 - after Django's set-up

    link = "" if people.anybody_can_sign_in() else f"{told.address}/sign-in/{sign_in_link.make()}"
    say("welcome", tongue, address=told.address)
    if link:
        say("link", tongue, link=link)


def _warn_of_no_redis(told: Environment, tongue: Language) -> None:
    if not told.redis:
        complain(phrase("no_redis", tongue), style="yellow")


def _warn_of_no_ffmpeg(tongue: Language) -> None:
    """Say so at the start: otherwise films only wait, and nobody who uploads one can know why."""
    gone = [program for program in ("ffmpeg", "ffprobe") if shutil.which(program) is None]
    if gone:
        complain(phrase("no_ffmpeg", tongue, programs=", ".join(gone)), style="yellow")


def _serve_alone(service: Service, told: Environment, tongue: Language) -> None:
    from django.db import connections  # noqa: PLC0415 - after Django's set-up

    connections.close_all()  # the workers are processes of their own and open theirs
    with greeting(service.address, service.port, lambda: _greet(told, tongue)):
        serve(service, tongue)
