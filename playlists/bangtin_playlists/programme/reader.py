"""Reads a hand-written programme whole: a manifest and orders, or every mistake at once."""

from bangtin_playlists.layout import Screen
from bangtin_playlists.programme.mistake import Mistake, in_order
from bangtin_playlists.programme.sheet import OrdersReading, ProgrammeReading, Reading
from bangtin_playlists.programme.shelf import Shelf
from bangtin_playlists.programme.tree import Tree
from bangtin_playlists.programme.yaml_text import read_tree
from bangtin_playlists.wire.orders import NO_ORDERS

_ORDERS = {"emergencies", "blackouts", "mourning", "recalls"}


def read_programme(file: str, text: bytes, shelf: Shelf, *, forgiving: bool = False) -> Reading:
    """Read a programme.

    Args:
        file: What the file is called in mistakes.
        text: Its bytes, YAML in UTF-8.
        shelf: Measures the files that it names.
        forgiving: A file that cannot be shown makes a warning, and its digest one of `absent`: what else the programme
            holds can still be played. An item whose length only that file could tell is left out.

    Returns:
        The manifest and the orders (often none), or every mistake with its place.
    """
    tree = _tree(file, text)
    if tree.mistakes and tree.data is None:
        return Reading(None, NO_ORDERS, in_order(tree.mistakes))
    return ProgrammeReading(tree, shelf, forgiving=forgiving).read()


def read_orders(
    file: str, text: bytes, shelf: Shelf, for_screen: Screen | None = None, *, forgiving: bool = False
) -> Reading:
    """Read a file of orders; its times without an offset are those of the screen it is read for."""
    tree = _tree(file, text)
    if tree.mistakes and tree.data is None:
        return Reading(None, NO_ORDERS, in_order(tree.mistakes))
    return OrdersReading(tree, shelf, for_screen, forgiving=forgiving).read()


def orders_within(file: str, text: bytes) -> tuple[Mistake, ...]:
    """Return a mistake for each section of orders in a programme, for a reader that takes orders another way."""
    tree = _tree(file, text)
    data = tree.data if isinstance(tree.data, dict) else {}
    found = (key for key in sorted(_ORDERS) if data.get(key))
    asked = {"mourning": "mournings"}
    return in_order(
        Mistake("orders_elsewhere", tree.place((key,), at_key=True), {"found": key, "path": asked.get(key, key)})
        for key in found
    )


def _tree(file: str, text: bytes) -> Tree:
    """Read the text of a document, which is made of keys or nothing at all."""
    tree = read_tree(file, text)
    if tree.data is not None and not isinstance(tree.data, dict):
        tree.mistakes.append(Mistake("not_programme", tree.spot((0, 0)), {}))
        tree.data = None
    return tree


def is_orders(text: bytes) -> bool:
    """Say whether a file holds orders alone: some of their keys, and no screen."""
    data = read_tree("", text).data
    return isinstance(data, dict) and "screen" not in data and bool(data.keys() & _ORDERS)
