"""Text as it is looked for: without marks, so that "dinh vu" finds "Đình Vũ" (domain.md 2.11)."""

import unicodedata


def folded(text: str) -> str:
    """Return *text* in small letters without marks, đ as d, one space between words.

    Where the tone stands (hòa, hoà) makes no difference, nor does how the letters were composed.

    >>> folded("Cổng KCN  ĐÌNH VŨ"), folded("hoà") == folded("hòa")
    ('cong kcn dinh vu', True)
    """
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return " ".join(bare.replace("đ", "d").replace("\0", " ").split())  # PostgreSQL looks for no NUL


def tidy(text: str) -> str:
    r"""Return what somebody typed as it is kept: NFC, on one line, without what cannot be seen.

    >>> tidy("  So\u0302\u0301\t12\u202e ")
    'Số 12'
    """
    whole = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(one for one in whole if unicodedata.category(one)[0] != "C")
