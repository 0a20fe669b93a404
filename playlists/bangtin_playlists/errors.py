"""What can be wrong with the documents of this package."""


class PlaylistsError(Exception):
    """The root of every error that `bangtin_playlists` raises on purpose."""


class InstantError(PlaylistsError):
    """A text is not an instant."""


class RuleError(PlaylistsError):
    """A rule of the calendar cannot be followed."""


class NamingError(PlaylistsError):
    """A document names a list, layout or calendar that is not there, or a list that holds itself."""


class DocumentError(PlaylistsError):
    """A document of the wire cannot be decoded or is not to be trusted."""
