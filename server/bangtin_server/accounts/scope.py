"""Where a person holds a right: everywhere, at sites, in units. Decisions alone; the rows are read in `holdings`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bangtin_server.accounts.roles import DELEGABLE, RIGHTS, Right, Role


@dataclass(frozen=True)
class Scope:
    """Where a right holds. Sites and units by their keys."""

    everywhere: bool = False
    sites: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()

    def __or__(self, other: "Scope") -> "Scope":
        """Return both together."""
        return Scope(self.everywhere or other.everywhere, self.sites | other.sites, self.units | other.units)

    def __bool__(self) -> bool:
        """Say whether it is anywhere at all."""
        return self.everywhere or bool(self.sites or self.units)

    def covers(self, other: "Scope") -> bool:
        """Say whether all of *other* lies within.

        >>> Scope(everywhere=True).covers(Scope(sites=frozenset({1}))), Scope(sites=frozenset({1})).covers(Scope())
        (True, False)
        """
        if self.everywhere or not other or other.everywhere:
            return self.everywhere
        return other.sites <= self.sites and other.units <= self.units


NOWHERE = Scope()


@dataclass(frozen=True)
class Tree:
    """The units, and the sites that each looks after."""

    above: Mapping[int, int | None]
    sites: Mapping[int, frozenset[int]]

    def of(self, unit: int) -> Scope:
        """Return a unit with all below it, and their sites.

        >>> Tree({1: None, 2: 1, 3: None}, {2: frozenset({7})}).of(1)
        Scope(everywhere=False, sites=frozenset({7}), units=frozenset({1, 2}))
        """
        units = frozenset(one for one in self.above if unit in self._line(one))
        return Scope(units=units, sites=frozenset().union(*(self.sites.get(one, frozenset()) for one in units)))

    def _line(self, unit: int | None) -> list[int]:
        """Return a unit and those above it, to the top."""
        line: list[int] = []
        while unit is not None and unit not in line:
            line.append(unit)
            unit = self.above.get(unit)
        return line


@dataclass(frozen=True)
class Holding:
    """A role of a person's, and where."""

    role: Role
    where: Scope
    lent: bool = False
    """An approver's, by a delegation."""

    @property
    def rights(self) -> frozenset[Right]:
        """Return what may be done by it."""
        return DELEGABLE if self.lent else RIGHTS[self.role]


@dataclass(frozen=True)
class Holdings:
    """All that a person may do, and where."""

    all: tuple[Holding, ...] = field(default=())

    def scope(self, right: Right) -> Scope:
        """Return where *right* is held."""
        found = NOWHERE
        for one in self.all:
            if right in one.rights:
                found |= one.where
        return found

    def of_role(self, role: Role) -> Scope:
        """Return where *role* is held by right of its own."""
        found = NOWHERE
        for one in self.all:
            if one.role is role and not one.lent:
                found |= one.where
        return found

    def only(self, roles: Iterable[str]) -> "Holdings":
        """Return what is left of it for some roles; none named is all."""
        wanted = set(roles)
        return Holdings(tuple(one for one in self.all if not wanted or one.role in wanted))

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles held anywhere."""
        return frozenset(one.role for one in self.all)
