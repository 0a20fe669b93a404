"""PostgreSQL: a cluster of its own, which forgets all it knew when it ends."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from signal import Signals

from tests.engines.process import free_ports, listens, program, serving

USER, PASSWORD = "bangtin", "only for tests"
_ACCOUNT = "postgres"


@contextmanager
def postgresql() -> Iterator[str]:
    """Run it; yield the `DATABASE_URL` of a database that is empty. Who it is may make others."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name), reverse=True)
    server = Path(program("initdb", "the Debian package postgresql", *folders)).with_name("postgres")
    folder = Path(tempfile.mkdtemp(prefix="bangtin-postgresql-"))  # pytest's own folders are closed to other accounts
    try:
        with _running(server, folder) as port:
            yield f"postgresql://{USER}:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{port}/{USER}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(server: Path, folder: Path) -> Iterator[int]:
    secret, cluster, log = folder / "secret", folder / "cluster", folder / "log"
    secret.write_text(PASSWORD)
    (port,) = free_ports(1)
    if os.geteuid() == 0:
        _give_away(folder, secret)
    made = [str(server.with_name("initdb")), "-D", str(cluster), "-U", USER, "-A", "scram-sha-256"]
    subprocess.run(
        [*_as_account(), *made, f"--pwfile={secret}", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder), "fsync": "off"}
    call = [
        str(server),
        "-D",
        str(cluster),
        "-p",
        str(port),
        *(f"--{name}={value}" for name, value in settings.items()),
    ]
    # SIGINT ends it at once: it asks nobody to finish.
    with serving([*_as_account(), *call], log, lambda: _accepts(server, port), ending=Signals.SIGINT):
        subprocess.run(
            [str(server.with_name("createdb")), "-h", "127.0.0.1", "-p", str(port), "-U", USER, USER],
            env={**os.environ, "PGPASSWORD": PASSWORD},
            check=True,
            timeout=60,
        )
        yield port


def _accepts(server: Path, port: int) -> bool:
    with suppress(OSError):
        ready = [str(server.with_name("pg_isready")), "-q", "-h", "127.0.0.1", "-p", str(port)]
        return listens(port) and subprocess.run(ready, check=False, timeout=10).returncode == 0
    return False


def _as_account() -> list[str]:
    """Return what runs a command as an account that is not root: as root PostgreSQL refuses to."""
    return ["setpriv", f"--reuid={_ACCOUNT}", f"--regid={_ACCOUNT}", "--clear-groups"] if os.geteuid() == 0 else []


def _give_away(*paths: Path) -> None:
    account = pwd.getpwnam(_ACCOUNT)
    for path in paths:
        os.chown(path, account.pw_uid, account.pw_gid)
