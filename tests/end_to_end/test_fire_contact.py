"""A fire panel's contact at a real player (S5): its page is up without the centre, and the centre hears of it."""

import time
from contextlib import ExitStack
from pathlib import Path

from PIL import Image

from tests.benchmarks.handoff.wall import xvfb
from tests.end_to_end.circle import SIZE, Centre, Wall, centre_in, player_on, until

SCREEN = "SANH-01"


def test_a_closed_contact_puts_its_page_on_the_wall_and_the_centre_hears_of_it(tmp_path: Path) -> None:
    contact = tmp_path / "bao-chay"
    with centre_in(tmp_path / "centre") as centre, xvfb(SIZE) as display, ExitStack() as stack:
        centre.publish(programme(tmp_path), "nha-may")
        rows = f"contacts: [{{trigger: bao-chay, at: {contact}}}]\n"
        (tmp_path / "player.yaml").write_text(f"centre: {centre.address}\nstate: state\n{rows}")
        wall = Wall(display)
        stack.callback(wall.close)
        stack.enter_context(player_on(display, tmp_path))
        centre.accept(until(wall.code).rpartition("/")[2], SCREEN)
        until(lambda: wall.colour() == "blue" or None)
        flaps(contact, wall)
        contact.touch()
        until(lambda: wall.colour() == "red" or None)
        until(lambda: complained(centre) or None, seconds=10.0)
        until(lambda: '"level":30' in centre.heartbeats().replace(" ", "") or None, seconds=10.0)
        contact.unlink()
        until(lambda: wall.colour() == "blue" or None)
        until(lambda: not complained(centre) or None, seconds=10.0)
        centre.stop()
        contact.touch()
        until(lambda: wall.colour() == "red" or None)


def programme(folder: Path) -> Path:
    """Write a programme of a picture, and of another one for fire."""
    for colour in ("blue", "red"):
        Image.new("RGB", SIZE, colour).save(folder / f"{colour}.png")
    path = folder / "sanh.yaml"
    path.write_text(
        f"screen: {{name: {SCREEN}, size: {SIZE[0]}x{SIZE[1]}}}\nmedia: .\nplaylists:\n"
        "  ngay: [{id: N1, image: blue.png, for: 10s}]\n  chay: [{id: F1, image: red.png, for: 20s}]\n"
        "schedule:\n  - {id: day, play: ngay}\n  - {id: bao-chay, play: chay, trigger: bao-chay}\n"
    )
    return path


def flaps(contact: Path, wall: Wall) -> None:
    """Close the contact for a fifth of a second, and see that nothing comes of it."""
    contact.touch()
    time.sleep(0.2)
    contact.unlink()
    last = time.monotonic() + 2.5
    while time.monotonic() < last:
        assert wall.colour() == "blue"
        time.sleep(0.05)


def complained(centre: Centre) -> bool:
    return any(code == "contact_asserted" for code, _words, _screen in centre.grievances())
