"""nginx as Debian ships it, without its log: a peer for the door, or a line on which no push comes through."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.centre.installation import listens, until
from tests.benchmarks.centre.postgres import free_port

_WHOLE = """
{user}
daemon off; master_process on; worker_processes auto; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 768; }}
http {{
    access_log off; sendfile on; tcp_nopush on; default_type application/octet-stream;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; keepalive_requests 1000000; {serves} }}
}}
"""


def static(root: Path) -> str:
    """Return how nginx serves the files below *root*."""
    return f"root {root};"


def without_push(port: int) -> str:
    """Return how nginx stands before a centre on *port* and lets no stream through."""
    return f"location / {{ proxy_pass http://127.0.0.1:{port}; }} location /push/ {{ return 404; }}"


@contextmanager
def nginx(serves: str) -> Iterator[int]:
    """Run it; yield its port.

    Raises:
        FileNotFoundError: it is not installed.
    """
    with TemporaryDirectory(prefix="bangtin-nginx-") as folder:
        port, settings = free_port(), Path(folder) / "nginx.conf"
        user = "user root;" if os.getuid() == 0 else ""  # the files are this account's, and closed to others
        settings.write_text(_WHOLE.format(user=user, folder=folder, port=port, serves=serves), encoding="utf-8")
        process = subprocess.Popen([program("nginx"), "-c", str(settings), "-e", f"{folder}/error.log"])
        try:
            until(lambda: listens(port), "nginx", 10)
            yield port
        finally:
            process.terminate()
            process.wait(20)


def program(name: str) -> str:
    """Return the path of a program.

    Raises:
        FileNotFoundError: it is not installed.
    """
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")
    if found is None:
        raise FileNotFoundError(f"{name} is not installed: see tests/benchmarks/debian-packages.txt")
    return found
