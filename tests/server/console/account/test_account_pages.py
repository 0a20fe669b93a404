"""A person's own pages: name, password, second factor, sessions, data, tokens."""

import base64
import re
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.accounts import people, second_factor, sign_ins, tokens
from bangtin_server.accounts.models import AuditEvent, SecondFactor, SignIn, User
from bangtin_server.errors import AccountError
from tests.server.api.people import Program, an_administrator

pytestmark = pytest.mark.django_db

GOOD, BETTER = "ba con voi xám", "bốn con voi trắng"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def lan() -> User:
    user = an_administrator()
    user.set_password(GOOD)
    user.save()
    return user


def entered(password: str = GOOD, agent: str = WINDOWS) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/sign-in", {"user_name": "lan.nguyen", "password": password})
    return client


def code(user: User, *, later: int = 0) -> str:
    """Return what the phone shows."""
    row = SecondFactor.objects.get(user=user)
    letters = second_factor.in_letters(row).replace(" ", "")
    totp = TOTP(base64.b32decode(letters), 6, SHA1(), 30)  # noqa: S303 - RFC 6238 as phones have it
    return totp.generate(int(clock.now().timestamp()) + 30 * later).decode()


def with_second_factor(client: Client, user: User) -> list[str]:
    client.get("/account/second-factor")
    page = client.post("/account/second-factor", {"code": code(user)}).text
    return re.findall(r"<code>(\w{4}-\w{4}-\w{4})</code>", page)


def test_a_person_changes_the_name_and_the_log_says_from_what_to_what(lan: User) -> None:
    entered().post("/account", {"full_name": " Nguyễn  Thị Lan Anh "})

    lan.refresh_from_db()
    assert lan.full_name == "Nguyễn Thị Lan Anh"
    row = AuditEvent.objects.get(deed="account-changed")
    assert (row.before, row.after) == ({"full_name": "Nguyễn Thị Lan"}, {"full_name": "Nguyễn Thị Lan Anh"})
    assert (row.address, row.device) == ("127.0.0.1", WINDOWS)


def test_a_new_password_ends_every_other_session_and_not_this_one(lan: User) -> None:
    here, elsewhere = entered(), entered()
    wanted = {"password_now": GOOD, "password": BETTER, "password_again": BETTER}
    assert here.post("/account/password", wanted).status_code == 302

    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert entered().get("/account").status_code == 302
    assert entered(BETTER).get("/account").status_code == 200
    assert SignIn.objects.filter(user=lan).count() == 2


@pytest.mark.parametrize(("wish", "left"), [({}, 0), ({"keep_tokens": "on"}, 1)])
def test_tokens_end_with_the_password_unless_they_are_to_stay(lan: User, wish: dict[str, str], left: int) -> None:
    secret, client = tokens.make(lan, "máy nhập", "lan.nguyen"), entered()
    assert 'name="keep_tokens"' in client.get("/account").text
    client.post("/account/password", {"password_now": GOOD, "password": BETTER, "password_again": BETTER} | wish)

    assert bool(tokens.user_of(secret)) == bool(left)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password_now": "sai mật khẩu"}, "Mật khẩu hiện tại chưa đúng."),
        ({"password": "ngắn", "password_again": "ngắn"}, "Mật khẩu cần ít nhất 12 ký tự."),
        ({"password": "password1234", "password_again": "password1234"}, "Mật khẩu này quá phổ biến."),
        ({"password": "lan.nguyen.lan", "password_again": "lan.nguyen.lan"}, "Mật khẩu quá giống tên của bạn."),
        ({"password_again": "khác hẳn đi rồi"}, "Hai lần nhập mật khẩu khác nhau."),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said_and_nothing_changes(
    lan: User, change: dict[str, str], said: str
) -> None:
    wanted = {"password_now": GOOD, "password": BETTER, "password_again": BETTER} | change
    answer = entered().post("/account/password", wanted)

    assert answer.status_code == 422
    assert said in answer.text
    lan.refresh_from_db()
    assert lan.check_password(GOOD)


@pytest.mark.usefixtures("lan")
def test_guessing_the_present_password_of_an_open_session_ends_in_a_wait() -> None:
    client, said = entered(), {"password_now": "x", "password": BETTER, "password_again": BETTER}
    pages = [client.post("/account/password", said).text for _ in range(6)]

    assert "chưa đúng" in pages[4]
    assert "15 phút" in pages[5]


