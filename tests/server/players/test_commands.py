from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pytest_django import Settings

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.command import Answer, Collect, Deed, Identify, Pattern, Photograph, Reboot, RestartScreen
from bangtin_playlists.wire.command import Command as Sealed
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.seal import Trust, key_text, opened
from bangtin_server import clock
from bangtin_server.errors import CommandError
from bangtin_server.players import commands, enrolment
from bangtin_server.players.commands import Stage, Wish
from bangtin_server.players.models import Command, Player
from tests.server.machines import Machine, a_screen

pytestmark = pytest.mark.django_db
KEY = Ed25519PrivateKey.generate()
TRUST = Trust("", Keys(keys=(PublisherKey(key_text(KEY.public_key()), ("command",)),)))


def given(player: Player, deed: Deed, *, id_: UUID | None = None) -> Command:
    return commands.give(player, Wish(deed, "kythuat", id=id_), KEY)


def told(player: Player) -> list[Command]:
    return list(commands.pending(player, clock.now()))


def an_answer(command: Command, outcome: str = "done") -> Answer:
    return Answer(command.id, command.player.name, Instant(0), outcome)  # type: ignore[arg-type]  # one of the literals


@pytest.mark.parametrize("deed", [Collect(), Reboot(), Identify("LED-NCK-01", Millis(30_000))])
def test_a_command_is_signed_for_its_player_and_opens_there(deed: Deed) -> None:
    player = Machine().enrolled(a_screen())
    command = given(player, deed)
    document = opened(bytes(command.sealed), Sealed, player.name, TRUST)
    assert (document.id, document.deed, document.by) == (command.id, deed, "kythuat")
    assert document.until - document.issued == commands.LASTS.total_seconds() * 1000


def test_asking_twice_asks_once_while_it_waits() -> None:
    player = Machine().enrolled(a_screen())
    first = given(player, RestartScreen("LED-NCK-01"))
    assert given(player, RestartScreen("LED-NCK-01")) == first
    commands.answered(player, an_answer(first))
    assert given(player, RestartScreen("LED-NCK-01")) != first


def test_a_request_that_is_sent_again_is_the_same_command_even_after_its_answer() -> None:
    player, id_ = Machine().enrolled(a_screen()), uuid4()
    first = given(player, Reboot(), id_=id_)
    commands.answered(player, an_answer(first))
    assert given(player, Reboot(), id_=id_) == first
    assert Command.objects.count() == 1


def test_commands_wait_for_an_offline_player_in_their_order_and_end(settings: Settings) -> None:
    player = Machine().enrolled(a_screen())
    first, second = given(player, Collect()), given(player, Pattern("LED-NCK-01", Millis(1000)))
    settings.CLOCK_OFFSET = timedelta(minutes=14)
    assert told(player) == [first, second]
    settings.CLOCK_OFFSET = timedelta(minutes=16)
    assert told(player) == []
    assert commands.stage(first, clock.now()) is Stage.EXPIRED


def test_the_first_answer_counts_and_is_kept_with_its_time() -> None:
    player = Machine().enrolled(a_screen())
    command = given(player, Reboot())
    commands.answered(player, an_answer(command, "refused"))
    commands.answered(player, an_answer(command, "done"))
    command.refresh_from_db()
    assert commands.stage(command, clock.now()) is Stage.REFUSED
    assert command.answered_at is not None


def test_nobody_answers_for_another_player() -> None:
    command = given(Machine().enrolled(a_screen("A")), Reboot())
    with pytest.raises(CommandError):
        commands.answered(Machine().enrolled(a_screen("B")), an_answer(command))


def test_a_screen_that_the_player_does_not_drive_and_a_revoked_player_are_refused() -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    with pytest.raises(CommandError, match="LED-DV-01"):
        given(player, Photograph("LED-DV-01"))
    enrolment.revoke(player, "t")
    with pytest.raises(CommandError, match="revoked"):
        given(player, Reboot())


def test_versions_rise_even_where_the_clock_fell_back(settings: Settings) -> None:
    player = Machine().enrolled(a_screen())
    first = given(player, Collect())
    settings.CLOCK_OFFSET = timedelta(days=-1)
    assert given(player, Reboot()).version == first.version + 1


def test_the_push_says_once_that_something_waits() -> None:
    player = Machine().enrolled(a_screen())
    given(player, Reboot())
    given(player, Collect())
    assert commands.announced() == [player.token]
    assert commands.announced() == []
