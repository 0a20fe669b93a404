"""How long a round of a playlist takes."""

from collections.abc import Iterable

from bangtin_server.scheduling.models import Element


def rounds(lists: Iterable[int]) -> dict[int, int]:
    """Return how long a round of each playlist takes, nested ones and all, in milliseconds; a query for each depth."""
    lines: dict[int, list[Element]] = {}
    missing = set(lists)
    while missing:
        lines |= {key: [] for key in missing}
        for one in Element.objects.filter(playlist__in=missing):
            lines[one.playlist_id].append(one)
        missing = {one.nested_id for rows in lines.values() for one in rows if one.nested_id} - lines.keys()
    found: dict[int, int] = {}

    def length(key: int) -> int:
        if key not in found:
            found[key] = sum(
                one.weight * (length(one.nested_id) if one.nested_id else one.slot_ms) for one in lines[key]
            )
        return found[key]

    return {key: length(key) for key in lines}
