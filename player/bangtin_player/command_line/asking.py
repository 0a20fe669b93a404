"""`what`, `plan` and `check`: what a programme shows at an instant, in a period, and whether it is right."""

import json
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from bangtin_player.clock import SystemClock
from bangtin_player.command_line import answers, tables
from bangtin_player.command_line.documents import Documents, check_orders, holds_orders, read_documents
from bangtin_player.command_line.looks import Look, looks, show_looks
from bangtin_player.command_line.options import CheckedArgument, LanguageOption, OrdersOption, ProgrammeArgument, usage
from bangtin_player.command_line.options import instant as read_at
from bangtin_player.command_line.terminal import console, language, phrase, show_mistakes
from bangtin_playlists import explain as explaining
from bangtin_playlists import plan as planning
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import MAIN
from bangtin_playlists.local import Assertion, Local
from bangtin_playlists.on_air import OnAir
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.words import Language

TriggerOption = Annotated[list[str] | None, typer.Option("--trigger", metavar="NAME=FROM/TO", help="trigger")]
JsonOption = Annotated[bool, typer.Option("--json", help="json")]


_FAR_MS = 14 * 24 * 3_600_000
"""Fourteen days: what a programme holds at least (timeline.md, horizon)."""


class _Asked(NamedTuple):
    """A timeline to ask, and how to answer."""

    documents: Documents
    timeline: Timeline
    wall: WallClock
    language: Language


def what(  # noqa: PLR0913, PLR0917  (each argument is an option of the command)
    programme: ProgrammeArgument,
    at: Annotated[str | None, typer.Option("--at", metavar="INSTANT", help="at")] = None,
    orders: OrdersOption = None,
    trigger: TriggerOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  (as above)
    explain: Annotated[bool, typer.Option("--explain", help="explain")] = False,  # noqa: FBT002  (as above)
    lang: LanguageOption = None,
) -> None:
    """Answer what a screen shows at an instant, and with `--explain` why."""
    asked = _asked(programme, orders, trigger, lang)
    answer = asked.timeline.on_air(_instant("--at", at, asked) if at is not None else SystemClock().now())
    why = {zone: explaining.explain(asked.timeline, answer.at, zone) for zone in _zones(answer)} if explain else None
    if as_json:
        typer.echo(json.dumps(answers.what_json(answer, asked.wall, why), ensure_ascii=False))
        return
    out = console()
    _note(asked)
    tables.show_answer(out, answer, asked.documents.manifest, asked.wall, asked.language)
    if answer.dark and (lit := _lit_again(asked.timeline, answer.at)) is not None:
        tables.show_lights(out, lit, asked.wall, asked.language)
    for zone, findings in (why or {}).items():
        tables.show_reasons(out, zone, findings, asked.language)


def plan(  # noqa: PLR0913, PLR0917  (as above)
    programme: ProgrammeArgument,
    begin: Annotated[str, typer.Option("--from", metavar="INSTANT", help="from")],
    end: Annotated[str, typer.Option("--to", metavar="INSTANT", help="to")],
    orders: OrdersOption = None,
    trigger: TriggerOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  (as above)
    lang: LanguageOption = None,
) -> None:
    """Answer how often each item plays in a period."""
    asked = _asked(programme, orders, trigger, lang)
    start, stop = _instant("--from", begin, asked), _instant("--to", end, asked)
    if stop <= start:
        usage(phrase("ends_before", asked.language))
    planned = planning.plan(asked.timeline, start, stop)
    if as_json:
        typer.echo(json.dumps(answers.plan_json(planned), ensure_ascii=False))
        return
    _note(asked)
    tables.show_plan(console(), planned, asked.documents.manifest, asked.wall, asked.language)


def check(programme: CheckedArgument, orders: OrdersOption = None, lang: LanguageOption = None) -> None:
    """Say whether a programme, or a file of orders, is right; else every mistake at once."""
    tongue = language(chosen=lang)
    out = console()
    doubtful: tuple[Look, ...] = ()
    if orders is None and holds_orders(programme):
        warnings = check_orders(programme)
    else:
        documents = read_documents(programme, orders)
        warnings, doubtful = documents.warnings, looks(documents.manifest, documents.orders, documents.places)
    show_mistakes(out, warnings, tongue, style="yellow")
    show_looks(out, doubtful, tongue)
    count = len(warnings) + len(doubtful)
    out.print(phrase("fine", tongue), style="bold green", end=" " if count else "\n")
    if count:
        out.print(phrase("warnings", tongue, count=count), style="yellow")


def _asked(programme: Path, orders: Path | None, triggers: list[str] | None, lang: Language | None) -> _Asked:
    documents = read_documents(programme, orders)
    wall = WallClock(documents.manifest.screen.timezone)
    tongue = language(chosen=lang)
    local = Local(triggers=tuple(_assertion(text, wall, tongue) for text in triggers or ()))
    return _Asked(documents, prepare(documents.manifest, documents.orders, local), wall, tongue)


def _assertion(text: str, wall: WallClock, tongue: Language) -> Assertion:
    name, _, span = text.partition("=")
    since, slash, until = span.partition("/")
    if not name or not since or not slash:
        usage(phrase("bad_trigger", tongue, found=text))
    closed = read_at("--trigger", since, wall, tongue)
    return Assertion(name, closed, read_at("--trigger", until, wall, tongue) if until else None)


def _instant(option: str, text: str, asked: _Asked) -> Instant:
    return read_at(option, text, asked.wall, asked.language)


def _lit_again(timeline: Timeline, at: Instant) -> Instant | None:
    """Return when a dark screen is lit again; None if that is further away than anybody plans."""
    scenes = timeline.scenes(at, Instant(at + _FAR_MS))
    return next((span.start for scene, span in scenes if not scene.dark), None)


def _zones(answer: OnAir) -> tuple[str, ...]:
    return tuple(each.zone for each in answer.zones) or (MAIN,)


def _note(asked: _Asked) -> None:
    """Say that `check` has something to say."""
    if asked.documents.warnings:
        told = phrase("see_check", asked.language, count=len(asked.documents.warnings))
        console(errors=True).print(told, style="yellow")
