from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import Complaint, Heartbeat, ScreenState
from bangtin_server import clock
from bangtin_server.players import enrolment, hearing, outages
from bangtin_server.players.models import Grievance, Outage, Player, Screen
from bangtin_server.players.states import State, state_of, state_of_player, word
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def heard(player: Player, heartbeat: Heartbeat | None = None) -> None:
    said = heartbeat or a_heartbeat()
    hearing.hear(player, said, encode(said))


def stands(screen: Screen) -> State:
    return state_of(Screen.objects.select_related("player__presence").get(pk=screen.pk), clock.now())


def test_each_state_is_told_from_the_others(settings: Settings) -> None:
    screen = a_screen()
    assert stands(screen) is State.NO_PLAYER
    player = Machine().enrolled(screen)
    assert stands(screen) is State.NEVER_HEARD
    heard(player, a_heartbeat(ScreenState(screen.name, dark="hours")))
    assert stands(screen) is State.DARK_BY_HOURS
    heard(player, a_heartbeat(ScreenState(screen.name, dark="blackout")))
    assert stands(screen) is State.DARK_BY_ORDER
    heard(player, a_heartbeat(ScreenState(screen.name)))
    assert stands(screen) is State.ONLINE
    settings.CLOCK_OFFSET = 3 * MINUTE
    assert stands(screen) is State.LATE
    settings.CLOCK_OFFSET = 11 * MINUTE
    assert stands(screen) is State.SILENT
    enrolment.revoke(player, "t")
    assert state_of_player(Player.objects.get(pk=player.pk), clock.now()) is State.REVOKED
    assert stands(screen) is State.NO_PLAYER


@pytest.mark.parametrize("ahead", [timedelta(days=-400), timedelta(), timedelta(days=400)])
def test_no_clock_of_a_player_decides_how_it_stands(ahead: timedelta, settings: Settings) -> None:
    screen = a_screen()
    said = Instant(max(0, int((clock.now() + ahead).timestamp() * 1000)))
    heard(Machine().enrolled(screen), a_heartbeat(ScreenState(screen.name), at=said))
    assert stands(screen) is State.ONLINE
    settings.CLOCK_OFFSET = 3 * MINUTE
    assert stands(screen) is State.LATE
    settings.CLOCK_OFFSET = 11 * MINUTE
    assert stands(screen) is State.SILENT


def test_a_centre_whose_clock_fell_back_takes_no_old_word_for_a_present_one(settings: Settings) -> None:
    screen, other = a_screen("A"), a_screen("B")
    gone, there = Machine().enrolled(screen), Machine().enrolled(other)
    heard(gone, a_heartbeat(ScreenState("A", dark="hours")))
    heard(there)
    settings.CLOCK_OFFSET = timedelta(days=-1)
    heard(there)
    assert (stands(screen), stands(other)) == (State.LATE, State.ONLINE)
    assert [presence.player for presence in hearing.late(clock.now())] == [gone]
    heard(gone, a_heartbeat(boot=uuid4()))
    assert stands(screen) is State.ONLINE
    assert all(row.until and row.since <= row.until for row in Outage.objects.all())


def test_each_screen_of_a_player_stands_by_itself_and_all_are_silent_with_it(settings: Settings) -> None:
    screens = [a_screen(name) for name in "ABC"]
    player = Machine().enrolled(*screens)
    heard(player, a_heartbeat(ScreenState("A", dark="hours"), ScreenState("B", dark="blackout"), ScreenState("C")))
    assert [stands(each) for each in screens] == [State.DARK_BY_HOURS, State.DARK_BY_ORDER, State.ONLINE]
    settings.CLOCK_OFFSET = 3 * MINUTE  # dark or not is not known of who is not heard
    assert [stands(each) for each in screens] == [State.LATE] * 3
    settings.CLOCK_OFFSET = 11 * MINUTE
    assert [stands(each) for each in screens] == [State.SILENT] * 3


def test_a_revoked_player_is_in_no_other_state_whenever_it_was_heard(settings: Settings) -> None:
    screens = [a_screen(name) for name in "AB"]
    player = Machine().enrolled(*screens)
    heard(player, a_heartbeat(ScreenState("A", dark="hours"), ScreenState("B")))
    enrolment.revoke(player, "t")
    for later in (timedelta(), 3 * MINUTE, 11 * MINUTE, timedelta(days=-1)):
        settings.CLOCK_OFFSET = later
        assert state_of_player(Player.objects.get(), clock.now()) is State.REVOKED
        assert [stands(each) for each in screens] == [State.NO_PLAYER] * 2
    assert not hearing.late(clock.now()).exists()


def test_every_state_has_words_in_both_languages() -> None:
    for language in ("vi", "en"):
        assert len({word(state, language) for state in State}) == len(State)


