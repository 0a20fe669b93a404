"""What a process of the centre is told by its environment; `config/server.env` names every variable."""

from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from bangtin_server.errors import EnvironmentVariableError

_LAST_PORT = 65_535
_SHORTEST_TOKEN = 16
ROLES = frozenset(("contributor", "reviewer", "approver", "operator", "technician", "administrator"))
"""As `accounts.roles` has them."""
SECOND_FACTOR = frozenset(("administrator", "approver"))
"""Who needs a second factor unless somebody decides otherwise."""


class Environment(msgspec.Struct, frozen=True):
    """Where the centre keeps things and how it is reached."""

    data: Path
    """The folder of keys, and of database and storage unless they are elsewhere."""
    database: str
    """`sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`."""
    storage: str
    """`file:///PATH` or `s3://KEY:SECRET@HOST:PORT/BUCKET?secure=no`."""
    spool: Path = Path("var/centre/spool")
    """Where uploads lie while they come; web, door and worker share it."""
    redis: str = ""
    """`redis://HOST:PORT/0`: carries hints between processes; empty when all are one process."""
    address: str = "http://127.0.0.1:8080"
    """How people and players reach the centre: scheme, host, port."""
    listen: str = "127.0.0.1:8080"
    """What `bangtin-server run` binds, and `web` and `door` unless they are told otherwise."""
    proxies: frozenset[str] = frozenset(("127.0.0.1", "::1"))
    """The machines whose word is taken for whom they speak: where nginx runs."""
    clock_offset: timedelta = timedelta()
    """Added to the system's clock, for rehearsals and tests only."""
    second_factor: frozenset[str] = frozenset()
    """The roles whose people must sign in with a second factor."""
    metrics_token: str = ""
    """Who has it may read `/metrics`; empty is nobody."""
    metrics_from: frozenset[str] = frozenset()
    """The networks from which `/metrics` may be read without."""
    rehearsal: bool = False
    """Allows a clock of its own; never on a centre that people rely on."""

    @property
    def secure(self) -> bool:
        """Say whether people reach the centre by https."""
        return self.address.startswith("https://")

    @property
    def host(self) -> str:
        """Return the host name of the centre's address."""
        return urlsplit(self.address).hostname or ""

    @property
    def listens_wider(self) -> bool:
        """Say whether the port is open to machines to which the centre's address means themselves.

        >>> environment({"BANGTIN_LISTEN": "0.0.0.0:8080"}).listens_wider, environment({}).listens_wider
        (True, False)
        """
        return _is_here_alone(self.host) and not _is_here_alone(listen_on(self.listen)[0])


def environment(variables: Mapping[str, str]) -> Environment:
    """Read the environment's *variables*.

    Raises:
        EnvironmentVariableError: one of them cannot be used; the message names it and says what is expected.

    >>> environment({"BANGTIN_DATA": "/srv/centre"}).database
    'sqlite:////srv/centre/centre.sqlite3'
    """
    data = Path(variables.get("BANGTIN_DATA", "") or "var/centre").absolute()
    rehearsal = variables.get("BANGTIN_REHEARSAL", "") == "yes"
    address = _url(variables, "BANGTIN_ADDRESS", "http://127.0.0.1:8080", ("http", "https")).rstrip("/")
    return Environment(
        data=data,
        database=_url(variables, "DATABASE_URL", f"sqlite:///{data}/centre.sqlite3", ("sqlite", "postgresql")),
        storage=_url(variables, "STORAGE_URL", f"file://{data}/storage", ("file", "s3")),
        spool=Path(variables.get("BANGTIN_SPOOL", "") or data / "spool").absolute(),
        redis=_url(variables, "REDIS_URL", "", ("redis", "rediss")),
        address=address,
        second_factor=_second_factor(variables.get("BANGTIN_SECOND_FACTOR", ""), secure=address.startswith("https:")),
        listen=_listen(variables.get("BANGTIN_LISTEN", "") or "127.0.0.1:8080"),
        proxies=_proxies(variables.get("BANGTIN_PROXIES", "") or "127.0.0.1,::1"),
        clock_offset=_offset(variables, allowed=rehearsal),
        metrics_token=_metrics_token(variables.get("BANGTIN_METRICS_TOKEN", "")),
        metrics_from=_networks(variables.get("BANGTIN_METRICS_FROM", "")),
        rehearsal=rehearsal,
    )


