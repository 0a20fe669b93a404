"""Calls that make no sense, in the reader's language: what Typer finds wrong, said by us.

Typer's errors carry which option or argument it is about; its sentences are English, and differ between versions.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import typer

from bangtin_player.command_line.help import named
from bangtin_player.command_line.terminal import phrase
from bangtin_playlists.words import Language

CallError: type[Exception] = typer.BadParameter.__mro__[1]
"""The root of what Typer finds wrong with a call; it has no public name, and has moved between versions."""


def wrong_call(error: Any, words: Sequence[str], commands: Mapping[str, Any], tongue: Language) -> str:  # noqa: ANN401 - Typer keeps the types private
    """Say what is wrong with the call *words*."""
    command = command_of(words)
    if command not in commands:
        return _no_command(command, commands, tongue)
    if parameter := getattr(error, "param", None):
        return _wrong_parameter(parameter, words, tongue)
    if option := getattr(error, "option_name", None):
        return _wrong_option(str(option), commands[command].params, words, tongue)
    return phrase("call.extra", tongue, found=error.format_message().rpartition("(")[2].rstrip(")"))


def command_of(words: Sequence[str]) -> str:
    """Return the command that a call names, empty where it names none."""
    return next((word for at, word in enumerate(words) if _is_command(at, words)), "")


def _is_command(at: int, words: Sequence[str]) -> bool:
    return not words[at].startswith("-") and (at == 0 or words[at - 1] != "--lang")


def _no_command(found: str, commands: Mapping[str, object], tongue: Language) -> str:
    known = ", ".join(commands)
    if not found:
        return phrase("call.missing_command", tongue, known=known)
    return phrase("call.no_command", tongue, found=found, known=known) + _near(found, list(commands), tongue)


def _wrong_parameter(parameter: Any, words: Sequence[str], tongue: Language) -> str:  # noqa: ANN401 - as above
    """Say that a value is missing, or is none that the parameter takes."""
    told = phrase(f"help.{parameter.help}", tongue)
    option = parameter.opts[0] if parameter.param_type_name == "option" else named(parameter, tongue)
    found = _given(parameter.opts, words)
    if found is None:
        return phrase("call.missing", tongue, option=option, told=told)
    return phrase("call.bad_value", tongue, option=option, found=found, told=told)


def _wrong_option(option: str, parameters: Sequence[Any], words: Sequence[str], tongue: Language) -> str:
    """Say that there is no such option, or that it takes no value, or needs one."""
    known = {name: each for each in parameters for name in each.opts if each.param_type_name == "option"}
    if option not in known:
        return phrase("call.no_option", tongue, option=option) + _near(option, [*known, "--help"], tongue)
    if any(word.startswith(f"{option}=") for word in words):
        return phrase("call.no_value", tongue, option=option)
    return phrase("call.missing", tongue, option=option, told=phrase(f"help.{known[option].help}", tongue))


def _given(options: Sequence[str], words: Sequence[str]) -> str | None:
    """Return the value that a call gives an option, the last where there are several."""
    found = None
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in options:
            found = value if equals else next(iter(words[at + 1 : at + 2]), "")
    return found


def _near(found: str, known: list[str], tongue: Language) -> str:
    near = get_close_matches(found, known, n=1)
    return f" {phrase('call.near', tongue, near=near[0])}" if near else ""
