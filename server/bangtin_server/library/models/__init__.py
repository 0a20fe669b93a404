"""Rows of the library: files, and the items that are made of them."""

from bangtin_server.library.models.items import Item, ItemVersion, Notice, State
from bangtin_server.library.models.media import Examination, Medium, Rendition, Upload

__all__ = ["Examination", "Item", "ItemVersion", "Medium", "Notice", "Rendition", "State", "Upload"]
