"""The whole office against a centre: from a code on the wall to content, reports and deeds, without a restart."""

from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest

from bangtin_player.agent.centre import office
from bangtin_player.agent.centre.errands import REBOOT
from bangtin_player.agent.centre.link import Link
from bangtin_player.agent.centre.push import Push
from bangtin_player.core.asks import ReleaseDigest, RestartScreen, TakePicture
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import Pattern
from bangtin_playlists.wire.command import (
    Answer,
    Collect,
    Deed,
    Identify,
    Photograph,
    Reboot,
    Release,
    SendJournal,
    Volume,
)
from bangtin_playlists.wire.command import Pattern as PatternDeed
from bangtin_playlists.wire.command import RestartScreen as RestartDeed
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.heartbeat import Complaint, Heartbeat
from tests.player.agent.centre.fake_centre import PLAYER, SCREEN
from tests.player.agent.centre.stand import Stand, now


def test_a_new_player_shows_its_code_and_goes_over_when_it_is_accepted(stand: Stand) -> None:
    stand.until(lambda: stand.parts.member.code)
    assert stand.card().title == "ACDE FGHJ"
    assert stand.office.witness(0).player == "pi"
    stand.enrol()
    documents = stand.source.read()
    assert documents.manifest.version == 5
    assert documents.absent == frozenset()
    assert all(Path(path).read_bytes() == b"picture" for path in documents.places.values())
    assert (stand.office.witness(0).player, stand.office.witness(0).screen) == (PLAYER, SCREEN)


def test_a_code_that_grew_too_old_is_renewed(stand: Stand) -> None:
    stand.until(lambda: stand.centre.codes)
    stand.centre.codes.clear()
    stand.until(lambda: stand.centre.codes)
    assert stand.centre.asked.count("enrolments") == 2


def test_the_centre_hears_how_the_player_stands(stand: Stand) -> None:
    stand.enrol()
    stand.until(lambda: stand.centre.told.get("heartbeat"))
    beat = decode(Heartbeat, stand.centre.told["heartbeat"][-1])
    assert (beat.player, [each.screen for each in beat.screens]) == (PLAYER, [SCREEN])
    assert beat.disk_total


def test_a_push_brings_a_change_at_once(stand: Stand) -> None:
    stand.enrol()
    stand.until(lambda: any(path.startswith("push/") for path in stand.centre.asked))
    stand.centre.show(6, b"other")
    stand.centre.hints.set()
    stand.until(lambda: stand.manifest().version == 6)


def test_a_push_that_is_open_again_is_complained_of_no_more(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, over = Event(), Event()

    def listen(push: Push, _link: Link, _path: str) -> None:
        stand.parts.complaints.raised("centre (push)", Complaint("centre_unreachable"))  # as if it was cut off before
        push._look_now(b"")  # noqa: SLF001 - what a stream does when it opens
        opened.set()
        over.wait(30)

    monkeypatch.setattr(Push, "listen", listen)
    stand.enrol()
    stand.until(opened.is_set)
    assert "centre_unreachable" not in {each.code for each in stand.parts.complaints.now()}
    over.set()


def test_every_deed_is_done_and_answered(stand: Stand) -> None:
    stand.enrol()
    hour = Millis(3_600_000)
    deeds: tuple[Deed, ...] = (
        Collect(),
        RestartDeed(SCREEN),
        Release("d" * 64),
        Volume(SCREEN, 30),
        Photograph(SCREEN),
        SendJournal(Instant(0), Instant(now() + 60_000)),
    )
    assert [stand.answer_to(deed).outcome for deed in deeds] == ["done"] * len(deeds)
    stand.until(lambda: len(stand.asks) >= 3)
    assert [type(ask) for ask in stand.asks] == [RestartScreen, ReleaseDigest, TakePicture]
    assert stand.manifest().screen.volume == 30
    assert stand.centre.told[f"pictures/{SCREEN}"] == [b"PNG"]
    (log,) = [bodies[0] for path, bodies in stand.centre.told.items() if path.startswith("logs/")]
    assert b"this is the player" in log
    assert stand.answer_to(Volume(SCREEN, None)).outcome == "done"
    assert stand.manifest().screen.volume == 100
    assert stand.answer_to(PatternDeed(SCREEN, hour)).outcome == "done"
    (element,) = stand.manifest().playlists[0].elements
    assert isinstance(element.content, Pattern)  # type: ignore[union-attr]  # an item of ours
    assert stand.answer_to(Identify(SCREEN, Millis(1))).outcome == "done"
    stand.until(lambda: stand.manifest().version == 5)


def test_what_cannot_be_done_is_answered_with_why(stand: Stand) -> None:
    stand.enrol()
    assert stand.answer_to(RestartDeed("LED-99")).code == "no_such_screen"
    for command, answer in (
        (("sh", "-c", "echo Interactive authentication required. >&2; exit 1"), ("refused", "reboot_refused")),
        (("/nowhere/systemctl",), ("failed", "reboot_unavailable")),
    ):
        stand.office._errands._reboot = command  # noqa: SLF001 - nobody's machine is to be started anew
        refused = stand.answer_to(Reboot())
        assert (refused.outcome, refused.code) == answer
        assert refused.detail


def test_the_machine_is_asked_to_start_anew_without_a_question_that_nobody_answers() -> None:
    program, *options = REBOOT
    assert (program, options[-1], set(options[:-1])) == ("systemctl", "reboot", {"--no-ask-password", "--no-wall"})


def test_a_command_sent_again_is_not_done_again(stand: Stand) -> None:
    stand.enrol()
    identity = uuid4()
    for _ in range(3):
        stand.centre.order(RestartDeed(SCREEN), identity=identity)
    late = stand.centre.order(RestartDeed(SCREEN), until=1)
    stand.parts.timetable.soon("heartbeat")
    stand.until(lambda: len(stand.centre.told.get("answers", [])) >= 2)
    answers = {each.command: each.outcome for each in map(_answer, stand.centre.told["answers"])}
    assert answers == {identity: "done", late.id: "expired"}
    stand.until(lambda: stand.asks)
    assert len(stand.asks) == 1


def test_a_command_that_nobody_we_trust_has_signed_is_not_done(stand: Stand) -> None:
    stand.enrol()
    stand.centre.commands.append(stand.centre.objects["documents/s/orders"].decode())
    stand.centre.commands.append("nonsense")
    stand.parts.timetable.soon("heartbeat")
    stand.until(lambda: any(each.code.startswith("command_") for each in stand.parts.complaints.now()))
    assert stand.asks == []


def _answer(body: bytes) -> Answer:
    return decode(Answer, body)


def test_what_is_wrong_is_told_before_the_next_heartbeat_is_due(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "QUIET_S", 0.0)
    stand.enrol()
    stand.until(lambda: stand.centre.told.get("heartbeat"))
    stand.parts.complaints.raised("manifest", Complaint("document_signature", "error"))

    def told() -> bool:
        beat = decode(Heartbeat, stand.centre.told["heartbeat"][-1])
        return "document_signature" in {each.code for each in beat.complaints}

    stand.until(told)
