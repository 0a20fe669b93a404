"""What screens of one kind have in common as far as media go."""

from typing import Literal

import msgspec

Decoder = Literal["software", "pi5", "graphics"]
"""What decodes films: the processor alone, a Raspberry Pi 5's HEVC part, or a graphics card."""


class ScreenClass(msgspec.Struct, frozen=True, order=True):
    """What screens of one kind have in common as far as media go."""

    width: int
    height: int
    decoder: Decoder = "software"
    sound: bool = False

    @property
    def key(self) -> str:
        """Return how the class is written.

        >>> ScreenClass(1024, 512).key
        '1024x512 software mute'
        """
        return f"{self.width}x{self.height} {self.decoder} {'sound' if self.sound else 'mute'}"


def class_of(key: str) -> ScreenClass:
    """Read a class as `ScreenClass.key` writes it.

    >>> class_of("1024x512 pi5 sound") == ScreenClass(1024, 512, "pi5", sound=True)
    True
    """
    size, decoder, sound = key.split(" ")
    width, _, height = size.partition("x")
    return msgspec.convert(
        {"width": int(width), "height": int(height), "decoder": decoder, "sound": sound == "sound"}, ScreenClass
    )
