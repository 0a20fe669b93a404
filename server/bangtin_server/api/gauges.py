"""How the centre stands, from its database: the same whichever process is asked."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min, Model, Q, Sum
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bangtin_server import clock
from bangtin_server.emergencies.models import Blackout, Emergency, OrdersDue, OrdersPublication
from bangtin_server.library.models import Medium
from bangtin_server.players.models import Command, Grievance, LogBundle, Picture, Player, Presence, Screen
from bangtin_server.players.states import State, state_of
from bangtin_server.reports.models import Touched
from bangtin_server.scheduling import in_force
from bangtin_server.scheduling.models import Due

_MINUTE = timedelta(minutes=1)


class Standing(Collector):
    """Asks the database; a dozen queries, however large the fleet is."""

    def __init__(self, registry: CollectorRegistry) -> None:
        registry.register(self)

    def describe(self) -> list[Metric]:
        """Ask for nothing when it is registered."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield all of it."""
        now = clock.now()
        yield from _fleet(now)
        yield from _publishing(now)
        yield from _waiting(now)
        yield from _kept()


def _fleet(now: datetime) -> Iterator[Metric]:
    """Yield how screens and players stand, and how many have not what is published."""
    screens = list(Screen.objects.select_related("player__presence"))
    states = Counter(state_of(screen, now) for screen in screens)
    by_state = GaugeMetricFamily("bangtin_screens", "Screens by state.", labels=["state"])
    for state in State:
        by_state.add_metric([state.value], states[state])
    yield by_state
    players = Player.objects.aggregate(revoked=Count("pk", filter=~Q(revoked_at=None)), all=Count("pk"))
    by_trust = GaugeMetricFamily("bangtin_players", "Players by whether they are trusted.", labels=["state"])
    by_trust.add_metric(["enrolled"], players["all"] - players["revoked"])
    by_trust.add_metric(["revoked"], players["revoked"])
    yield by_trust
    heard = Presence.objects.filter(heard_at__gt=now - 2 * _MINUTE).count()
    yield _one("bangtin_players_heard", "Players that were heard in the last two minutes.", heard)
    late = Presence.objects.filter(late_after__lte=now).count()
    yield _one("bangtin_players_overdue", "Players whose next heartbeat is overdue.", late)
    yield from _behind(screens)


def _behind(screens: list[Screen]) -> Iterator[Metric]:
    """Yield how many screens and players have not acknowledged what is in force."""
    published = in_force.manifests(screens)
    orders = dict(OrdersPublication.objects.filter(until=None).order_by("version").values_list("site", "version"))
    behind, without_orders = 0, set()
    for screen in screens:
        presence = getattr(screen.player, "presence", None) if screen.player else None
        if presence is None:
            continue
        said = presence.said()
        held = {one.screen: one.manifest_version for one in said.screens}
        behind += screen.pk in published and held.get(screen.name) != published[screen.pk].version
        if said.orders_version < orders.get(screen.site_id, 0):
            without_orders.add(presence.pk)
    yield _one("bangtin_screens_behind", "Screens whose player has not acknowledged the manifest in force.", behind)
    yield _one(
        "bangtin_players_without_orders", "Players that have older orders than are in force.", len(without_orders)
    )


def _publishing(now: datetime) -> Iterator[Metric]:
    """Yield what the press has still to sign, and for how long that has waited."""
    for kind, name, words in ((Due, "manifests", "Manifests"), (OrdersDue, "orders", "Orders")):
        waits: type[Model] = kind
        told = waits._default_manager.aggregate(count=Count("pk"), oldest=Min("since"))  # noqa: SLF001 - Django's public name
        lag = (now - told["oldest"]).total_seconds() if told["oldest"] else 0.0
        yield _one(f"bangtin_{name}_due", f"{words} that changed and are not signed yet.", told["count"])
        yield _one(f"bangtin_{name}_lag_seconds", f"{words}: how long the oldest of those has waited.", max(0.0, lag))


def _waiting(now: datetime) -> Iterator[Metric]:
    """Yield what else waits for somebody or something."""
    commands = Command.objects.filter(answered_at=None, cancelled_at=None, until__gt=now).count()
    yield _one("bangtin_commands_waiting", "Commands that players have not answered.", commands)
    yield _one("bangtin_days_to_count", "Days of screens whose totals are to be made anew.", Touched.objects.count())
    yield _one("bangtin_grievances", "What players complain of.", Grievance.objects.filter(until=None).count())
    emergencies = Emergency.objects.filter(until__gt=now)
    yield _one("bangtin_emergencies", "Emergency messages in force.", emergencies.count())
    unapproved = emergencies.filter(approved_at=None, approval_due__isnull=False).count()
    yield _one("bangtin_emergencies_unapproved", "Of these, those that nobody has approved.", unapproved)
    blackouts = Blackout.objects.filter(Q(until=None) | Q(until__gt=now)).count()
    yield _one("bangtin_blackouts", "Blackouts in force.", blackouts)


def _kept() -> Iterator[Metric]:
    """Yield what lies in the storage, by its rows."""
    objects = GaugeMetricFamily("bangtin_stored_objects", "Objects in the storage.", labels=["kind"])
    size = GaugeMetricFamily("bangtin_stored_bytes", "How large they are together.", labels=["kind"])
    for kind, name in ((Medium, "media"), (Picture, "pictures"), (LogBundle, "logs")):
        rows: type[Model] = kind
        told = rows._default_manager.aggregate(count=Count("pk"), size=Sum("size"))  # noqa: SLF001 - Django's public name
        objects.add_metric([name], told["count"])
        size.add_metric([name], told["size"] or 0)
    yield objects
    yield size


def _one(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, words, value)