def test_sessions_are_listed_with_their_device_and_ended_one_or_all(lan: User) -> None:
    here, phone, office = entered(), entered(agent="Mozilla/5.0 (iPhone) Safari/604"), entered(agent="curl/8")
    page = here.get("/account").text
    assert page.count("Phiên này") == 1
    assert all(device in page for device in ("Chrome · Windows", "Safari · iPhone", "curl/8"))

    row = SignIn.objects.get(user=lan, device__contains="iPhone")
    here.post(f"/account/sessions/{row.pk}/end")
    assert phone.get("/account").status_code == 302
    assert office.get("/account").status_code == 200
    here.post("/account/sessions/end-others")
    assert office.get("/account").status_code == 302
    assert here.get("/account").status_code == 200
    assert AuditEvent.objects.filter(deed="session-ended").count() == 2


def test_nobody_ends_anothers_session(lan: User) -> None:
    other = an_administrator("other.one")
    theirs = Client()
    theirs.force_login(other)
    entered().post(f"/account/sessions/{SignIn.objects.get(user=other).pk}/end")

    assert lan.pk
    assert theirs.get("/account").status_code == 200


def test_a_session_slides_while_it_is_used_and_ends_by_silence_or_after_a_week(lan: User, settings: Settings) -> None:
    client = entered()
    for hours in range(0, 167, 11):
        settings.CLOCK_OFFSET = timedelta(hours=hours)
        assert client.get("/account").status_code == 200
    settings.CLOCK_OFFSET = sign_ins.LONGEST
    assert client.get("/account").status_code == 302
    settings.CLOCK_OFFSET = timedelta()
    silent = entered()
    settings.CLOCK_OFFSET = sign_ins.IDLE
    assert silent.get("/account").status_code == 302
    settings.CLOCK_OFFSET = sign_ins.LONGEST + timedelta(days=1)
    assert sign_ins.forget_old() == 2
    assert not lan.sign_ins.exists()


def test_signing_in_renews_the_key_of_the_session(lan: User) -> None:
    with_second_factor(entered(), lan)
    client = entered()
    before = client.cookies["bangtin"].value
    client.post("/second-factor", {"code": code(lan, later=1)})

    assert client.cookies["bangtin"].value != before
    assert client.get("/account").status_code == 200
    assert client.cookies["bangtin"]["httponly"]
    assert client.cookies["bangtin"]["samesite"] == "Lax"


def test_a_second_factor_is_asked_for_and_each_of_its_codes_counts_once(lan: User) -> None:
    with_second_factor(entered(), lan)
    client = entered()
    assert client.get("/account")["Location"].startswith("/sign-in")
    assert client.post("/second-factor", {"code": code(lan)}).status_code == 403  # was used to set it up
    fresh = code(lan, later=1)
    assert client.post("/second-factor", {"code": f" {fresh[:3]} {fresh[3:]} "}).status_code == 302
    again = entered()
    assert again.post("/second-factor", {"code": fresh}).status_code == 403
    assert AuditEvent.objects.filter(deed="sign-in-failed", after={"second_factor": False}).count() == 2


def test_the_second_step_leads_on_and_waits_for_five_minutes_only(lan: User, settings: Settings) -> None:
    with_second_factor(entered(), lan)
    client = Client()
    client.post("/sign-in", {"user_name": "lan.nguyen", "password": GOOD, "next": "/tokens"})
    assert client.post("/second-factor", {"code": code(lan, later=1)})["Location"] == "/tokens"
    late = entered()
    settings.CLOCK_OFFSET = timedelta(minutes=5)
    assert late.post("/second-factor", {"code": code(lan)})["Location"] == "/sign-in"
    assert Client().get("/second-factor")["Location"] == "/sign-in"


def test_guessing_codes_ends_in_a_wait_though_the_password_is_right(lan: User) -> None:
    with_second_factor(entered(), lan)
    statuses = []
    for _ in range(6):  # the right password in between begins no count anew
        client = entered()
        statuses.append(client.post("/second-factor", {"code": "000000"}).status_code)

    assert statuses[:5] == [403] * 5
    assert Client().post("/sign-in", {"user_name": "lan.nguyen", "password": GOOD}).status_code == 429


def test_recovery_codes_count_once_each_and_new_ones_end_the_old(lan: User) -> None:
    client = entered()
    codes = with_second_factor(client, lan)
    assert len(codes) == second_factor.RECOVERY_CODES
    assert entered().post("/second-factor", {"code": codes[0].upper().replace("-", " ")}).status_code == 302
    assert entered().post("/second-factor", {"code": codes[0]}).status_code == 403
    assert "Còn 9 mã dự phòng" in client.get("/account").text
    fresh = re.findall(r"\w{4}-\w{4}-\w{4}", client.post("/account/recovery-codes", {"password_now": GOOD}).text)
    assert entered().post("/second-factor", {"code": codes[1]}).status_code == 403
    assert entered().post("/second-factor", {"code": fresh[1]}).status_code == 302
    assert not any(one in str(list(lan.recovery_codes.values())) for one in fresh)


