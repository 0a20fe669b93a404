"""Which ports of the network a process and all that it started have open, as the kernel says."""

import re
from collections.abc import Iterator
from pathlib import Path

_LISTENING, _UNCONNECTED = "0A", "07"
_TABLES = {"tcp": _LISTENING, "tcp6": _LISTENING, "udp": _UNCONNECTED, "udp6": _UNCONNECTED}
"""Where the kernel lists sockets, and the state in which one takes what anybody sends."""


def listens(process: int) -> list[str]:
    """Return the addresses, as the kernel writes them, at which *process* or one of its children can be reached."""
    tree = set(_tree(process))
    assert len(tree) > 1, "the player has started no screen"
    own = {inode for each in tree for inode in _sockets(each)}
    return [f"{table} {address}" for table, state in _TABLES.items() for address in _reached(table, state, own)]


def _tree(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _tree(int(child))


def _sockets(process: int) -> Iterator[str]:
    for link in Path(f"/proc/{process}/fd").iterdir():
        try:
            found = re.fullmatch(r"socket:\[(\d+)\]", str(link.readlink()))
        except FileNotFoundError:  # closed meanwhile
            continue
        if found:
            yield found[1]


def _reached(table: str, state: str, own: set[str]) -> Iterator[str]:
    path = Path(f"/proc/net/{table}")
    lines = path.read_text().splitlines()[1:] if path.exists() else []
    for line in lines:
        fields = line.split()
        if fields[3] == state and fields[9] in own:
            yield fields[1]
