"""What the reader asks of the files: a port, so that this package touches no disk."""

from typing import Literal, Protocol

from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.playlist import Digest

FileKind = Literal["video", "image", "pdf", "font"]


AMBIGUOUS = "ambiguous_file"
"""Of a `ShelfError`: a shelf that is fed file by file has several that the name could mean."""


class ShelfError(PlaylistsError):
    """A file cannot be used; *code* and *params* make a mistake at the line that names it."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class Measured(Protocol):
    """What is known of one file."""

    @property
    def digest(self) -> Digest:
        """SHA-256 of its bytes."""
        ...

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    @property
    def kind(self) -> str:
        """One of `FileKind`, by content."""
        ...

    @property
    def length_ms(self) -> int:
        """A film's own length, rounded up (R16); 0 for anything else."""
        ...

    @property
    def pages(self) -> int:
        """Of a PDF; 0 for anything else."""
        ...


class Shelf(Protocol):
    """Media folders, named as the programme names them."""

    def has(self, folder: str) -> bool:
        """Say whether the folder is there at all."""
        ...

    def measured(self, folder: str, name: str) -> Measured:
        """Measure one file of a folder.

        Raises:
            ShelfError: The file is absent, outside the folder, or nothing that can be shown.
        """
        ...


class EmptyShelf:
    """No folder is there: programmes are read without their files, as tests and previews do."""

    def has(self, folder: str) -> bool:  # noqa: ARG002 - the port's signature
        """Say no."""
        return False

    def measured(self, folder: str, name: str) -> Measured:
        """Refuse every file."""
        raise ShelfError("missing_file", found=name, folder=folder)
