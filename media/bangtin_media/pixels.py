"""Pixel formats by their names at ffmpeg: how many bits a colour channel has."""

import re

_DEPTH = re.compile(r"(?:p[024]?|gray|gbra?p|rgba?(?=f)|y2|ya|x2rgb|x2bgr)f?(9|10|12|14|16|32)$")
_RGB = {"rgb48": 16, "bgr48": 16, "rgba64": 16, "bgra64": 16}
_WHOLE_PIXEL = {**_RGB, "ayuv64": 16, "xyz12": 12, "nv20": 10, "xv30": 10, "xv36": 12}
"""Whose number is no channel's."""


def bit_depth(pixel_format: str, raw_bits: str = "") -> int:
    """Return the bits of one colour channel; 8 for formats that have fewer.

    Args:
        pixel_format: Such as `yuv420p10le`.
        raw_bits: ffprobe's `bits_per_raw_sample`, believed when it is a number above 0.

    >>> bit_depth("yuv420p10le"), bit_depth("yuv420p"), bit_depth("p010le"), bit_depth("rgb48be")
    (10, 8, 10, 16)
    """
    if raw_bits.isdigit() and int(raw_bits):
        return int(raw_bits)
    plain = pixel_format.removesuffix("le").removesuffix("be")
    if plain in _WHOLE_PIXEL:
        return _WHOLE_PIXEL[plain]
    found = _DEPTH.search(plain)
    return int(found[1]) if found else 8
