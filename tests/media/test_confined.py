"""Foreign programs within bounds: whatever they do, they end, and nothing of them is left."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bangtin_media.confined import Bounds, Ended, run

LONG = Bounds(seconds=60, silence=60)


def python(code: str, folder: Path, bounds: Bounds = LONG) -> tuple[Ended, bytes]:
    said = bytearray()
    ended = run([sys.executable, "-S", "-c", code], bounds, said.extend, folder, lambda: None)
    return ended, bytes(said)


def test_a_program_that_ends_is_heard_to_its_end(tmp_path: Path) -> None:
    ended, said = python("import sys; print('xin chào'); sys.stderr.write('lỗi'); sys.exit(3)", tmp_path)
    assert (ended, said.decode()) == (Ended(3, "lỗi"), "xin chào\n")


def test_a_program_that_never_ends_is_ended(tmp_path: Path) -> None:
    ended, _ = python("while True: print('.', flush=True)", tmp_path, Bounds(seconds=1, silence=60))
    assert ended.late


def test_a_silent_program_is_ended_and_one_that_refuses_to_is_killed(tmp_path: Path) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    ended, _ = python(deaf, tmp_path, Bounds(seconds=60, silence=1))
    assert ended.late
    assert ended.code == -signal.SIGKILL


def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    family = "import os, time; print(os.fork(), flush=True); time.sleep(600)"
    ended, said = python(family, tmp_path, Bounds(seconds=60, silence=1))
    assert ended.late
    child = Path(f"/proc/{max(map(int, said.split()))}/stat")
    last = time.monotonic() + 30
    while child.exists() and child.read_text().rpartition(")")[2].split()[0] != "Z":  # the kernel takes its time
        assert time.monotonic() < last
        time.sleep(0.05)


def test_memory_files_and_processor_time_are_bound(tmp_path: Path) -> None:
    hungry, _ = python("bytes(2 << 30)", tmp_path, Bounds(seconds=60, silence=60, memory=1 << 30))
    assert "MemoryError" in hungry.errors
    greedy = "open('large', 'wb').write(bytes(1 << 22))"
    large, _ = python(greedy, tmp_path, Bounds(seconds=60, silence=60, file=1 << 20))
    assert large.code
    assert (tmp_path / "large").stat().st_size <= 1 << 20
    busy, _ = python("while True: pass", tmp_path, Bounds(seconds=60, silence=60, processor=1))
    assert busy.code in {-signal.SIGKILL, -signal.SIGXCPU}


def test_it_has_the_lowest_claim_and_no_new_rights(tmp_path: Path) -> None:
    _, said = python("import os; print(os.nice(0), open('/proc/self/status').read())", tmp_path)
    assert int(said.split()[0]) >= min(19, os.nice(0) + 15)
    assert b"NoNewPrivs:\t1" in said


def test_what_the_turn_raises_ends_it(tmp_path: Path) -> None:
    def turn() -> None:
        raise KeyError("stop")

    with pytest.raises(KeyError):
        run([sys.executable, "-c", "import time; time.sleep(600)"], LONG, lambda _: None, tmp_path, turn)


def test_it_dies_with_whoever_started_it(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bangtin_media.confined import Bounds, run\n"
        "show = lambda piece: (sys.stdout.buffer.write(piece), sys.stdout.flush())\n"
        "run([sys.executable, '-S', '-c', 'import os, time; print(os.getpid(), flush=True); time.sleep(600)'],"
        f" Bounds(seconds=60, silence=60), show, Path({str(tmp_path)!r}), lambda: None)"
    )
    own = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=own) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() and time.monotonic() < deadline:
        if ") Z " in Path(f"/proc/{worker}/stat").read_text():
            break
        time.sleep(0.05)
    else:
        assert not Path(f"/proc/{worker}").exists()
