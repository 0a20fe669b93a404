"""What players have seen already: a centre restored from a backup, or whose clock fell back, signs above it.

A player refuses a version that is not higher than the highest it has seen, complains of it, and says in each heartbeat
which that is. Only then is anything looked up here: a heartbeat without that complaint costs nothing more.
"""

from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server.players.models import Seen

MOST = 1 << 52
"""Half of what a document's header can say. A higher claim is no version of ours, and believing it would leave no room
above it, for anybody at the site."""
_REFUSES_OLD = "document_notnewer"


def refused_old(heartbeat: Heartbeat) -> bool:
    """Say whether a player complains that a document of ours is older than one it has seen."""
    return any(complaint.code == _REFUSES_OLD for complaint in heartbeat.complaints)


def said(heartbeat: Heartbeat, kind: str, subject: str) -> int:
    """Return the highest version that a player says it has seen; 0 for what cannot be."""
    version = heartbeat.seen.get(_name(kind, subject), 0)
    return version if version <= MOST else 0


def highest(kind: str, subject: str) -> int:
    """Return the highest version that is known to be out there beside those in the rows of publications."""
    return highest_of(kind, [subject]).get(subject, 0)


def highest_of(kind: str, subjects: list[str]) -> dict[str, int]:
    """Return the same of several subjects, as far as anything is known."""
    names = {_name(kind, subject): subject for subject in subjects}
    rows = Seen.objects.filter(document__in=names).values_list("document", "version")
    return {names[document]: version for document, version in rows}


def note(kind: str, subject: str, version: int) -> None:
    """Remember *version*, unless a higher one is known."""
    name = _name(kind, subject)
    Seen.objects.bulk_create([Seen(document=name, version=version)], ignore_conflicts=True)
    Seen.objects.filter(document=name, version__lt=version).update(version=version)


def _name(kind: str, subject: str) -> str:
    return f"{kind}/{subject}"
