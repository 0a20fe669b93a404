"""The centre away for 30 days, by an injected clock: the wall exact, the asking patient, the log delivered once."""

import random
from pathlib import Path

from bangtin_player.agent.centre.patience import Patience
from bangtin_player.agent.centre.source import CollectedSource
from bangtin_player.agent.play_table import PlayTable, read_plays
from bangtin_player.core.patience import LONGEST_S
from bangtin_player.errors import CentreError
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Local
from bangtin_playlists.on_air import OnAir
from bangtin_playlists.schedule import Entry, Rule
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.faults.test_collect_killed import play
from tests.player.agent.centre.conftest import Member
from tests.player.agent.centre.fake_centre import PLAYER, SCREEN, FakeCentre, Handler, running

DAY_MS = 86_400_000
BEGIN = 1_775_000_000_000
"""1 April 2026, 06:33 in Hải Phòng."""
DAYS = 30


def dead(handler: Handler) -> bool:
    handler.answer(503, b"away")
    return True


def shown(manifest: Manifest, at: int) -> OnAir:
    return prepare(manifest, local=Local()).on_air(Instant(at))


def test_the_wall_is_exact_after_thirty_days_and_a_restart_without_the_centre(tmp_path: Path) -> None:
    with running(FakeCentre()) as centre:
        published = centre.show(5, b"one", b"two", b"three")
        Member(tmp_path, centre).round()
        centre.behave = dead
        again = Member(tmp_path, centre, Member(tmp_path, centre).identity)
        documents = CollectedSource(0, again.parts).read()
    assert documents.absent == frozenset()
    for day in range(DAYS + 1):
        for hour in (0, 7, 13, 23):
            at = BEGIN + day * DAY_MS + hour * 3_600_000 + 417
            assert shown(documents.manifest, at) == shown(published, at)


def test_asking_stays_patient_and_quiet_and_comes_back_within_minutes(tmp_path: Path) -> None:
    centre = FakeCentre()
    centre.address = "http://127.0.0.1:9"
    member = Member(tmp_path, centre)
    patience, asked, now = Patience(member.parts), 0, 0.0

    def ask() -> float:
        raise CentreError("away")

    longest = 0.0
    while now < DAYS * DAY_MS / 1000:
        wait = patience.with_centre("collect", ask)
        assert wait is not None
        asked, now, longest = asked + 1, now + wait, max(longest, wait)
    assert longest <= LONGEST_S
    assert asked < DAYS * DAY_MS / 1000 / (LONGEST_S / 2) + 20
    assert [each.code for each in member.parts.complaints.now()] == ["centre_unreachable"]
    assert patience.with_centre("collect", lambda: 60.0) == 60.0
    assert member.parts.complaints.now() == ()


def test_the_log_of_thirty_days_is_delivered_in_order_and_counts_once(tmp_path: Path) -> None:
    rows = DAYS * 24 * 60  # a play a minute
    log = tmp_path / "plays.sqlite"
    table = PlayTable(log, 1000)
    for first in range(0, rows, 5_000):
        table.add([play(number) for number in range(first, min(rows, first + 5_000))])
    table.close()
    source, bodies = random.Random(4), list[bytes]()

    def take_and_often_fail(handler: Handler) -> bool:
        """Take every batch, and let the answer of one in four get lost."""
        if source.random() < 0.25:
            bodies.append(handler.body)
            return dead(handler)
        return False

    with running(FakeCentre()) as centre:
        centre.behave = take_and_often_fail
        member = Member(tmp_path, centre)
        while member.parts.outbox.waiting(PLAYER):
            try:
                member.parts.outbox.send(member.parts.member.link, PLAYER)
            except CentreError:
                continue
        answered = [decode(ProofOfPlay, line) for body in centre.told["plays"] for line in body.splitlines()]
    taken = [decode(ProofOfPlay, line).id for body in bodies for line in body.splitlines()]
    laid_down = read_plays(log)
    assert [each.id for each in answered] == sorted(each.id for each in answered)
    assert len(answered) == len({each.id for each in answered}) == rows
    assert set(taken) <= {each.id for each in answered}
    assert taken, "no answer was ever lost"
    assert {each.id for each in laid_down} <= {each.id for each in answered}


def test_a_schedule_of_days_goes_on_by_the_calendar(tmp_path: Path) -> None:
    """A rule that begins while the centre is away begins all the same."""
    wall = WallClock("Asia/Ho_Chi_Minh")
    with running(FakeCentre()) as centre:
        made = centre.show(5, b"one")
        (playlist,) = made.playlists
        later = Entry("later", playlist=playlist.id, rule=Rule(weekdays=(6, 7)))
        weekend = Manifest(made.screen, 6, playlists=made.playlists, schedule=(later,), media=made.media)
        centre.publish(weekend, f"documents/p/manifest-{SCREEN}")
        member = Member(tmp_path, centre)
        member.round()
        kept = CollectedSource(0, member.parts).read().manifest
    on = [shown(kept, BEGIN + day * DAY_MS).entry == "later" for day in range(DAYS)]
    days = [wall.day(Instant(BEGIN + day * DAY_MS)).isoweekday() for day in range(DAYS)]
    assert on == [day in {6, 7} for day in days]
