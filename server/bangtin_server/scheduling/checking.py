"""Whether what people want can be published: asked before it is kept, by the very translation that publishes it."""

from collections.abc import Sequence

from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.timeline import prepare
from bangtin_server.errors import PublishingError, ScheduleRefusedError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.rows import Rows

_MOST = 200
"""Screens that are tried; what is wrong with one that shares a list is nearly always wrong with the first of them."""


def refuse_unpublishable(screens: Sequence[Screen]) -> None:
    """Build the manifests of *screens* by the rows as they stand now: call it in the transaction of the change.

    Raises:
        ScheduleRefusedError: one of them cannot be built, or no player could follow it.
    """
    tried = screens[:_MOST]
    rows = Rows(tried)
    for screen in tried:
        try:
            prepare(manifest_of(screen, rows))
        except PublishingError as error:
            raise ScheduleRefusedError(error.en, error.vi) from error
        except PlaylistsError as error:
            raise ScheduleRefusedError(f"{screen}: {error}", f"{screen}: không phát được như vậy ({error})") from error
