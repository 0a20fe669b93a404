"""Everything on the wall that is drawn rather than filmed: cards, pictures, pages, tickers, slate and test pattern."""

from bangtin_player.core.motion import pan, position
from bangtin_player.screen.drawing.doubts import doubts
from bangtin_player.screen.drawing.label import ai_label, greyed, labelled
from bangtin_player.screen.drawing.pattern import dot, pattern
from bangtin_player.screen.drawing.picture import panorama, picture, redraw_at
from bangtin_player.screen.drawing.slate import slate
from bangtin_player.screen.drawing.ticker import strip, strip_width, tiles

__all__ = [
    "ai_label",
    "dot",
    "doubts",
    "greyed",
    "labelled",
    "pan",
    "panorama",
    "pattern",
    "picture",
    "position",
    "redraw_at",
    "slate",
    "strip",
    "strip_width",
    "tiles",
]
