"""Enrolments at the very same moment, on whatever database the settings name: `python -m tests.server.players.rush`.

A process of its own where that is SQLite: Django's tests keep theirs in memory, where threads do not meet as they do in
a file.
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

AT_ONCE = 6


def at_once(deeds: list[Callable[[], object]]) -> list[object]:
    """Do all at one moment, each on a connection of its own; return what each returned, or raised of ours."""
    from django.db import connection  # noqa: PLC0415 - after Django's set-up

    from bangtin_server.errors import CentreError  # noqa: PLC0415 - the same

    gate = Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> object:
        gate.wait(30)
        try:
            return deed()
        except CentreError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as hands:
        return list(hands.map(one, deeds))


def one_code_entered_by_many() -> None:
    """See that one of them gets the player, and each of the others a refusal in words."""
    from bangtin_server.errors import EnrolmentError  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.players import enrolment  # noqa: PLC0415 - the same
    from bangtin_server.players.models import Assignment, Player, Screen  # noqa: PLC0415 - the same
    from tests.server.machines import a_screen  # noqa: PLC0415 - the same

    screens = [a_screen(f"MOT-{number}") for number in range(AT_ONCE)]
    code = enrolment.ask("one", {}).code
    told = at_once(
        [lambda screen=screen: enrolment.accept(code, [screen], screen.name) for screen in screens]  # type: ignore[misc]  # a lambda with a default
    )
    (player,) = Player.objects.filter(public_key="one")
    assert sum(isinstance(each, Player) for each in told) == 1, told
    assert sum(isinstance(each, EnrolmentError) for each in told) == AT_ONCE - 1, told
    assert Screen.objects.filter(player=player).count() == 1
    assert Assignment.objects.filter(player=player).count() == 1


def one_code_entered_twice_by_one() -> None:
    """See that a double click makes one player of one screen, whichever of the two is told so."""
    from bangtin_server.players import enrolment  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.players.models import Player  # noqa: PLC0415 - the same
    from tests.server.machines import a_screen  # noqa: PLC0415 - the same

    screen, code = a_screen("HAI"), enrolment.ask("two", {}).code
    told = at_once([lambda: enrolment.accept(code, [screen], "t")] * 2)
    assert sum(isinstance(each, Player) for each in told) == 1, told
    screen.refresh_from_db()
    assert screen.player == Player.objects.get(public_key="two")


def one_screen_given_to_many() -> None:
    """See that the last one drives it, that all others are revoked, and that the assignments follow each other."""
    from bangtin_server.players import enrolment  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.players.models import Assignment, Player, Screen  # noqa: PLC0415 - the same
    from tests.server.machines import a_screen  # noqa: PLC0415 - the same

    screen = a_screen("BA")
    codes = [enrolment.ask(f"three {number}", {}).code for number in range(AT_ONCE)]
    told = at_once(
        [
            lambda code=code: enrolment.accept(code, [Screen.objects.get(pk=screen.pk)], "t")  # type: ignore[misc]  # as above
            for code in codes
        ]
    )
    assert all(isinstance(each, Player) for each in told), told
    screen.refresh_from_db()
    assert list(Player.objects.filter(public_key__startswith="three", revoked_at=None)) == [screen.player]
    (held,) = Assignment.objects.filter(screen=screen, until=None)
    assert held.player == screen.player
    assert Assignment.objects.filter(screen=screen).count() == AT_ONCE


def one_machine_asks_many_times() -> None:
    """See that a machine that asks anew before it has its answer gets the same code."""
    from bangtin_server.players import enrolment  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.players.models import Enrolment  # noqa: PLC0415 - the same

    told = at_once([lambda: enrolment.ask("four", {}).code] * AT_ONCE)
    assert len(set(told)) == 1, told
    assert Enrolment.objects.filter(public_key="four").count() == 1


RUSHES = (
    one_code_entered_by_many,
    one_code_entered_twice_by_one,
    one_screen_given_to_many,
    one_machine_asks_many_times,
)


def main() -> None:
    """Try all, on tables made anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangtin_server.settings")
    from bangtin_server.command_line.preparation import ready_database  # noqa: PLC0415 - after the environment

    ready_database()
    for rush in RUSHES:
        rush()
    sys.stdout.write("all in order\n")


if __name__ == "__main__":
    main()
