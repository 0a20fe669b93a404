"""What can be wrong with the documents of this package."""


class PlaylistsError(Exception):
    """The root of every error that `bangtin_playlists` raises on purpose."""


class InstantError(PlaylistsError):
    """A text is not an instant."""


class RuleError(PlaylistsError):
    """A rule of the calendar cannot be followed."""


class UnwritableError(PlaylistsError):
    """A document says something that a programme file cannot say."""


class NamingError(PlaylistsError):
    """A document names a list, layout or calendar that is not there, or a list that holds itself."""


class DocumentError(PlaylistsError):
    """A document of the wire cannot be decoded or is not to be trusted."""


class FormError(DocumentError):
    """A file is no sealed document, is larger than its kind may be, or speaks another major wire."""


class SignatureError(DocumentError):
    """The bytes are not the ones that were signed."""


class KeyNotListedError(DocumentError):
    """The bytes are as signed, but the root does not list the key for this kind of document."""


class MisdirectedError(DocumentError):
    """A trusted document is of another kind, or of another screen, site or player, than was asked for."""


class NotNewerError(DocumentError):
    """A trusted document is not newer than one that was seen before."""


class SemanticsError(DocumentError):
    """A trusted document follows rules, or holds keys, that this version of the software does not know."""


class ContentError(DocumentError):
    """A payload does not read as the document that it should be."""
