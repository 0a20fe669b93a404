"""Getting a machine ready: what is there stays, what is half there is made anew, what cannot be done is said."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def told(root: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    script = f'root={root}; . "{ROOT}/deploy/prepare.sh"; {command}'
    kept = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"} | environment
    return subprocess.run(
        ["bash", "-c", script], cwd=root, env=kept, capture_output=True, text=True, timeout=60, check=False
    )


def made(root: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True, timeout=60)
    return next((root / ".venv/lib").glob("python*/site-packages"))


def test_a_venv_with_pip_that_was_made_here_is_sound(tmp_path: Path) -> None:
    pip = made(tmp_path) / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()
    (pip / "__main__.py").touch()

    assert told(tmp_path, "venv_is_sound").returncode == 0


def test_a_venv_without_pip_is_not_sound(tmp_path: Path) -> None:
    made(tmp_path)

    assert told(tmp_path, "venv_is_sound").returncode != 0


def test_a_venv_that_was_moved_is_not_sound(tmp_path: Path) -> None:
    (made(tmp_path) / "pip.py").touch()
    assert told(tmp_path, "venv_is_sound").returncode == 0
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".venv").rename(tmp_path / "elsewhere/.venv")

    assert told(tmp_path / "elsewhere", "venv_is_sound").returncode != 0


def test_no_venv_is_not_sound(tmp_path: Path) -> None:
    assert told(tmp_path, "venv_is_sound").returncode != 0


@pytest.mark.parametrize(
    ("listed", "missing"),
    [("bash  # the shell\n", ""), ("bash\nno-such-package-of-debian\n\n# a note\n", "no-such-package-of-debian")],
)
def test_only_what_is_missing_is_asked_for(tmp_path: Path, listed: str, missing: str) -> None:
    if not Path("/usr/bin/dpkg-query").exists():
        pytest.skip("this is not Debian")
    (tmp_path / "list.txt").write_text(listed)

    assert told(tmp_path, "missing_debian list.txt").stdout.split() == missing.split()


def test_a_package_that_cannot_be_installed_is_named_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("no-such-package\n")
    ran = told(
        tmp_path, "as_root() { return 126; }; missing_debian() { echo no-such-package; }; install_debian list.txt"
    )

    assert ran.returncode == 0
    assert "apt-get install no-such-package" in ran.stderr


@pytest.mark.parametrize("code", [0, 3])
def test_no_service_is_started_by_what_is_installed(tmp_path: Path, code: int) -> None:
    policy = tmp_path / "policy-rc.d"
    ran = told(
        tmp_path,
        f'as_root() {{ "$@"; }}; without_services sh -c "{policy}; echo \\$?; exit {code}"',
        POLICY_RC_D=str(policy),
    )

    assert (ran.stdout, ran.returncode) == ("101\n", code)
    assert not policy.exists()


def test_a_machines_own_policy_on_services_stays(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    policy.write_text("its own")
    told(tmp_path, "without_services true", POLICY_RC_D=str(policy))

    assert policy.read_text() == "its own"


def test_a_python_that_is_too_old_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "python3").write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 || exit 1\n')
    (tmp_path / "python3").chmod(0o755)
    ran = told(tmp_path, "install_python", PATH=f"{tmp_path}:/usr/bin:/bin")

    assert ran.returncode == 1
    assert "here is Python 3.9.2" in ran.stderr
