"""`python -m tests.benchmarks.centre.changing LINK`: one change of the shared playlist; prints when it was committed.

Each item becomes a card whose code says LINK, so that a wall shows the change whichever item is on.
"""

import sys
import time

import django

from bangtin_playlists.playlist import Card, Tags
from tests.benchmarks.centre.machines import BY, SHARED

django.setup()

from django.db import transaction  # noqa: E402 - models exist only once Django is ready

from bangtin_server.library import chains  # noqa: E402 - the same
from bangtin_server.library.chains import Said  # noqa: E402 - the same
from bangtin_server.library.models import Item, State  # noqa: E402 - the same
from bangtin_server.scheduling.marking import marked_by_hand, showing_lists  # noqa: E402 - the same
from bangtin_server.scheduling.models import Playlist  # noqa: E402 - the same
from bangtin_server.scheduling.publishing import mark  # noqa: E402 - the same


@transaction.atomic
def change(link: str) -> None:
    """Approve another version of each item, in one transaction."""
    card = Card(template="qr", title="Vừa phát hành", lines=("Từ trung tâm đến màn hình",), link=link)
    with marked_by_hand():
        for item in Item.objects.filter(elements__playlist__code=SHARED):
            chains.add(item, Said(card, Tags("1.1", "tuyen-truyen")), BY, State.APPROVED)
    mark(showing_lists([Playlist.objects.get(code=SHARED).pk]))


if __name__ == "__main__":
    change(sys.argv[1])
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