def test_who_is_late_is_one_question_to_an_index(settings: Settings) -> None:
    silent, speaking, revoked = (Machine().enrolled(a_screen(name)) for name in ("A", "B", "C"))
    for player in (silent, speaking, revoked):
        heard(player)
    enrolment.revoke(revoked, "t")
    settings.CLOCK_OFFSET = 3 * MINUTE
    heard(speaking)
    with CaptureQueriesContext(connection) as asked:
        assert [presence.player_id for presence in hearing.late(clock.now())] == [silent.pk]
    assert len(asked) == 1
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # it would read three rows through; of thousands it does not
            cursor.execute("SET LOCAL enable_seqscan = off")
    told = hearing.late(clock.now()).explain()
    assert "late_after" in told
    assert "INDEX" in told.upper()


def test_a_heartbeat_without_news_rewrites_one_row() -> None:
    player = Machine().enrolled(a_screen())
    heard(player)
    with CaptureQueriesContext(connection) as asked:
        heard(player)
    assert [query["sql"].partition(" ")[0] for query in asked] == ["UPDATE"]


def test_a_silence_is_a_row_from_the_last_word_to_the_next(settings: Settings) -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    heard(player)
    began = player.presence.heard_at
    settings.CLOCK_OFFSET = 20 * MINUTE
    [lasting] = outages.incidents([screen], began - MINUTE, clock.now())
    assert (lasting.since, lasting.until) == (began, None)
    heard(player)
    row = Outage.objects.get()
    assert (row.screen, row.cause, row.since) == (screen, Outage.Cause.SILENCE, began)
    assert row.until is not None
    assert row.until - row.since >= 20 * MINUTE


def test_five_power_cuts_in_ten_minutes_are_one_incident(settings: Settings) -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    start = clock.now()
    for minute in range(0, 12, 2):
        settings.CLOCK_OFFSET = minute * MINUTE
        heard(player, a_heartbeat(boot=uuid4()))
    assert Outage.objects.filter(cause=Outage.Cause.RESTART).count() == 5
    [incident] = outages.incidents([screen], start - MINUTE, clock.now())
    assert (incident.outages, incident.cause) == (5, Outage.Cause.RESTART)


def test_a_swap_is_one_outage_until_the_new_player_speaks(settings: Settings) -> None:
    screen = a_screen()
    old = Machine().enrolled(screen)
    heard(old)
    silent_since = old.presence.heard_at
    settings.CLOCK_OFFSET = 60 * MINUTE
    screen.refresh_from_db()
    new = Machine().enrolled(screen)
    settings.CLOCK_OFFSET = 65 * MINUTE
    heard(new)
    [incident] = outages.incidents([screen], silent_since - MINUTE, clock.now() + MINUTE)
    assert (incident.since, incident.cause) == (silent_since, Outage.Cause.REPLACED)
    assert incident.until is not None
    assert incident.until - silent_since >= 65 * MINUTE


def test_what_a_heartbeat_complains_of_begins_and_ends(settings: Settings) -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    stuck = ScreenState(screen.name, progress_age_ms=Millis(31_000), unplayable=("ab" * 32,))
    said = Complaint("quarantined", "error", screen.name, "C2", detail="hỏng\0 hai lần")
    heard(player, a_heartbeat(stuck, clock_trust="untrusted", complaints=(said,)))
    heard(player, a_heartbeat(stuck, clock_trust="untrusted", complaints=(said,)))
    codes = {"screen_stuck", "medium_unplayable", "clock_untrusted", "quarantined"}
    assert set(Grievance.objects.filter(until=None).values_list("code", flat=True)) == codes
    assert Grievance.objects.get(code="quarantined").detail == "hỏng hai lần"
    settings.CLOCK_OFFSET = MINUTE
    heard(player, a_heartbeat(ScreenState(screen.name), complaints=(said,)))
    assert Grievance.objects.count() == len(codes)
    assert Grievance.objects.get(until=None).code == "quarantined"
    enrolment.revoke(player, "t")
    assert not Grievance.objects.filter(until=None).exists()


@pytest.mark.parametrize(("ahead_s", "said"), [(31, "+31 s"), (-31, "-31 s"), (-86_400, "-86400 s")])
def test_a_clock_that_differs_from_ours_twice_is_complained_of_until_it_agrees(
    ahead_s: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    player, now = Machine().enrolled(a_screen()), clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)

    def tells(differs_s: int) -> list[str]:
        heard(player, a_heartbeat(at=Instant(clock.this_instant() + differs_s * 1000)))
        return list(Grievance.objects.filter(until=None, code="clock_apart").values_list("detail", flat=True))

    assert tells(ahead_s) == []  # one may have been long on its way
    assert tells(0) == []
    assert tells(ahead_s) == []
    assert tells(ahead_s) == [said]
    assert tells(2 * ahead_s) == [said]
    assert tells(30) == []


def test_a_clock_that_agrees_costs_no_question() -> None:
    player = Machine().enrolled(a_screen())
    heard(player)
    with CaptureQueriesContext(connection) as asked:
        heard(player)
    assert len([each for each in asked if "players_presence" in each["sql"]]) == 1


def test_a_heartbeat_cannot_complain_endlessly() -> None:
    player = Machine().enrolled(a_screen())
    heard(player, a_heartbeat(complaints=tuple(Complaint(f"c{number}") for number in range(500))))
    assert Grievance.objects.count() == 200
