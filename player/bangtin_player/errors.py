"""What can go wrong in a player; caught at boundaries by root."""


class PlayerError(Exception):
    """The root of every error that `bangtin_player` raises on purpose."""


class SettingsError(PlayerError):
    """A setting is missing or makes no sense."""


class ScreenError(PlayerError):
    """The picture cannot be put on the output."""


class EngineError(PlayerError):
    """A video engine cannot start or has died."""


class JournalError(PlayerError):
    """The play log cannot be opened."""


class ContactError(PlayerError):
    """The line of a contact cannot be read; the text names it."""


class DocumentsError(PlayerError):
    """What is to be played cannot be read; the text says every reason."""


class PictureError(ScreenError):
    """A picture cannot be drawn from what was given.

    Args:
        code: What went wrong, for `Trouble`: media-missing, picture-broken, picture-too-large, pages-broken,
            page-missing.
        message: The same in words, naming the file.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class CentreError(PlayerError):
    """The centre cannot be dealt with at present."""


class UnreachableError(CentreError):
    """Nobody answers, or not in time, or something answers in the centre's place; it is tried again."""


class StrangerError(CentreError):
    """The centre does not know this player, or no longer.

    Args:
        message: In words.
        body: Of the answer; a centre that has revoked the player says so there, under its seal.
    """

    def __init__(self, message: str, body: bytes = b"") -> None:
        super().__init__(message)
        self.body = body


class AbsentError(CentreError):
    """There is nothing at this address, or no longer; ask for the addresses."""


class RefusedError(CentreError):
    """The centre cannot read what it was sent; sending the same again does not help.

    Args:
        message: In words.
        body: Of the answer, which may say more.
    """

    def __init__(self, message: str, body: bytes = b"") -> None:
        super().__init__(message)
        self.body = body


class IdentityError(PlayerError):
    """Who this player is cannot be read or kept."""
