"""What can go wrong at the centre; each message names the place and the remedy."""

from collections.abc import Mapping

from bangtin_media import words


class CentreError(Exception):
    """The root of the centre's errors: what went wrong in English, and in Vietnamese where a person may read it."""

    def __init__(self, en: str, vi: str = "") -> None:
        super().__init__(en)
        self.en, self.vi = en, vi or en


class EnvironmentVariableError(CentreError):
    """An environment variable cannot be used as it stands."""


class StartError(CentreError):
    """The centre cannot serve as things stand."""


class ExportError(CentreError):
    """A programme cannot be exported; nothing was left behind."""


class PublishingError(CentreError):
    """The rows of a screen say what no manifest can say; what the screen has stays in force."""


class ProgrammeRefusedError(CentreError):
    """A programme cannot be imported; nothing was changed."""


class ScheduleRefusedError(CentreError):
    """A playlist, a layout, a line of the schedule, a group or a calendar cannot be like that; nothing was changed."""


class ChangedMeanwhileError(CentreError):
    """Somebody else changed it since it was read; nothing was changed."""


class AccountError(CentreError):
    """An account or a token cannot be made or used like that."""


class OrderRefusedError(CentreError):
    """An emergency, a blackout, a mourning or a recall cannot be given like that; nothing was changed."""


class KeyUsedError(OrderRefusedError):
    """The key of a request gave another order before; nothing was changed."""


class ChainError(CentreError):
    """A version of an item cannot be made or changed like that."""


class NotAllowedError(CentreError):
    """This person may not do that; somebody else may."""


class NotHereError(CentreError):
    """There is no such thing at this centre."""


class CursorError(CentreError):
    """A list has no page that begins there."""


class FleetError(CentreError):
    """A site or a screen cannot be made like that."""


class EnrolmentError(CentreError):
    """A code is wrong, too old, or used."""


class TooManyAttemptsError(EnrolmentError):
    """Somebody tried too often; waiting helps."""


class CommandError(CentreError):
    """A command cannot be given, or an answer is to none."""


class PictureRefusedError(CentreError):
    """What came is no picture that is kept."""


class StorageError(CentreError):
    """A stored object is missing or cannot be written."""


class KeyringError(CentreError):
    """A signing key is missing or cannot be read."""


class TicketError(CentreError):
    """A ticket for an upload is none of ours, is for another, or is too old."""


class SpoolBusyError(CentreError):
    """Two send the same upload at the same time."""


class SpoolFullError(CentreError):
    """There is no room for an upload."""


class UnfitFileError(CentreError):
    """What came is no file that the library keeps.

    Args:
        code: What is wrong, as `bangtin_media.words` knows it.
        facts: About what.
    """

    def __init__(self, code: str, facts: Mapping[str, str | int]) -> None:
        self.code = code
        super().__init__(words.say(code, facts, "en"), words.say(code, facts, "vi"))


class LibraryError(CentreError):
    """A file, an item or a version cannot be made or changed like that."""
