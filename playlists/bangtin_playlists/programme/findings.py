"""The mistakes and warnings of one file, gathered while it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bangtin_playlists.programme.mistake import Mistake, Param, unlike
from bangtin_playlists.programme.tree import Path, Tree


@dataclass
class Findings:
    """Gathers; never raises, so that every mistake is found at once."""

    tree: Tree
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)

    def wrong(self, code: str, path: Path, *, at_key: bool = False, **params: Param) -> None:
        """Note a mistake at *path*."""
        self.mistakes.append(Mistake(code, self.tree.place(path, at_key=at_key), params))

    def refused(self, code: str, path: Path, params: Mapping[str, Param]) -> None:
        """Note a mistake at *path* whose parameters come from elsewhere."""
        self.mistakes.append(Mistake(code, self.tree.place(path), dict(params)))

    def excused(self, code: str, path: Path, params: Mapping[str, Param]) -> None:
        """Note a warning at *path* whose parameters come from elsewhere."""
        self.warnings.append(Mistake(code, self.tree.place(path), dict(params)))

    def odd(self, code: str, path: Path, *, at_key: bool = False, **params: Param) -> None:
        """Note a warning at *path*."""
        self.warnings.append(Mistake(code, self.tree.place(path, at_key=at_key), params))

    def unknown(self, code: str, path: Path, found: str, known: Iterable[str], *, at_key: bool = False) -> None:
        """Note that *found* is none of the *known* names."""
        self.mistakes.append(Mistake(code, self.tree.place(path, at_key=at_key), unlike(found, known)))
