"""Roles, units and delegations: who holds what, where, from when to when."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.accounts import (
    delegations,
    grants,
    leaving,
    people,
    proof,
    recovery,
    second_factor,
    sign_in_link,
    tokens,
    units,
)
from bangtin_server.accounts.grants import Place
from bangtin_server.accounts.holdings import holdings_of
from bangtin_server.accounts.models import AuditEvent, Grant, Unit, User
from bangtin_server.accounts.roles import Right, Role
from bangtin_server.accounts.units import Wanted
from bangtin_server.authority import may
from bangtin_server.environment import environment
from bangtin_server.errors import AccountError, EnvironmentVariableError
from bangtin_server.players.models import Site
from tests.server.api.people import an_administrator

pytestmark = pytest.mark.django_db

GOOD = "ba con voi xám"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def somebody(name: str, password: str = "") -> User:
    user = User(username=name, full_name=name)
    user.set_password(password or None)
    user.save()
    return user


def a_tree() -> tuple[Unit, Unit, Site]:
    site = Site.objects.create(code="nck", name="Nam Cầu Kiền")
    top = units.make(Wanted("Ban Quản lý", None, ()), "lan")
    return top, units.make(Wanted("Văn phòng", top, (site.pk,)), "lan"), site


def test_a_role_of_a_unit_holds_in_all_below_it_and_at_their_sites() -> None:
    top, office, site = a_tree()
    user = somebody("an")
    grants.give(user, Role.OPERATOR, Place(unit=top), "lan")

    held = holdings_of(user).scope(Right.RAISE)
    assert (held.units, held.sites, held.everywhere) == (frozenset({top.pk, office.pk}), frozenset({site.pk}), False)
    units.change(office, Wanted("Văn phòng", None, (site.pk,)), "lan")
    assert holdings_of(user).scope(Right.RAISE).sites == frozenset()


def test_a_role_is_given_once_is_logged_and_nobody_gives_it_to_themself() -> None:
    top, _, site = a_tree()
    user = somebody("an")
    first = grants.give(user, Role.OPERATOR, Place(site=site.pk), "lan")
    assert grants.give(user, Role.OPERATOR, Place(site=site.pk), "lan") == first
    with pytest.raises(AccountError, match="themself"):
        grants.give(user, Role.APPROVER, Place(unit=top), "an")
    administrator = an_administrator()
    administrator.set_password(GOOD)
    administrator.save()
    grants.take(first, "lan")

    told = AuditEvent.objects.filter(deed__in=["role-given", "role-taken"]).order_by("pk")
    assert [(one.deed, one.thing, one.before or one.after) for one in told] == [
        ("role-given", "an", {"role": "operator", "where": "site nck"}),
        ("role-taken", "an", {"role": "operator", "where": "site nck"}),
    ]


def test_somebody_is_always_left_who_keeps_accounts() -> None:
    only = an_administrator()
    only.set_password(GOOD)
    only.save()
    grant = Grant.objects.get(user=only, role=Role.ADMINISTRATOR)
    for deed in (leaving.suspend, leaving.delete):
        with pytest.raises(AccountError, match="left who keeps accounts"):
            deed(only, "x")
    with pytest.raises(AccountError, match="left who keeps accounts"):
        grants.take(grant, "x")
    only.refresh_from_db()
    assert only.is_active
    assert Grant.objects.filter(pk=grant.pk).exists()


def test_a_unit_stands_under_no_unit_of_its_own_and_goes_only_when_empty() -> None:
    top, office, _ = a_tree()
    with pytest.raises(AccountError, match="under itself"):
        units.change(top, Wanted("Ban Quản lý", office, ()), "lan")
    with pytest.raises(AccountError, match="there already"):
        units.make(Wanted(" Văn  phòng ", top, ()), "lan")
    with pytest.raises(AccountError, match="still has"):
        units.delete(top, "lan")
    units.delete(office, "lan")
    units.delete(top, "lan")
    assert [one.name for one, _ in units.in_order(Unit.objects.all())] == []


def test_an_approver_lends_approving_for_a_span_and_no_more_than_that(settings: Settings) -> None:
    top, _, site = a_tree()
    leader, stand_in, third = somebody("pho.ban"), somebody("chanh.vp"), somebody("x.y")
    grants.give(leader, Role.APPROVER, Place(unit=top), "lan")
    now = clock.now()
    row = delegations.lend(leader, stand_in, now + timedelta(hours=1), now + timedelta(days=2))
    assert not holdings_of(stand_in).scope(Right.LIFT)

    settings.CLOCK_OFFSET = timedelta(hours=2)
    assert holdings_of(stand_in).scope(Right.LIFT).sites == {site.pk}
    assert not holdings_of(stand_in).scope(Right.DELEGATE)
    with pytest.raises(AccountError, match="only who holds"):
        delegations.lend(stand_in, third, clock.now(), clock.now() + timedelta(hours=1))
    settings.CLOCK_OFFSET = timedelta(days=2)
    assert not holdings_of(stand_in).scope(Right.LIFT)
    settings.CLOCK_OFFSET = timedelta(hours=2)
    delegations.end(row, "pho.ban")
    assert not holdings_of(stand_in).scope(Right.LIFT)
    assert list(AuditEvent.objects.filter(deed__startswith="delegat").values_list("deed", "by", "thing")) == [
        ("delegated", "pho.ban", "chanh.vp"),
        ("delegation-ended", "pho.ban", "chanh.vp"),
    ]


@pytest.mark.parametrize(("since", "until"), [(2, 1), (-3, -1), (0, 24 * 93)])
def test_a_delegation_has_a_span_that_can_be_meant(since: int, until: int) -> None:
    leader, stand_in = an_administrator(), somebody("chanh.vp")
    now = clock.now()
    with pytest.raises(AccountError):
        delegations.lend(leader, stand_in, now + timedelta(hours=since), now + timedelta(hours=until))


def test_who_left_lends_nothing_any_more() -> None:
    leader, stand_in = an_administrator(), somebody("chanh.vp")
    delegations.lend(leader, stand_in, clock.now(), clock.now() + timedelta(hours=1))
    assert holdings_of(stand_in).scope(Right.APPROVE).everywhere
    User.objects.filter(pk=leader.pk).update(is_active=False)
    assert not holdings_of(stand_in).scope(Right.APPROVE)


def test_a_link_of_a_person_sets_their_password_once_and_ends_the_links_before() -> None:
    user = people.make("an.nguyen", " Nguyễn  Văn An ", None, "lan")
    first, second = sign_in_link.invite(user, "lan"), sign_in_link.invite(user, "lan")
    with pytest.raises(AccountError, match="no more"):
        people.enter(first, GOOD)
    with pytest.raises(AccountError, match="no more"):
        people.make_first(second, "khac.hoan", "Khác", GOOD, "")
    assert people.enter(second, GOOD) == user
    with pytest.raises(AccountError, match="no more"):
        people.enter(second, GOOD)
    assert proof.sign_in("an.nguyen", GOOD, "") == user
    assert user.full_name == "Nguyễn Văn An"


def test_who_stands_at_the_machine_lets_an_administrator_in_again() -> None:
    user = somebody("lan.nguyen", GOOD)
    User.objects.filter(pk=user.pk).update(is_active=False)
    second_factor.offer(user)
    for _ in range(60):
        try:
            proof.sign_in("lan.nguyen", "wrong", "203.0.113.9")
        except proof.LockedOutError:
            break
    with pytest.raises(AccountError, match="no account 'ai'"):
        recovery.recover("ai")
    secret = recovery.recover("Lan.Nguyen")

    assert people.enter(secret, "bốn con voi trắng") == user
    assert proof.sign_in("lan.nguyen", "bốn con voi trắng", "203.0.113.9") == user
    assert holdings_of(User.objects.get()).scope(Right.PEOPLE).everywhere
    assert AuditEvent.objects.filter(deed="account-recovered", by="system", thing="lan.nguyen").count() == 1


@pytest.mark.parametrize(
    ("variables", "roles"),
    [
        ({}, set()),
        ({"BANGTIN_ADDRESS": "https://bang-tin.example"}, {"administrator", "approver"}),
        ({"BANGTIN_ADDRESS": "https://bang-tin.example", "BANGTIN_SECOND_FACTOR": "none"}, set()),
        ({"BANGTIN_SECOND_FACTOR": "operator, approver"}, {"operator", "approver"}),
    ],
)
def test_outside_a_trial_those_who_approve_or_keep_accounts_need_a_second_factor(
    variables: dict[str, str], roles: set[str]
) -> None:
    assert environment(variables).second_factor == roles


def test_a_role_that_is_none_is_named() -> None:
    with pytest.raises(EnvironmentVariableError, match="'boss' is no role"):
        environment({"BANGTIN_SECOND_FACTOR": "boss"})


@pytest.mark.parametrize("begins", [timedelta(0), timedelta(days=1)])
def test_nobody_takes_over_an_account_by_what_it_is_lent(begins: timedelta) -> None:
    office = a_tree()[1]
    keeper, stand_in = somebody("quan.tri"), somebody("chanh.vp")
    for person, role in ((keeper, Role.ADMINISTRATOR), (stand_in, Role.CONTRIBUTOR)):
        grants.give(person, role, Place(unit=office), "lan")
    asked = RequestFactory().get("/")
    asked.user = keeper
    assert may(asked, Right.PEOPLE, stand_in)

    since = clock.now() + begins
    row = delegations.lend(an_administrator(), stand_in, since, since + timedelta(days=2))
    assert not may(asked, Right.PEOPLE, stand_in)
    delegations.end(row, "lan.nguyen")
    assert may(asked, Right.PEOPLE, stand_in)


@pytest.mark.parametrize("begins", [timedelta(0), timedelta(days=1)])
def test_a_password_by_a_link_ends_what_that_person_was_lent_but_not_what_they_lent(begins: timedelta) -> None:
    leader, stand_in = an_administrator(), somebody("chanh.vp")
    grants.give(stand_in, Role.APPROVER, Place(), "lan")
    since = clock.now() + begins
    for giver, taker in ((leader, stand_in), (stand_in, leader)):
        delegations.lend(giver, taker, since, since + timedelta(days=2))
    people.enter(sign_in_link.invite(stand_in, "lan"), GOOD)

    assert [row.taker for row in delegations.standing(stand_in)] == [leader]


def test_a_password_by_a_link_and_a_recovery_end_the_tokens_of_before() -> None:
    user = somebody("lan.nguyen", GOOD)
    secret = tokens.make(user, "one", "lan")
    link = sign_in_link.invite(user, "lan")
    assert tokens.user_of(secret) == user
    people.enter(link, GOOD)
    assert tokens.user_of(secret) is None
    secret = tokens.make(user, "two", "lan")
    recovery.recover("lan.nguyen")
    assert tokens.user_of(secret) is None
