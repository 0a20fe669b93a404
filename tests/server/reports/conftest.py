"""Each test has a database of its own, in which keys come again: what was remembered of them must not."""

import pytest

from bangtin_server.reports import catalogue, planned


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    catalogue._published.cache_clear()  # noqa: SLF001 - nobody else forgets
    planned._timeline.cache_clear()  # noqa: SLF001 - the same
