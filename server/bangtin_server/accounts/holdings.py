"""What a person holds at this moment, read from the rows: grants, and approving that was lent to them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F

from bangtin_server import clock
from bangtin_server.accounts.models import Delegation, Grant, Unit, User
from bangtin_server.accounts.roles import Role
from bangtin_server.accounts.scope import Holding, Holdings, Scope, Tree


def holdings_of(user: User) -> Holdings:
    """Return all that *user* may do now; somebody who left may do nothing."""
    if not user.is_active:
        return Holdings()
    own = list(user.grants.all())
    lent = list(_lent(user))
    tree = tree_of_units() if any(grant.unit_id for grant in own + lent) else Tree({}, {})
    held = [Holding(Role(grant.role), scope_of(grant, tree)) for grant in own]
    held += [Holding(Role.APPROVER, scope_of(grant, tree), lent=True) for grant in lent]
    return Holdings(tuple(held))


def _lent(user: User) -> Iterable[Grant]:
    """Return the grants by which those approve who have lent their approving to *user* now."""
    now = clock.now()
    givers = Delegation.objects.filter(taker=user, since__lte=now, until__gt=now, giver__is_active=True)
    return Grant.objects.filter(role=Role.APPROVER, user__in=givers.values("giver"))


def lent_or_to_be(user: User) -> Iterable[Grant]:
    """Return the grants whose approving *user* is lent now or will be: whose account it is has them to come."""
    lent = Delegation.objects.filter(taker=user, until__gt=clock.now()).filter(until__gt=F("since"))
    return Grant.objects.filter(role=Role.APPROVER, user__in=lent.values("giver"))


def scope_of(grant: Grant, tree: Tree) -> Scope:
    """Return where a grant holds."""
    if grant.site_id:
        return Scope(sites=frozenset({grant.site_id}))
    return tree.of(grant.unit_id) if grant.unit_id else Scope(everywhere=True)


def tree_of_units() -> Tree:
    """Return all units with their sites."""
    sites = defaultdict(set)
    for unit, site in Unit.sites.through.objects.values_list("unit_id", "site_id"):
        sites[unit].add(site)
    return Tree(dict(Unit.objects.values_list("pk", "above")), {unit: frozenset(all_) for unit, all_ in sites.items()})
