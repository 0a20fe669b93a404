"""What can be wrong with a file or with the place that keeps it; each error is a code with its facts."""

from bangtin_media.words import Fact, say, visible


class MediaError(Exception):
    """The root of every error that `bangtin_media` raises on purpose.

    Args:
        code: Which sentence of `bangtin_media.words` tells people what is wrong and what helps.
        facts: What that sentence names: files, numbers, limits. Kept so that they can be seen and written down.
    """

    def __init__(self, code: str, /, **facts: Fact) -> None:
        shown = {name: visible(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        super().__init__(code, shown)
        self.code = code
        self.facts = shown

    def __str__(self) -> str:
        return say(self.code, self.facts, "en")


class MissingError(MediaError):
    """There is no such file, or it may not be read."""


class UnknownKindError(MediaError):
    """The bytes are of no kind that a screen can show."""


class BrokenError(MediaError):
    """The file is of a known kind but damaged, cut off or empty."""


class UnsupportedError(MediaError):
    """The file may be sound, but a screen cannot show it as it is."""


class ProbeError(MediaError):
    """The probe itself could not work; nothing is known about the file."""


class StoreError(MediaError):
    """The store cannot be read or written."""


class StoreFullError(StoreError):
    """There is no room, by the quota or on the disk."""


class WrongBytesError(StoreError):
    """What arrived is not what was announced."""


class DownloadError(MediaError):
    """A medium has not come whole yet; what has come is kept."""
