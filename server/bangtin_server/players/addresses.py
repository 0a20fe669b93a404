"""The addresses of documents: renewed where a player is trusted no more, and then the old ones lead nowhere.

A token retires in the transaction that renews it; what stands under it is taken away afterwards, by whoever publishes,
and again if it was killed meanwhile.
"""

from bangtin_server import clock
from bangtin_server.players.models import Player, RetiredToken, Site, token
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage


def renew(holder: Player | Site) -> None:
    """Give *holder* another token, and retire the one it had; call it in the transaction of the reason."""
    RetiredToken.objects.create(token=holder.token, retired_at=clock.now())
    holder.token = token()
    holder.save(update_fields=["token"])


def withdraw_retired(storage: Storage) -> list[str]:
    """Take away what stands under retired tokens; return these: who still waits under one is to look now."""
    gone = []
    for row in RetiredToken.objects.order_by("pk"):
        for name in list(storage.names(names.documents_of(row.token))):
            storage.drop(name)
        row.delete()
        gone.append(row.token)
    return gone
