"""What others may want to know about players."""

from django.dispatch import Signal

driven = Signal()
"""A screen has another player, or none; sent with `screen`, in the transaction of the change."""

heard = Signal()
"""A player has spoken; sent with `player` and `heartbeat`, hundreds of times a second: receivers must be quick."""

documents_moved = Signal()
"""A site's token was renewed: its documents belong under the new one; sent with `site`."""
