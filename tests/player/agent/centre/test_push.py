import threading

from bangtin_player.agent.centre.identity import new_identity
from bangtin_player.agent.centre.link import Link
from bangtin_player.agent.centre.push import Push
from bangtin_player.errors import CentreError
from tests.player.agent.centre.fake_centre import FakeCentre


def test_each_event_makes_the_collect_earlier_and_the_end_comes_at_once(centre: FakeCentre) -> None:
    looks = threading.Semaphore(0)
    push = Push(lambda _hint: looks.release())

    def listen() -> None:
        try:
            push.listen(Link(new_identity(centre.address)), "push/t")
        except CentreError:
            return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    assert looks.acquire(timeout=10)  # what was said before the stream was opened was missed
    for _ in range(3):
        centre.hints.set()
        assert looks.acquire(timeout=10)
    push.close()
    listener.join(10)
    assert not listener.is_alive()
