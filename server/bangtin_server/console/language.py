"""Which language a person reads: Vietnamese, unless this browser was told otherwise."""

from collections.abc import Callable, Mapping
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from bangtin_server.console.words import WORDS
from bangtin_server.errors import CentreError

COOKIE = "bangtin-language"
LANGUAGES = ("vi", "en")


class Language:
    """Middleware: the language of an answer. What browsers ask for is not believed: few were ever set."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language."""
        with translation.override(chosen(request)):
            response = self._answer(request)
        response.setdefault("Content-Language", chosen(request))
        return response


def chosen(request: HttpRequest) -> str:
    """Return the language of a request."""
    asked = request.COOKIES.get(COOKIE, "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def tongue(request: HttpRequest) -> Literal["vi", "en"]:
    """Return the same as the words of `bangtin_playlists` want it."""
    return "en" if chosen(request) == "en" else "vi"


def words(request: HttpRequest) -> Mapping[str, object]:
    """Give templates the words of the language, as `w`, and the other language."""
    language = chosen(request)
    other = next(one for one in LANGUAGES if one != language)
    return {"w": WORDS[language], "language": language, "other_language": other}


def say(request: HttpRequest, key: str, **params: object) -> str:
    """Return one text of the language of *request*; of one thing (`n`) as one says it, where that differs."""
    words = WORDS[chosen(request)]
    text = words.get(f"{key}_one") if params.get("n") == 1 else None
    return (text or words[key]).format_map(params)


def in_words(request: HttpRequest, error: CentreError) -> str:
    """Return what went wrong in the language of *request*."""
    return error.en if chosen(request) == "en" else error.vi
