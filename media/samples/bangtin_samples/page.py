"""A page: what one screenful says, before anybody has thought of its size."""

from dataclasses import dataclass

from bangtin_player.screen.drawing.palette import Palette
from bangtin_samples.charts import Chart


@dataclass(frozen=True)
class Page:
    """What a page says.

    Args:
        palette: Its theme.
        kicker: The line above, naming the group.
        title: What it is about.
        lead: Goes before the figure.
        figure: The one number.
        lines: What the number means, or what the title asks for.
        chart: Drawn beside or above the words.
        source: At the foot.
        short: Two lines of about nine letters for a panel of 128×64.
        rows: A table instead of a chart: cells of each row.
        listed: Whether the lines are points of equal weight.
        sun: Whether a disc of light stands in the corner.
        pace: How much slower than usual the words come.
    """

    palette: Palette
    kicker: str = ""
    title: str = ""
    lead: str = ""
    figure: str = ""
    lines: tuple[str, ...] = ()
    chart: Chart | None = None
    source: str = ""
    short: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    listed: bool = False
    sun: bool = False
    pace: float = 1.0
