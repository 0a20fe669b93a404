"""The timeline of a screen, for who plans: by the rows as they stand and the orders that hold, published or not."""

from datetime import datetime

from bangtin_playlists.timeline import Timeline, prepare
from bangtin_server.emergencies.orders import orders_of
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import manifest_of


def timeline_of(screen: Screen, at: datetime) -> Timeline:
    """Return the timeline of *screen* with what was ordered from *at* on.

    Raises:
        PublishingError, PlaylistsError: nothing can be published as things stand.
    """
    return prepare(manifest_of(screen), orders_of(screen.site, at))
