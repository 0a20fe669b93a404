"""Keeping accounts in the browser: invite, roles, help with signing in, leaving; and the log."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from bangtin_server.accounts import grants, lock_out, proof, second_factor, units
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.grants import Place
from bangtin_server.accounts.models import AuditEvent, Unit, User
from bangtin_server.accounts.roles import Role
from bangtin_server.accounts.units import Wanted
from tests.server.api.people import an_administrator

pytestmark = pytest.mark.django_db

GOOD = "ba con voi xám"
FILES = {"full_name": "Trần Văn Bình", "user_name": "binh.tran", "role": "operator", "where": "everywhere"}


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def browser() -> Client:
    client, user = Client(), an_administrator()
    user.set_password(GOOD)
    user.save()
    client.force_login(user)
    return client


def binh(browser: Client) -> tuple[User, str]:
    """Return somebody who was just invited, and the path of the link."""
    page = browser.post("/people/invite", FILES).text
    found = re.search(r"http://127\.0\.0\.1:8080(/sign-in/[\w-]+)", page)
    assert found
    return User.objects.get(username="binh.tran"), found[1]


def test_who_is_invited_chooses_a_password_by_the_link_and_is_signed_in(browser: Client) -> None:
    user, link = binh(browser)
    assert not user.has_usable_password()
    assert link not in browser.get(f"/people/{user.pk}").text
    client = Client()
    assert "Trần Văn Bình" in client.get(link).text
    assert client.post(link, {"password": GOOD, "password_again": GOOD}).status_code == 302
    assert client.get("/").status_code == 200
    assert client.get(link).status_code == 410
    assert client.get("/people").status_code == 403


@pytest.mark.parametrize(
    "change",
    [{"user_name": "Bình"}, {"user_name": "lan.nguyen"}, {"full_name": ""}, {"unit": "99"}, {"where": "unit:x"}],
)
def test_an_invitation_that_is_not_right_leaves_nothing_behind(browser: Client, change: dict[str, str]) -> None:
    answer = browser.post("/people/invite", FILES | change)

    assert answer.status_code == 422
    assert User.objects.count() == 1


def test_people_are_found_by_name_and_roles_given_and_taken(browser: Client) -> None:
    user, _ = binh(browser)
    assert "Trần Văn Bình" in browser.get("/people?name=BINH").text
    assert "Trần Văn Bình" not in browser.get("/people?name=%00khác").text
    office = units.make(Wanted("Văn phòng", None, ()), "lan.nguyen")
    browser.post(f"/people/{user.pk}/grants", {"role": "reviewer", "where": f"unit:{office.pk}"})
    browser.post(f"/people/{user.pk}/unit", {"unit": str(office.pk)})
    user.refresh_from_db()
    assert user.unit == office
    row = user.grants.get(role="reviewer")
    assert row.unit == office
    browser.post(f"/people/{user.pk}/grants/{row.pk}/take")
    assert not user.grants.filter(role="reviewer").exists()


def test_an_administrator_helps_who_cannot_sign_in(browser: Client) -> None:
    user, link = binh(browser)
    Client().post(link, {"password": GOOD, "password_again": GOOD})
    second_factor.offer(user)
    for _ in range(lock_out.MOST_HERE):
        proof.sign_in("binh.tran", "wrong", "203.0.113.9")
    assert lock_out.waits("binh.tran")
    assert "Tạm khóa do nhập sai" in browser.get(f"/people/{user.pk}").text
    browser.post(f"/people/{user.pk}/unlock")
    browser.post(f"/people/{user.pk}/second-factor/remove")
    browser.post(f"/people/{user.pk}/sessions/end")
    assert proof.sign_in("binh.tran", GOOD, "203.0.113.9") == user
    assert not user.sign_ins.exists()
    done = AuditEvent.objects.filter(by="lan.nguyen", thing="binh.tran").values_list("deed", flat=True)
    assert {"unlocked", "second-factor-removed", "session-ended"} <= set(done)


def test_a_suspended_account_is_restored_and_a_deleted_one_is_gone(browser: Client) -> None:
    user, _ = binh(browser)
    browser.post(f"/people/{user.pk}/suspend")
    assert "Đã khóa" in browser.get(f"/people/{user.pk}").text
    browser.post(f"/people/{user.pk}/restore")
    user.refresh_from_db()
    assert user.is_active
    browser.post(f"/people/{user.pk}/delete", {"user_name": "ai đó"})
    assert User.objects.filter(username="binh.tran").exists()
    browser.post(f"/people/{user.pk}/delete", {"user_name": "binh.tran"})
    assert not User.objects.filter(username="binh.tran").exists()
    assert browser.get(f"/people/{user.pk}").status_code == 404


def test_a_park_s_administrator_takes_over_no_account_that_may_more(browser: Client) -> None:
    park = units.make(Wanted("Khu A", None, ()), "lan.nguyen")
    keeper, chief = (User.objects.create(username=name, unit=park) for name in ("giu.khoa", "truong.ban"))
    grants.give(keeper, Role.ADMINISTRATOR, Place(unit=park), "lan.nguyen")
    grants.give(chief, Role.APPROVER, Place(), "lan.nguyen")
    client = Client()
    client.force_login(keeper)

    assert client.get(f"/people/{chief.pk}").status_code == 200
    for deed in ("link", "second-factor/remove", "suspend", "unit", "sessions/end"):
        assert client.post(f"/people/{chief.pk}/{deed}").status_code == 403
    assert client.post(f"/people/{chief.pk}/grants", {"role": "operator", "where": "everywhere"}).status_code == 403
    assert client.post(f"/people/{an_administrator().pk}/link").status_code == 404
    assert client.post("/people/invite", FILES).status_code == 422
    assert browser.get("/units").status_code == 200


def test_units_are_made_changed_and_deleted(browser: Client) -> None:
    browser.post("/units", {"name": "Ban Quản lý"})
    top = Unit.objects.get()
    browser.post("/units", {"name": "Văn phòng", "above": str(top.pk)})
    page = browser.post(f"/units/{top.pk}/delete", follow=True).text
    assert "hãy chuyển đi trước" in page
    browser.post(f"/units/{top.pk}", {"name": "Ban Quản lý KKT"})
    assert Unit.objects.get(pk=top.pk).name == "Ban Quản lý KKT"


def test_the_log_is_filtered_read_in_words_and_taken_out_harmlessly(browser: Client) -> None:
    browser.post("/people/invite", FILES)
    note(Deed.RECALLED, "lan.nguyen", "=1+1")
    page = browser.get("/audit?deed=role-given").text
    assert "Người vận hành" in page
    assert "Tạo tài khoản" not in re.findall(r'<td class="deed"><b>(.*?)</b>', page)
    assert "Không có dòng nào" in browser.get("/audit?until=2020-01-01").text
    assert browser.get("/audit?since=x&before=0&by=%00").status_code == 200
    answer = browser.get("/audit.csv?deed=account-made")
    content = b"".join(answer).decode()
    assert content.startswith("\ufeffLúc;Ai;Việc")
    assert "binh.tran" in content
    assert ";'=1+1;" in b"".join(browser.get("/audit.csv")).decode()
    assert AuditEvent.objects.filter(deed="audit-exported", after={"deed": "account-made"}).exists()


@pytest.mark.parametrize("field", ["since", "until"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "01/01/0001", "31/12/9999"])
def test_a_day_that_no_log_has_breaks_neither_the_page_nor_the_file(browser: Client, field: str, day: str) -> None:
    note(Deed.SIGN_OUT, "lan.nguyen")
    assert browser.get(f"/audit?{field}={day}").status_code == 200
    refused = browser.get(f"/audit.csv?{field}={day}")
    assert refused.status_code == 422
    assert 'aria-invalid="true"' in refused.text
    assert not AuditEvent.objects.filter(deed="audit-exported").exists()


@pytest.mark.parametrize(("day", "said"), [("hôm qua", "ghi ngày như 24/11/2026"), ("31/02/2026", "24/11/2026")])
def test_a_file_for_a_day_that_cannot_be_read_is_refused_in_words_and_not_the_whole_log(
    browser: Client, day: str, said: str
) -> None:
    note(Deed.SIGN_OUT, "lan.nguyen")
    refused = browser.get(f"/audit.csv?since={day}")
    assert refused.status_code == 422
    assert said in refused.text


def test_a_role_is_given_nowhere_until_a_place_is_chosen(browser: Client) -> None:
    answer = browser.post("/people/invite", FILES | {"where": ""})
    assert answer.status_code == 422
    assert "Hãy chọn nơi" in answer.text
    user, _ = binh(browser)
    page = browser.get(f"/people/{user.pk}").text
    assert re.search(r'<select id="where" name="where" required>\s*<option value="">', page)
    browser.post(f"/people/{user.pk}/grants", {"role": "approver", "where": ""})
    assert not user.grants.filter(role="approver").exists()
