"""Sizes of frames in pixels: as people see them, and as small as a screen can do with."""

from fractions import Fraction

from bangtin_media.measure import Measure


def shown(measure: Measure) -> tuple[int, int]:
    """Return width and height as people see them: pixels made square, then turned."""
    across, down = measure.aspect
    width = round(measure.width * across / down) if across > down else measure.width
    height = round(measure.height * down / across) if across < down else measure.height
    return (height, width) if measure.rotation in {90, 270} else (width, height)


def covering(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return *size* made so small that it still covers *box*, never larger, both even: enough for either fit.

    >>> covering((3840, 2160), (1024, 512)), covering((640, 360), (1024, 512)), covering((321, 181), (64, 64))
    ((1024, 576), (640, 360), (114, 64))
    """
    factor = max(Fraction(box[0], size[0]), Fraction(box[1], size[1]))
    return even(size) if factor >= 1 else even((round(size[0] * factor), round(size[1] * factor)))


def even(size: tuple[int, int]) -> tuple[int, int]:
    """Return *size* without odd rows and columns, which most codecs cannot have; never nothing."""
    return max(2, size[0] // 2 * 2), max(2, size[1] // 2 * 2)


def area(size: tuple[int, int]) -> int:
    """Return how many pixels that are."""
    return size[0] * size[1]