def _url(variables: Mapping[str, str], name: str, default: str, schemes: tuple[str, ...]) -> str:
    value = variables.get(name, "") or default
    if value and not _is_sound(value, schemes):
        expected = " or ".join(f"{scheme}://…" for scheme in schemes)
        shown = f"{value.partition('://')[0]}://…" if "://" in value else "it"  # the rest may hold a password
        raise EnvironmentVariableError(
            f"{name}: {shown} is not understood; expected {expected}, with a number for a port, and %40, %3A, %2F, %23 "
            "for the letters @ : / # of a password"
        )
    return value


def _is_sound(url: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.port or parts.hostname or parts.path)
    except ValueError:
        return False


def listen_on(text: str, name: str = "BANGTIN_LISTEN") -> tuple[str, int]:
    """Return address and port of `ADDRESS:PORT`.

    Raises:
        EnvironmentVariableError: *text* is none; the message names *name*.

    >>> listen_on("[::1]:8080")
    ('::1', 8080)
    """
    address, _, port = text.rpartition(":")
    if not address or not port.isascii() or not port.isdigit() or not 0 < int(port) <= _LAST_PORT:
        raise EnvironmentVariableError(f"{name}: {text!r} is not understood; expected ADDRESS:PORT")
    return address.strip("[]"), int(port)


def _is_here_alone(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(text: str) -> str:
    listen_on(text)
    return text


def _proxies(text: str) -> frozenset[str]:
    try:
        return frozenset(str(ip_address(each.strip())) for each in text.split(","))
    except ValueError as error:
        raise EnvironmentVariableError(
            f"BANGTIN_PROXIES: {error}; expected addresses of machines with commas between, such as 127.0.0.1,::1"
        ) from error


def _second_factor(text: str, *, secure: bool) -> frozenset[str]:
    """Return the roles that *text* names; where it is empty, those that approve or keep accounts, outside a trial."""
    if not text.strip():
        return SECOND_FACTOR if secure else frozenset()
    named = frozenset(text.replace(",", " ").split())
    if unknown := named - ROLES - {"none"}:
        raise EnvironmentVariableError(
            f"BANGTIN_SECOND_FACTOR: {', '.join(sorted(unknown))!r} is no role; "
            f"name some of {', '.join(sorted(ROLES))}, or none"
        )
    return named - {"none"}


def _metrics_token(text: str) -> str:
    if text and (len(text) < _SHORTEST_TOKEN or not text.isascii() or not text.isprintable() or " " in text):
        raise EnvironmentVariableError(
            f"BANGTIN_METRICS_TOKEN: expected {_SHORTEST_TOKEN} letters and digits or more (openssl rand -hex 24)"
        )
    return text


def _networks(text: str) -> frozenset[str]:
    try:
        named = frozenset(str(ip_network(each.strip())) for each in text.split(",") if each.strip())
    except ValueError as error:
        raise EnvironmentVariableError(
            f"BANGTIN_METRICS_FROM: {error}; expected addresses or networks with commas between: 10.0.0.5,10.1.0.0/24"
        ) from error
    if any(ip_network(one).prefixlen == 0 for one in named):
        raise EnvironmentVariableError(
            "BANGTIN_METRICS_FROM: that is everybody; name the machines that read /metrics, or set a token"
        )
    return named


def _offset(variables: Mapping[str, str], *, allowed: bool) -> timedelta:
    text = variables.get("BANGTIN_CLOCK_OFFSET", "") or "0"
    try:
        offset = timedelta(seconds=float(text))
    except (ValueError, OverflowError) as error:
        raise EnvironmentVariableError(f"BANGTIN_CLOCK_OFFSET: {text!r} is not a number of seconds") from error
    if offset and not allowed:
        raise EnvironmentVariableError(
            "BANGTIN_CLOCK_OFFSET: a clock of its own is for rehearsals; set BANGTIN_REHEARSAL=yes, or leave it out"
        )
    return offset
