"""Runs a command with `DATABASE_URL` of a PostgreSQL that lives as long: python -m tests.engines COMMAND..."""

import os
import subprocess
import sys

import pytest

from tests.engines.postgresql import postgresql


def main(command: list[str]) -> int:
    try:
        with postgresql() as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode
    except (pytest.skip.Exception, pytest.fail.Exception) as error:
        sys.stderr.write(f"There is no PostgreSQL to try on: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
