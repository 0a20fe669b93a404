"""The shipped environment of the centre shows every variable with its default, and says what each is for."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from bangtin_server.environment import environment, listen_on
from bangtin_server.errors import EnvironmentVariableError

CONFIG = Path(__file__).parents[2] / "config"
LINES = (CONFIG / "server.env").read_text("utf-8").splitlines()
SERVER = CONFIG.parent / "server" / "bangtin_server"


def shipped() -> dict[str, str]:
    return dict(line.split("=", 1) for line in LINES if line and not line.startswith("#"))


def test_the_shipped_variables_are_the_defaults() -> None:
    assert environment(shipped()) == environment({})


def test_the_shipped_file_names_every_variable_and_no_other() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (SERVER / "environment.py", SERVER / "settings.py"))
    assert set(re.findall(r'"(BANGTIN_[A-Z_]+|[A-Z]+_URL)"', code)) == set(shipped())


def test_each_variable_has_a_line_of_explanation_before_it() -> None:
    unexplained = [line for before, line in pairwise(["", *LINES]) if "=" in line[:30] and not before.startswith("# ")]
    assert [line for line in unexplained if not line.startswith("#")] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BANGTIN_LISTEN", "8080"),
        ("BANGTIN_LISTEN", "127.0.0.1:port"),
        ("BANGTIN_LISTEN", "127.0.0.1:99999"),
        ("BANGTIN_ADDRESS", "centre.example.vn"),
        ("DATABASE_URL", "mysql://x"),
        ("STORAGE_URL", "ftp://x"),
        ("REDIS_URL", "http://x"),
        ("REDIS_URL", "redis://host:port/0"),
        ("DATABASE_URL", "postgresql://an:a#b@host/x"),
        ("BANGTIN_PROXIES", "nginx.example.vn"),
        ("BANGTIN_PROXIES", "127.0.0.1,"),
        ("BANGTIN_CLOCK_OFFSET", "soon"),
        ("BANGTIN_CLOCK_OFFSET", "60"),
    ],
)
def test_a_variable_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(EnvironmentVariableError, match=name):
        environment({name: value})


def test_an_address_of_the_newer_internet_can_be_listened_on() -> None:
    assert listen_on(environment({"BANGTIN_LISTEN": "[::1]:8080"}).listen) == ("::1", 8080)


@pytest.mark.parametrize("name", ["DATABASE_URL", "STORAGE_URL", "REDIS_URL"])
@pytest.mark.parametrize("value", ["mysql://an:s3cr3t@host/x", "an:s3cr3t@host", "{}://an:s3cr3t@host:port/x"])
def test_a_password_is_not_said_aloud(name: str, value: str) -> None:
    value = value.format({"DATABASE_URL": "postgresql", "STORAGE_URL": "s3", "REDIS_URL": "redis"}[name])
    with pytest.raises(EnvironmentVariableError, match=name) as refused:
        environment({name: value})
    assert "s3cr3t" not in refused.value.en
