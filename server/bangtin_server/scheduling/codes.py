"""Codes for what people name: how it is called in addresses and in files, and that once."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

_LONGEST = 50


def code_of(name: str, otherwise: str, longest: int = _LONGEST) -> str:
    """Return the code that a name makes; *otherwise* where none of its letters can stand in one.

    >>> code_of("KCN Đình Vũ", "dia-diem"), code_of("北", "dia-diem")
    ('kcn-dinh-vu', 'dia-diem')
    """
    return slugify(name.replace("đ", "d").replace("Đ", "D").replace("_", "-"))[:longest].strip("-") or otherwise


def free_code(plain: str, rows: QuerySet[Any]) -> str:
    """Return *plain*, or where one of *rows* has that code already, the first that is free with a number."""
    taken = set(rows.filter(code__startswith=plain).values_list("code", flat=True))
    return next(code for code in (plain, *(f"{plain}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)
