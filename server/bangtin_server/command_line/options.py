"""Options that several commands share."""

from typing import Annotated, Literal, cast

import typer

from bangtin_playlists.words import Language

LanguageOption = Annotated[Literal["vi", "en"] | None, typer.Option("--lang", metavar="vi|en", help="lang")]


def tongue_of(context: typer.Context) -> Language:
    """Return the language of a call, wherever in it `--lang` stood."""
    return cast("Language", context.obj)
