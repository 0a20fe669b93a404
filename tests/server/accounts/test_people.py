from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from bangtin_server.accounts import attempts, lock_out, people, proof, sign_in_link
from bangtin_server.accounts.models import AuditEvent, User
from bangtin_server.errors import AccountError

pytestmark = pytest.mark.django_db

GOOD = "ba con voi xám"
HERE, THERE = "203.0.113.7", "203.0.113.8"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def first(secret: str = "", name: str = "lan.nguyen", password: str = GOOD) -> User:
    return people.make_first(secret or sign_in_link.make(), name, "Nguyễn Thị Lan", password, HERE)


def deeds() -> list[tuple[str, str]]:
    """Return what was done, but for the roles that come with an account."""
    return list(AuditEvent.objects.exclude(deed="role-given").order_by("pk").values_list("deed", "by"))


def test_the_link_makes_one_administrator_once() -> None:
    secret = sign_in_link.make()
    first(secret)
    with pytest.raises(AccountError, match="no more"):
        first(secret, "other.one")

    assert [user.full_name for user in User.objects.all()] == ["Nguyễn Thị Lan"]
    assert deeds() == [("account-made", "lan.nguyen")]


def test_the_link_counts_for_an_hour(settings: Settings) -> None:
    secret = sign_in_link.make()
    assert sign_in_link.counts(secret)
    settings.CLOCK_OFFSET = sign_in_link.LASTS
    assert not sign_in_link.counts(secret)


@pytest.mark.parametrize("password", ["ngắn", "password1234", "lan.nguyen.lan"])
def test_a_weak_password_is_refused_and_the_link_still_counts(password: str) -> None:
    secret = sign_in_link.make()
    with pytest.raises(ValidationError):
        first(secret, password=password)
    assert sign_in_link.counts(secret)


@pytest.mark.parametrize("name", ["Lan", "lân", "a", "lan nguyen", "lan\n", ".lan", "x" * 41])
def test_a_user_name_is_of_small_plain_letters(name: str) -> None:
    with pytest.raises(ValidationError):
        first(name=name)


def test_a_name_that_is_taken_leaves_the_link_as_it_was() -> None:
    User.objects.create(username="lan.nguyen")
    secret = sign_in_link.make()
    with pytest.raises(AccountError, match="taken"):
        first(secret)
    assert sign_in_link.counts(secret)


def test_a_new_link_for_the_first_administrator_voids_the_ones_before() -> None:
    before, after = sign_in_link.make(), sign_in_link.make()
    assert not sign_in_link.counts(before)
    assert sign_in_link.counts(after)


def test_no_link_makes_a_further_administrator() -> None:
    first()
    secret = sign_in_link.make()
    with pytest.raises(AccountError, match="keeps accounts here already"):
        first(secret, "other.one")
    assert User.objects.count() == 1


def test_signing_in_and_failing_are_in_the_log() -> None:
    user = first()
    assert proof.sign_in(" Lan.Nguyen ", GOOD, HERE) == user
    assert proof.sign_in("lan.nguyen", "something else", HERE) is None
    assert proof.sign_in("nobody", GOOD, HERE) is None

    assert deeds()[1:] == [("sign-in", "lan.nguyen"), ("sign-in-failed", "lan.nguyen"), ("sign-in-failed", "nobody")]


def test_somebody_who_left_cannot_sign_in() -> None:
    user = first()
    user.is_active = False
    user.save()
    assert proof.sign_in("lan.nguyen", GOOD, HERE) is None


def test_after_five_failures_even_the_right_password_waits_a_quarter_of_an_hour(settings: Settings) -> None:
    user = first()
    for _ in range(lock_out.MOST_HERE):
        assert proof.sign_in("lan.nguyen", "wrong", HERE) is None
    for _ in range(3):
        with pytest.raises(proof.LockedOutError, match="15 minutes"):
            proof.sign_in("lan.nguyen", GOOD, HERE)

    assert deeds().count(("sign-in-refused", "lan.nguyen")) == 1
    settings.CLOCK_OFFSET = attempts.WITHIN + timedelta(seconds=1)
    assert proof.sign_in("lan.nguyen", GOOD, HERE) == user


def test_a_stranger_elsewhere_cannot_lock_a_person_out_with_a_handful_of_tries() -> None:
    user = first()
    for _ in range(lock_out.MOST_HERE):
        proof.sign_in("lan.nguyen", "wrong", THERE)
    assert proof.sign_in("lan.nguyen", GOOD, HERE) == user


def test_guessing_one_name_from_everywhere_ends_too() -> None:
    first()
    for number in range(lock_out.MOST_OF_NAME):
        proof.sign_in("lan.nguyen", "wrong", f"198.51.100.{number}")
    with pytest.raises(proof.LockedOutError):
        proof.sign_in("lan.nguyen", GOOD, HERE)


def test_getting_in_begins_the_count_anew() -> None:
    user = first()
    for _ in range(3):
        for _ in range(lock_out.MOST_HERE - 1):
            proof.sign_in("lan.nguyen", "wrong", HERE)
        assert proof.sign_in("lan.nguyen", GOOD, HERE) == user


def test_an_account_for_programs_has_no_password_and_is_made_once() -> None:
    made = people.for_programs("may.nhap", "system")

    assert people.for_programs("may.nhap", "system") == made
    assert deeds() == [("account-made", "system")]
    assert proof.sign_in("may.nhap", "!", HERE) is None
    with pytest.raises(AccountError, match="3 to 40"):
        people.for_programs("Máy", "system")


def test_an_account_without_a_password_is_nobodys_way_in() -> None:
    people.for_programs("may.nhap", "system")
    assert not people.anybody_can_sign_in()
    first()
    assert people.anybody_can_sign_in()
