"""How deep a colour channel is, beside ffmpeg's own list."""

import re
import subprocess

from bangtin_media.pixels import bit_depth

# Flags, name, components, bits a pixel, bits of each component.
_LINE = re.compile(r"^[I.][O.][.H][P.][B.] (\S+) +\d+ +\d+ +(\d+)(?:-\d+)*$", re.MULTILINE)
_SHALLOW = 8


def test_every_pixel_format_of_ffmpeg_has_the_depth_that_ffmpeg_gives_it() -> None:
    listed = subprocess.run(["ffmpeg", "-hide_banner", "-pix_fmts"], capture_output=True, text=True, check=True).stdout
    depths = {name: int(bits) for name, bits in _LINE.findall(listed)}
    assert len(depths) > 150
    assert {name: bit_depth(name) for name in depths} == {name: max(_SHALLOW, bits) for name, bits in depths.items()}


def test_what_the_stream_says_of_its_own_depth_stands_over_its_format() -> None:
    assert bit_depth("yuv420p", "10") == 10
    assert bit_depth("yuv420p10le", "N/A") == 10
    assert bit_depth("yuv420p10le", "0") == 10
