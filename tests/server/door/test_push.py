import asyncio

from bangtin_server.door.push import COMMANDS, LOOK, Hub

MINE, OTHER = "aa" * 16, "bb" * 16


def heard(*told: tuple[str, str]) -> list[str]:
    """The first event of a stream of MINE, and the next one after these words were told."""

    async def listen() -> list[str]:
        hub = Hub()
        stream = hub.events([MINE])
        first = await anext(stream)
        for token, word in told:
            hub.tell([token], word)
        return [first, await anext(stream)]

    return asyncio.run(listen())


def test_a_stream_begins_with_an_event_so_that_nothing_is_missed_before_it() -> None:
    assert heard((MINE, LOOK))[0] == "data: look\n\n"


def test_a_waiting_command_is_told_from_a_new_document() -> None:
    assert heard((MINE, COMMANDS), (MINE, COMMANDS))[1] == "data: commands\n\n"


def test_what_is_told_to_others_is_not_heard() -> None:
    assert heard((OTHER, COMMANDS), (MINE, LOOK))[1] == "data: look\n\n"
