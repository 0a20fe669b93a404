"""Tries that come at the same moment are counted one by one: nobody gets more of them by hurrying."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from pytest_django import Settings

from bangtin_server.accounts import attempts, lock_out, proof
from bangtin_server.accounts.attempts import Limit
from bangtin_server.accounts.models import User

HERE = "203.0.113.7"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.django_db
def test_what_comes_while_a_password_is_being_looked_at_is_counted_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def authenticate(**_: object) -> None:
        looked_at.append("")
        if len(looked_at) < 3 * lock_out.MOST_HERE:  # while this one is looked at, the next one comes
            proof.sign_in("lan.nguyen", "wrong", HERE)

    monkeypatch.setattr(proof, "authenticate", authenticate)
    with pytest.raises(proof.LockedOutError):
        proof.sign_in("lan.nguyen", "wrong", HERE)

    assert len(looked_at) == lock_out.MOST_HERE


@pytest.mark.django_db
def test_a_person_who_gets_in_uses_up_nothing_of_the_office() -> None:
    user = User(username="lan.nguyen")
    user.set_password("ba con voi xám")
    user.save()
    for _ in range(lock_out.MOST_OF_ADDRESS + 1):
        assert proof.sign_in("lan.nguyen", "ba con voi xám", HERE) == user


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time")
def test_processes_that_count_at_once_let_no_more_through_than_may() -> None:
    def tried(_: int) -> bool:
        try:
            return attempts.spend(Limit("code", "lan", 10)) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(tried, range(40))) == 10
