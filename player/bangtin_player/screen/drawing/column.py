"""Columns: blocks of text one under the other, all grown together until they fill their box and no further."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from bangtin_player.screen.drawing.block import Block, Placed
from bangtin_player.screen.drawing.fit import largest

_EVEN, _UNTORN = 0.78, 0.6
"""How much smaller a column may become so that no line of it looks left over, and so that no word of its headline
is torn."""
_BREATH = 0.12
"""Marks of one block and tails of the next stay this many ems apart, and blocks that much further than lines."""
_TIGHT = (1.0, 0.55)
"""Shares of the wished gaps: the full ones, and those that are taken before a word is left out."""
_VITAL_SCALES = (1.0, 0.7, 0.5, 0.35, 0.0)
_VITAL_SHARE = 0.5
"""Of the box, for what must stay beside words that are shortened."""


@dataclass(frozen=True)
class Column:
    """Blocks with the distances between their optical boxes."""

    placed: tuple[Placed, ...]
    gaps: tuple[float, ...]
    lost: tuple[str, ...] = ()
    """The texts that had to be shortened or left out."""

    @property
    def over(self) -> float:
        """How far ink rises above the first optical box."""
        return self.placed[0].over if self.placed else 0.0

    @property
    def under(self) -> float:
        """How far ink drops below the last optical box."""
        return self.placed[-1].under if self.placed else 0.0

    @property
    def height(self) -> float:
        """Of all optical boxes with the space between them."""
        return sum(each.height for each in self.placed) + sum(self.gaps)

    @property
    def width(self) -> float:
        """Of the widest block."""
        return max((each.width for each in self.placed), default=0.0)

    @property
    def reach(self) -> float:
        """From the highest ink to the lowest."""
        return self.over + self.height + self.under

    def draw(self, painter: QPainter, box: QRect, upright: float = 0.5, *, centred: bool = False) -> QRect:
        """Draw into *box*, *upright* of the spare room above; return where the optical box came to stand."""
        spare = box.height() - self.height
        top = max(box.top() + spare * upright, box.top() + self.over)
        top = min(top, max(box.top() + self.over, box.bottom() + 1 - self.under - self.height))
        place = QRect(box.left(), round(top), box.width(), round(self.height))
        for gap, each in zip((0.0, *self.gaps), self.placed, strict=False):
            top += gap
            each.draw(painter, box.left(), top, box.width() if centred else 0.0)
            top += each.height
        return place


def column(blocks: Sequence[Block], box: QRect, smallest: int, greatest: int, *, handsome: bool = True) -> Column:
    """Grow *blocks* together to the largest scale at which all fit *box*, at most *greatest* pixels at ratio 1.

    A *handsome* column gives some of its size for lines of like length and a headline in which no word is torn.
    Where blocks do not fit even at *smallest* with narrow gaps, what is not vital is shortened or left out from the
    end, and the column says what.
    """
    if not blocks:
        return Column((), ())
    low = max(2, smallest // 4)
    for tight in _TIGHT:

        def at(scale: float, tight: float = tight) -> Column | None:
            return _whole(blocks, box, smallest, scale, tight)

        scale = largest(lambda size, at=at: at(size) is not None, low, max(low, greatest))  # type: ignore[misc]  # bound
        found = at(scale) if scale is not None else None
        if scale is not None and found:
            return _handsome(at, scale) or found if handsome else found
    return _shortened(blocks, box, smallest)


def _handsome(at: Callable[[float], Column | None], scale: int) -> Column | None:
    """Take the largest size at which no line looks left over and no word is torn, if one is near enough."""
    even = None
    for size in range(scale, round(scale * _UNTORN), -max(1, scale // 32)):
        found = at(size)
        if not found or not all(each.even for each in found.placed):
            continue
        if not _headline(found).torn:
            return found
        even = even or (found if size > scale * _EVEN else None)
    return even


def _headline(made: Column) -> Placed:
    """Return the block of the largest letters among those that break into lines, or else the largest."""
    return max(made.placed, key=lambda each: (each.leading > 0, each.px))


def _whole(blocks: Sequence[Block], box: QRect, smallest: int, scale: float, tight: float) -> Column | None:
    placed = [block.at(scale, box.width(), smallest) for block in blocks]
    present = {at: each for at, each in enumerate(placed) if each is not None}
    if len(present) < len(blocks):
        return None
    made = _stacked(blocks, present, tight)
    return made if made.reach <= box.height() else None


def _stacked(blocks: Sequence[Block], placed: Mapping[int, Placed], tight: float) -> Column:
    """Put the blocks that are *placed*, by their number, under each other: blocks further apart than their lines."""
    order = sorted(placed)
    gaps = []
    for upper, lower in pairwise(order):
        above, below = placed[upper], placed[lower]
        breath = _BREATH * min(above.px, below.px)
        free = above.under + below.over + breath
        peers = placed.values() if tight == _TIGHT[0] else (above, below)
        lines = max(each.leading for each in peers if each.px in {above.px, below.px})
        apart = lines + breath * tight if lines else 0.0
        gaps.append(float(round(max(blocks[lower].gap * below.px * tight, free, apart))))
    return Column(tuple(placed[at] for at in order), tuple(gaps))


def _shortened(blocks: Sequence[Block], box: QRect, smallest: int) -> Column:
    """Place what is vital, then the others in their order, each as whole as it goes, until the box is full."""
    kept, lost = _vital(blocks, box, smallest)
    for at, block in enumerate(blocks):
        if block.vital:
            continue
        whole = block.at(0, box.width(), smallest) if not lost else None
        if whole is not None and _fits(blocks, kept | {at: whole}, box):
            kept |= {at: whole}
            continue
        part = _part(blocks, kept, at, box, smallest)
        kept |= {at: part} if part is not None else {}
        lost |= {number for number, each in enumerate(blocks) if number >= at and not each.vital}
        break
    made = _stacked(blocks, kept, _TIGHT[-1])
    return Column(made.placed, made.gaps, tuple(blocks[at].text for at in sorted(lost)))


def _vital(blocks: Sequence[Block], box: QRect, smallest: int) -> tuple[dict[int, Placed], set[int]]:
    """Place the vital blocks as large as half the box allows; return those of them that are cut as well."""
    vital = {at: block for at, block in enumerate(blocks) if block.vital}
    for scale in _VITAL_SCALES:
        placed = {at: block.at(smallest * scale, box.width(), smallest) for at, block in vital.items()}
        whole = {at: each for at, each in placed.items() if each is not None}
        share = _VITAL_SHARE if scale and len(vital) < len(blocks) else 1.0
        if len(whole) == len(vital) and _stacked(blocks, whole, _TIGHT[-1]).reach <= box.height() * share:
            return whole, set()
    kept: dict[int, Placed] = {}
    lost = set()
    for at, block in vital.items():
        each = block.at(0, box.width(), smallest)
        if each is None or not _fits(blocks, kept | {at: each}, box):
            lost.add(at)
            each = _part(blocks, kept, at, box, smallest)
        kept |= {at: each} if each is not None else {}
    return kept, lost


def _part(blocks: Sequence[Block], kept: Mapping[int, Placed], at: int, box: QRect, smallest: int) -> Placed | None:
    """Return as much of block *at* as still fits beside those *kept*."""
    left = box.height() - round(_stacked(blocks, kept, _TIGHT[-1]).reach)
    for room in range(left, 0, -max(1, smallest // 4)):
        part = blocks[at].cut(QRect(0, 0, box.width(), room), smallest)
        if part is None:
            return None
        if _fits(blocks, {**kept, at: part}, box):
            return part
    return None


def _fits(blocks: Sequence[Block], placed: Mapping[int, Placed], box: QRect) -> bool:
    return _stacked(blocks, placed, _TIGHT[-1]).reach <= box.height()
