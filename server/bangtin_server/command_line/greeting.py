"""The first words of a centre that serves: said once its port answers, so that what is printed can be opened.

A process of its own waits for that, since the server makes its workers by forking, which no thread should stand beside.
"""

import http.client
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address

_TRY_EVERY_S = 0.1
_ANSWERS_WITHIN_S = 5.0


@contextmanager
def greeting(address: str, port: int, greet: Callable[[], None]) -> Iterator[None]:
    """Let *greet* be called once something answers at *address* and *port*; never, where nothing does."""
    waiting = multiprocessing.get_context("fork").Process(target=_wait, args=(address, port, greet), daemon=True)
    waiting.start()
    try:
        yield
    finally:
        waiting.terminate()
        waiting.join()


def _wait(address: str, port: int, greet: Callable[[], None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C is for the server; this ends without a word
        signal.signal(number, signal.SIG_DFL)
    parent = os.getppid()
    while not answers(_near(address), port):
        time.sleep(_TRY_EVERY_S)
        if os.getppid() != parent:
            return
    greet()


def answers(host: str, port: int) -> bool:
    """Say whether HTTP is answered at *host* and *port*, whatever the answer."""
    asked = http.client.HTTPConnection(host, port, timeout=_ANSWERS_WITHIN_S)
    try:
        asked.request("HEAD", "/sign-in", headers={"Host": "localhost"})
        asked.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
    return True


def _near(address: str) -> str:
    """Return where this machine reaches what listens on *address*.

    >>> _near("0.0.0.0"), _near("::"), _near("10.0.0.5")
    ('127.0.0.1', '::1', '10.0.0.5')
    """
    try:
        one = ip_address(address)
    except ValueError:
        return address
    if not one.is_unspecified:
        return address
    return "127.0.0.1" if one.version == 4 else "::1"  # noqa: PLR2004 - of the Internet protocol
