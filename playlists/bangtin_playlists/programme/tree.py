"""A file's plain data, with the place of each part of it."""

from dataclasses import dataclass, field

from bangtin_playlists.programme.mistake import Mistake, Place

Raw = str | None | list["Raw"] | dict[str, "Raw"]
"""What YAML can say once every scalar stays the text it is."""

Path = tuple[str | int, ...]
Spot = tuple[int, int]
"""Line and column, from 0."""


class Branch:
    """A collection: its data, where it begins, and where its parts do."""

    def __init__(self, data: list[Raw] | dict[str, Raw], start: Spot) -> None:
        self.data = data
        self.start = start
        self.keys: dict[str, Spot] = {}
        self.values: dict[str | int, Spot] = {}


@dataclass
class Tree:
    """The data of one file, and what is wrong with its text."""

    file: str
    data: Raw = None
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)
    branches: dict[int, Branch] = field(default_factory=dict)
    """By the identity of their data."""

    def spot(self, spot: Spot) -> Place:
        """Return the place of a line and column."""
        return Place(self.file, spot[0] + 1, spot[1] + 1)

    def place(self, path: Path, *, at_key: bool = False) -> Place:
        """Return where the value at *path* begins, or its key.

        Steps that the file does not have are passed over, so that a missing key is placed at its collection.
        """
        node, spot = self.data, (0, 0)
        for step in path:
            branch = self.branches.get(id(node))
            if branch is None or step not in branch.values:
                continue
            node = branch.data[step]  # type: ignore[index]  # `values` has a number in lists, a text in mappings
            spot = branch.keys[str(step)] if at_key and str(step) in branch.keys else branch.values[step]
        return self.spot(spot)
