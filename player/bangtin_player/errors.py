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
