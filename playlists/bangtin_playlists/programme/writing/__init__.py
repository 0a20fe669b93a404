"""A manifest, or orders, as the file that a person would have written: the reverse of reading.

What is written was read again before it is returned: it says the same, or `UnwritableError` says what it cannot say.
"""

from bangtin_playlists.programme.writing.document import write_orders, write_programme
from bangtin_playlists.programme.writing.names import file_names, safe_name

__all__ = ["file_names", "safe_name", "write_orders", "write_programme"]
