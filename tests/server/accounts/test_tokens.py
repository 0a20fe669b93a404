from datetime import timedelta

import pytest
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import ApiToken, AuditEvent, SecondFactor, User
from bangtin_server.errors import AccountError
from tests.server.api.people import Program, an_administrator

pytestmark = pytest.mark.django_db


def a_user(name: str = "lan") -> User:
    return User.objects.create(username=name)


def test_a_token_speaks_for_its_person_and_only_its_hash_is_kept() -> None:
    user = a_user()
    secret = tokens.make(user, "  máy   demo ", "lan")

    assert tokens.user_of(secret) == user
    assert secret.startswith("bangtin_")
    row = ApiToken.objects.get()
    assert row.name == "máy demo"
    assert secret not in str(vars(row))


def test_a_revoked_token_and_that_of_somebody_who_left_open_nothing() -> None:
    user = a_user()
    revoked, left = tokens.make(user, "one", "lan"), tokens.make(user, "two", "lan")
    tokens.revoke(ApiToken.objects.get(name="one"), "lan")
    tokens.revoke(ApiToken.objects.get(name="one"), "lan")

    assert tokens.user_of(revoked) is None
    assert tokens.user_of(left) == user
    user.is_active = False
    user.save()
    assert tokens.user_of(left) is None
    assert list(AuditEvent.objects.order_by("pk").values_list("deed", "thing")) == [
        ("token-made", "lan: one"),
        ("token-made", "lan: two"),
        ("token-revoked", "lan: one"),
    ]


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "one"])
def test_a_token_has_a_name_of_its_own(name: str) -> None:
    user = a_user()
    tokens.make(user, "one", "lan")
    with pytest.raises(AccountError):
        tokens.make(user, name, "lan")


@pytest.mark.parametrize("secret", ["", "bangtin_", "\udcff", "x" * 100_000])
def test_what_is_no_token_opens_nothing(secret: str) -> None:
    assert tokens.user_of(secret) is None


def test_a_program_waits_as_its_person_does_for_the_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"administrator"})
    machine, person = Program(), an_administrator()
    person.set_unusable_password()
    person.save()
    assert machine.get("screens").status_code == 200
    person.set_password("ba con voi xám")
    person.save()
    narrow = Program(tokens.make(person, "hẹp", "tests", ["operator"]))
    for program in (machine, narrow):
        answer = program.get("screens")
        assert answer.status_code == 403
        assert "xác thực hai bước" in answer.json()["vi"]
    SecondFactor.objects.create(user=person, secret=b"", made_at=clock.now(), confirmed_at=clock.now())
    assert narrow.get("screens").status_code == 200


def test_a_token_ends_by_itself_and_lasts_no_longer_than_it_may(settings: Settings) -> None:
    user = a_user()
    short, usual = tokens.make(user, "short", "lan", days=7), tokens.make(user, "usual", "lan")
    for days in (0, tokens.LONGEST_DAYS + 1):
        with pytest.raises(AccountError, match="1 to 90 days"):
            tokens.make(user, "other", "lan", days=days)
    settings.CLOCK_OFFSET = timedelta(days=8)
    assert tokens.user_of(short) is None
    assert tokens.user_of(usual) == user
    tokens.make(user, "short", "lan")
    settings.CLOCK_OFFSET = timedelta(days=tokens.LONGEST_DAYS, hours=1)
    assert tokens.user_of(usual) is None
