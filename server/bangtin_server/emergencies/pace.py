"""How long a page stands at a site: on small panels a line runs, and whom to call comes last (domain.md 5.4)."""

from collections.abc import Iterable

from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Card
from bangtin_server.players.models import Screen

_FEW_ROWS, _LONG_STRIP = 128, 4.5
"""Screens with a shorter side, or a longer shape, say a card in two lines, as the player has it."""
_BEGINS_MS, _LETTER_MS = 3_000, 195
"""Before and after the line, and for each letter of it; a test measures it against the player's own drawing."""


def slot_ms(card: Card, wanted: Millis, screens: Iterable[Screen]) -> Millis:
    """Return how long *card* stands where *screens* show it: *wanted*, or until the small ones have said it."""
    if not any(is_brief(screen) for screen in screens):
        return wanted
    letters = len(" – ".join(filter(None, (card.title, *card.lines, card.figure))))
    return Millis(max(wanted, _BEGINS_MS + _LETTER_MS * letters))


def is_brief(screen: Screen) -> bool:
    """Say whether *screen* says cards in two lines."""
    return min(screen.width, screen.height) < _FEW_ROWS or screen.width / screen.height >= _LONG_STRIP
