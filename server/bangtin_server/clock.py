"""What time it is for this process: the system's clock, or a rehearsal's."""

from datetime import UTC, datetime

from django.conf import settings

from bangtin_playlists import instant
from bangtin_playlists.instant import Instant


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    moment: datetime = datetime.now(UTC) + settings.CLOCK_OFFSET
    return moment


def this_instant() -> Instant:
    """Return the present moment as the wire writes it."""
    return instant.instant(now())
