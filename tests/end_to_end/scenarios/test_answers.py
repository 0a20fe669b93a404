"""What is the same of every answer: its shape, and what it takes to give it."""

import json
import subprocess
import sys

from tests.end_to_end.scenarios.asking import S01, asked


def test_answers_have_the_shape_that_other_tools_rely_on() -> None:
    assert asked("what", S01, "--at", "2026-04-06T16:00") == {
        "at": "2026-04-06T16:00:00+07:00",
        "dark": False,
        "level": 10,
        "zones": {
            "main": {
                "playlist": "ngay",
                "item": "N2",
                "offset": 30,
                "page": 3,
                "until": "2026-04-06T16:00:15+07:00",
            }
        },
    }


def test_the_command_itself_answers() -> None:
    command = [sys.executable, "-m", "bangtin_player", "what", str(S01), "--at", "2026-04-06T06:00:37", "--json"]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    assert json.loads(ran.stdout)["zones"]["main"]["item"] == "C4"


def test_asking_loads_no_qt_and_no_vlc() -> None:
    code = (
        "import sys; from bangtin_player.command_line.app import application; application();"
        "print([name for name in sys.modules if name.split('.')[0] in {'PySide6', 'vlc'}])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
