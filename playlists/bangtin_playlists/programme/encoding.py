"""The bytes of a file become text, or what they are instead is said."""

import codecs

from bangtin_playlists.programme.mistake import Mistake, Place
from bangtin_playlists.programme.tree import Tree

LARGEST_MB = 4
"""Twenty times what a thousand lines of schedule and five thousand items take."""
LARGEST_BYTES = LARGEST_MB * 1_000_000

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_FILES = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"RIFF")
_CONTROLS = bytes(range(9))
_TASTE = 1000
_MANY = 20
"""Control characters in the first thousand bytes; in text there is none, or one that slipped in."""


def decoded(text: bytes, tree: Tree) -> str | None:
    """Return the text of a file; None after noting in *tree* why it has none."""
    code = _refusal(text)
    if code:
        tree.mistakes.append(Mistake(code, tree.spot((0, 0)), {"most": LARGEST_MB}))
        return None
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = text[: error.start]
        place = Place(tree.file, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        tree.mistakes.append(Mistake("not_utf8", place, {"found": f"0x{text[error.start]:02X}"}))
        return None


def _refusal(text: bytes) -> str:
    """Return the code of what speaks against a file as a whole."""
    if len(text) > LARGEST_BYTES:
        return "file_too_large"
    if text.startswith(_UTF16):
        return "utf16"
    if text.startswith(_OTHER_FILES) or sum(byte in _CONTROLS for byte in text[:_TASTE]) > _MANY:
        return "not_text_file"
    return "" if text.removeprefix(codecs.BOM_UTF8).strip() else "empty_file"
