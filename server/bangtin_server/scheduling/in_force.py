"""Which manifests are in force, of many screens at once and without reading the documents."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from bangtin_server.players.models import Screen
from bangtin_server.scheduling.models import Publication


class InForce(NamedTuple):
    """A version, and since when it is in force."""

    version: int
    since: datetime


def manifests(screens: Iterable[Screen]) -> Mapping[int, InForce]:
    """Return what is in force of each of *screens*, by its row; one query, however many they are."""
    rows = Publication.objects.filter(screen__in=list(screens), until=None).order_by("version")
    told = rows.values_list("screen", "version", "since")
    return {screen: InForce(version, since) for screen, version, since in told}