def test_turning_the_second_factor_off_takes_the_password(lan: User) -> None:
    client = entered()
    with_second_factor(client, lan)
    client.post("/account/second-factor/remove", {"password_now": "x"})
    assert second_factor.is_set(lan)
    client.post("/account/second-factor/remove", {"password_now": GOOD})
    assert not second_factor.is_set(lan)


def test_the_secret_of_an_authenticator_is_not_in_the_database_as_it_is(lan: User, settings: Settings) -> None:
    row = second_factor.offer(lan)
    assert b"otpauth" not in bytes(row.secret)
    settings.SECRET_KEY = "another centre's"  # noqa: S105 - a test's
    with pytest.raises(AccountError, match=r"secret\.key"):
        second_factor.in_letters(row)


def test_a_role_that_wants_a_second_factor_leads_to_setting_it_up_first(lan: User, settings: Settings) -> None:
    client = entered()
    settings.SECOND_FACTOR_ROLES = frozenset({"administrator"})
    assert client.get("/")["Location"] == "/account/second-factor"
    assert client.get("/people")["Location"] == "/account/second-factor"
    page = client.get("/account/second-factor").text
    assert "<svg" in page
    assert "Vai trò của bạn cần xác thực hai bước" in page
    with_second_factor(client, lan)
    assert client.get("/people").status_code == 200
    client.post("/account/second-factor/remove", {"password_now": GOOD})
    assert client.get("/people")["Location"] == "/account/second-factor"


def test_all_that_is_held_on_a_person_is_one_file_without_secrets(lan: User) -> None:
    client = entered()
    with_second_factor(client, lan)
    secret = tokens.make(lan, "máy nhập", "lan.nguyen")
    answer = client.get("/account/export")
    told: dict[str, Any] = answer.json()

    assert answer["Content-Disposition"] == 'attachment; filename="bang-tin-lan.nguyen.json"'
    assert told["account"]["full_name"] == "Nguyễn Thị Lan"
    assert len(told["roles"]) == 6
    assert [one["name"] for one in told["tokens"]] == ["máy nhập"]
    assert told["signed_in"][0]["device"] == WINDOWS
    assert {"sign-in", "account-exported", "second-factor-set"} <= {one["deed"] for one in told["log"]}
    assert secret not in answer.text
    assert lan.password not in answer.text
    assert "hash" not in answer.text


def test_a_deleted_account_leaves_no_person_behind_but_the_log_keeps_its_word(lan: User) -> None:
    other = an_administrator("other.one")
    other.set_password(GOOD)
    other.save()
    client, secret = entered(), tokens.make(lan, "máy nhập", "lan.nguyen")
    with_second_factor(client, lan)
    assert client.post("/account/delete", {"password_now": "x"}).status_code == 422
    assert client.post("/account/delete", {"password_now": GOOD})["Location"] == "/sign-in"

    row = User.objects.get(pk=lan.pk)
    assert (row.full_name, row.last_login, row.is_active, row.unit) == ("", None, False, None)
    assert "lan" not in row.username
    left = (row.grants, row.tokens, row.links, row.sign_ins, row.recovery_codes, row.delegations_given)
    assert not any(rows.exists() for rows in left)
    assert not SecondFactor.objects.filter(user=row).exists()
    assert tokens.user_of(secret) is None
    assert client.get("/account").status_code == 302
    assert AuditEvent.objects.filter(by="lan.nguyen", deed="account-deleted").exists()
    with pytest.raises(AccountError, match="somebody's before"):
        people.make("lan.nguyen", "Ai đó", None, "other.one")


def test_the_last_administrator_cannot_delete_the_account(lan: User) -> None:
    answer = entered().post("/account/delete", {"password_now": GOOD})

    assert answer.status_code == 422
    assert "ít nhất một quản trị viên" in answer.text
    lan.refresh_from_db()
    assert lan.is_active
    assert lan.grants.count() == 6


def test_a_token_speaks_with_the_roles_that_it_was_given(lan: User) -> None:
    page = entered().post("/tokens", {"name": "kỹ thuật", "roles": ["technician"], "password_now": GOOD}).text
    found = re.search(r"bangtin_[\w-]+", page)
    assert found
    program = Program(found[0])
    assert program.get("screens").status_code == 200
    assert program.post("sites", {"code": "x", "name": "X"}).status_code == 403
    lan.grants.filter(role="technician").delete()
    assert program.get("screens").status_code == 403


def test_who_signs_in_where_somebody_else_is_signed_in_takes_their_place(lan: User) -> None:
    client = entered()
    other = User.objects.create_user("binh.tran", password=GOOD)
    answer = client.post("/sign-in", {"user_name": "binh.tran", "password": GOOD})

    assert answer.status_code == 302
    assert client.get("/account").context["user"] == other
    assert [one.user for one in SignIn.objects.all()].count(other) == 1
    assert lan.sign_ins.count() == 1
