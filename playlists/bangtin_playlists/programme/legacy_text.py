"""Vietnamese in the encodings from before Unicode: TCVN3 (.VnTime) and VNI-Windows, as they look when pasted.

"NghÞ quyÕt sè 57" is TCVN3, "Nghò quyeát soá 57" is VNI, of "Nghị quyết số 57" (domain.md 2.11).
"""

import re
import string
import unicodedata
from typing import Literal, NamedTuple

Encoding = Literal["TCVN3", "VNI"]


class Guess(NamedTuple):
    """What a text probably says."""

    encoding: Encoding
    text: str


_TCVN3_FROM = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_INTO = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_INTO)
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    **dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)),
    "â": _ROOF,
    **dict(zip("áàåãä", (_ROOF + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
    "ê": _BREVE,
    **dict(zip("éèúüë", (_BREVE + tone for tone in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])", re.IGNORECASE)

_ONLY_UNICODE = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Letters that only Unicode has, and that nearly every Vietnamese sentence holds."""
_NUCLEI = (
    "uya|uyê|uyu|yêu|iêu|oai|oao|oay|oeo|uai|uay|uây|uôi|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|"
    "oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(
    rf"(?:(?:ngh|gh|k)(?=[eêiy])|ng|gi|nh|kh|ch?|ph?|qu|th|tr?|[bdđghlmnrsvx])?(?:{_NUCLEI})(?:ng|nh?|ch?|[mpt])?",
    re.IGNORECASE,
)
_TONES = re.compile(f"[{_GRAVE}{_ACUTE}{_HOOK}{_TILDE}{_DOT}]")
_ENOUGH = 2
"""Syllables that only the other reading makes; a foreign name may chance upon one."""


def guess(text: str) -> Guess | None:
    """Return what *text* says if it looks like an encoding from before Unicode.

    >>> guess("NghÞ quyÕt sè 57: ®ét ph¸")
    Guess(encoding='TCVN3', text='Nghị quyết số 57: đột phá')
    >>> guess("Nghò quyeát soá 57")
    Guess(encoding='VNI', text='Nghị quyết số 57')
    >>> guess("Nghị quyết số 57") is guess("Müller & Söhne") is None
    True
    """
    if text.isascii() or _ONLY_UNICODE.search(text):
        return None
    guesses = (Guess("VNI", _from_vni(text)), Guess("TCVN3", text.translate(_TCVN3)))
    best = max(guesses, key=lambda each: _syllables(each.text))
    return best if _syllables(best.text) - _syllables(text) >= _ENOUGH else None


def _syllables(text: str) -> int:
    """Count the words that could be Vietnamese syllables, with at most one tone each."""
    words = (word.strip(string.punctuation) for word in text.split())
    return sum(_is_syllable(word) for word in words if len(word) > 1)


def _is_syllable(word: str) -> bool:
    bare, tones = _TONES.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def _from_vni(text: str) -> str:
    """Read VNI: a vowel and the mark behind it are one letter, and some letters stand for others."""
    read, at = [], 0
    for found in _VNI.finditer(text):
        base = found[1] or found[3]
        mark = _VNI_MARKS[found[2].lower()] if found[2] else ""
        letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(base.lower(), base.lower()) + mark)
        read += [text[at : found.start()], letter.upper() if base.isupper() else letter]
        at = found.end()
    return "".join((*read, text[at:]))
