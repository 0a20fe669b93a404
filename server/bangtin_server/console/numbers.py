"""Numbers as browsers send them. `str.isdigit` also likes “²”, and thousands of digits are a number, too."""


def number_in(text: str, digits: int = 18) -> int | None:
    """Return the number that *text* writes in at most so many plain digits; None where it is none.

    >>> number_in("0042"), number_in("²"), number_in("-1"), number_in("9" * 5000)
    (42, None, None, None)
    """
    plain = text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) if plain else None
