"""Lines of the log, without what opens something: a log is read by more people than the secrets in it are for."""

import logging
import re

_SECRETS = re.compile(
    r"""
    (?<=sign-in/)[^\s/?"'<>]+                    # the link that makes the first administrator
  | (?<=enrol/)[^\s/?"'<>]+                      # the code on a wall
  | (?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])  # the token of a player or a site, in addresses and names of objects
  | (?<=bangtin_)[\w-]{20,}                      # a person's token
  | (?<!\w)eyJ[\w-]+\.[\w-]+\.[\w-]+               # what a player signed
  | (?<=://)[^\s/:@"']+:[^\s/@"']+(?=@)          # who may use a database or a bucket
    """,
    re.VERBOSE,
)


def masked(text: str) -> str:
    """Return *text* without secrets.

    >>> masked("Not Found: /sign-in/kVn3x-Q7?next=/")
    'Not Found: /sign-in/…?next=/'
    """
    return _SECRETS.sub("…", text)


class Line(logging.Formatter):
    """Writes a line with its traceback, and without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return masked(super().format(record))
