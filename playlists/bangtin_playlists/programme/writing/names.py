"""What the files of a programme are called beside it: their own names, wherever those are fit to be names of files."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable

from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.manifest import Medium

_UNFIT = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]|^[. ]|[. ]$')
_LONGEST_BYTES = 200
_SUFFIXES = {"video": ".mp4", "image": ".png", "pdf": ".pdf", "font": ".ttf"}


def file_names(media: Iterable[Medium]) -> dict[Digest, str]:
    """Name each file below the media folder.

    Two that are called the same get a folder each, after their digests; a name that could be a path becomes the digest.

    >>> file_names([Medium(Digest("a" * 64), 1, "image", "tet.png"), Medium(Digest("b" * 64), 1, "pdf", "../x")])
    {'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa': 'tet.png', \
'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb': 'bbbbbbbbbbbb.pdf'}
    """
    listed = list(media)
    fit = {each.digest: _fit(each) for each in listed}
    count: dict[str, int] = {}
    for name in fit.values():
        count[name.casefold()] = count.get(name.casefold(), 0) + 1
    return {
        digest: name if count[name.casefold()] == 1 else posixpath.join(digest[:12], name)
        for digest, name in fit.items()
    }


def _fit(medium: Medium) -> str:
    name = unicodedata.normalize("NFC", medium.name)
    if name and not _UNFIT.search(name) and len(name.encode()) <= _LONGEST_BYTES:
        return name
    return f"{medium.digest[:12]}{_SUFFIXES.get(medium.kind, '')}"


def safe_name(name: str) -> str:
    """Return the name of a screen or site as the name of a file.

    >>> safe_name("LED-NCK-01"), safe_name("../Sảnh 1")
    ('LED-NCK-01', '_._Sảnh 1')
    """
    return _UNFIT.sub("_", name)[:60] or "_"
