"""The parts that a process of the centre is made of, each made once."""

from functools import cache

from django.conf import settings

from bangtin_server.door.spool import Spool
from bangtin_server.door.tickets import TicketOffice
from bangtin_server.environment import Environment
from bangtin_server.keyring import Keyring
from bangtin_server.storage.opening import storage_at
from bangtin_server.storage.port import Storage


def environment() -> Environment:
    """Return what this process was told by its environment."""
    told: Environment = settings.ENVIRONMENT
    return told


@cache
def storage() -> Storage:
    """Return where documents and media are kept."""
    return storage_at(settings.STORAGE_URL)


@cache
def spool() -> Spool:
    """Return where uploads lie while they come."""
    return Spool(environment().spool)


@cache
def office() -> TicketOffice:
    """Return what signs tickets for uploads."""
    return TicketOffice(settings.SECRET_KEY)


@cache
def keyring() -> Keyring:
    """Return the keys that sign."""
    return Keyring(settings.DATA / "keys")
