"""A minute of S01 as the log tells it: every field of every row, with each engine."""

import hashlib
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from bangtin_player.agent.play_table import read_plays
from bangtin_playlists.instant import Instant, read_instant
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.benchmarks.handoff.wall import xvfb

EXAMPLE = Path(__file__).parents[2] / "playlists" / "examples" / "s01-nam-cau-kien.yaml"
DEMONSTRATION = "../../var/demo/1024x512"
FILMS = ("nghi-quyet-57.mp4", "mo-hinh-tieu-bieu.mp4")
PICTURES = (
    "chao-ca",
    "2-phan-tram-gdp",
    "an-toan-lao-dong",
    "qr-binh-dan-hoc-vu-so",
    "dich-vu-cong",
    "chinh-sach-ho-tro",
    "hoi-nghi",
)
SIZE = (1024, 512)
BEGUN, SECONDS = "2026-04-06T06:29:20", 60
ORDERS_VERSION = 20_260_406
Logs = dict[str, list[ProofOfPlay]]
"""The rows, by the engine."""


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What S01 shows, made small and quick: films of two seconds, pictures of one colour, three pages."""
    folder = tmp_path_factory.mktemp("media")
    for hue, name in enumerate(PICTURES):
        Image.new("RGB", SIZE, (40 * hue % 255, 90, 160)).save(folder / f"{name}.png")
    page = Image.new("RGB", (842, 595), "white")
    page.save(folder / "muc-tieu-2030.pdf", save_all=True, append_images=[page, page])
    for name in FILMS:
        source = f"testsrc2=size={SIZE[0]}x{SIZE[1]}:rate=25:duration=2"
        made = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p", str(folder / name)]
        subprocess.run(made, check=True, timeout=60)
    return folder


@pytest.fixture(scope="module")
def logs(media: Path, tmp_path_factory: pytest.TempPathFactory) -> Logs:
    """Play the minute with both engines at the same time, each on a display of its own."""
    folder = tmp_path_factory.mktemp("s01")
    text = EXAMPLE.read_text(encoding="utf-8")
    assert DEMONSTRATION in text
    programme, orders = folder / "s01.yaml", folder / "orders.yaml"
    programme.write_text(text.replace(DEMONSTRATION, str(media)), encoding="utf-8")
    orders.write_text(f"site: Nam Cầu Kiền\nversion: {ORDERS_VERSION}\n", encoding="utf-8")
    with ExitStack() as stack:
        running = {}
        for engine in ("vlc", "qt"):
            display = stack.enter_context(xvfb(SIZE))
            state = folder / engine
            command = [sys.executable, "-m", "bangtin_player", "play", str(programme), "--orders", str(orders)]
            command += ["--engine", engine, "--window", f"{SIZE[0]}x{SIZE[1]}+0+0"]
            command += ["--at", BEGUN, "--seconds", str(SECONDS), "--state", str(state)]
            environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CACHE_HOME": str(state / "cache")}
            running[engine] = subprocess.Popen(command, env=os.environ | environment)
        for engine, process in running.items():
            assert process.wait(SECONDS + 60) == 0, engine
    return {engine: read_plays(folder / engine / "plays.sqlite") for engine in running}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def at(time: str) -> Instant:
    return read_instant(f"2026-04-06T{time}+07:00")


@pytest.mark.parametrize("engine", ["vlc", "qt"])
class TestEveryField:
    """Of every row."""

    def test_what_was_on_and_when(self, logs: Logs, engine: str) -> None:
        planned = [(row.item, row.planned_start, row.slot_ms, row.entry, row.playlist) for row in logs[engine]]
        day = [
            ("C3", at("06:29:20"), 10_000, "ca-sang", "ca"),
            ("C4", at("06:29:30"), 15_000, "ca-sang", "ca"),
            ("C5", at("06:29:45"), 5_000, "ca-sang", "ca"),
            ("C6", at("06:29:50"), 10_000, "ca-sang", "ca"),
            ("N1", at("06:30:00"), 90_000, "ngay-sang", "ngay"),
        ]
        assert planned == day[-len(planned) :]
        assert len(planned) >= len(day) - 1, "a busy machine may miss the first"
        for row in logs[engine]:
            assert (row.player, row.screen, row.zone) == (os.uname().nodename, "LED-NCK-01", "main")
            assert (row.level, row.item_version, row.manifest_version, row.filler) == (10, 1, 0, "")
            assert row.orders_version == ORDERS_VERSION

    def test_which_file(self, logs: Logs, engine: str, media: Path) -> None:
        names = {
            "C4": "qr-binh-dan-hoc-vu-so.png",
            "C6": "dich-vu-cong.png",
            "N1": FILMS[0],
        }
        digests = {item: sha256(media / name) for item, name in names.items()}
        assert {row.item: row.digest for row in logs[engine][-4:]} == {
            item: digests.get(item, "") for item in ("C4", "C5", "C6", "N1")
        }

    def test_by_whom_it_was_seen_and_in_which_order(self, logs: Logs, engine: str) -> None:
        rows = logs[engine]
        boot = UUID(Path("/proc/sys/kernel/random/boot_id").read_text().strip())
        assert {row.boot for row in rows} == {boot}
        assert [row.sequence - rows[0].sequence for row in rows] == list(range(len(rows)))
        assert [row.id for row in rows] == sorted({row.id for row in rows})
        assert {row.id.version for row in rows} == {7}
        assert {row.clock_trust for row in rows} == {"untrusted"}, "a rehearsal proves nothing"
        for row in rows:
            made = row.id.int >> 80  # ms, when the row was made: at the play's end
            assert -5 <= made - (row.actual_start + row.shown_ms) < 3_000

    def test_how_long_and_how_whole(self, logs: Logs, engine: str) -> None:
        first, *middle, last = logs[engine]
        assert (first.full, first.why, first.hold_ms) == (False, "late", None), (
            "it joined a slot, and nothing stood before"
        )
        assert last.why in {"stopped", "late"}
        for row in (*middle, last):
            late = row.actual_start - row.planned_start
            tolerance = 34 if row.item == "N1" else 100
            assert late >= -10
            assert row.full == (not row.why)
            assert late >= tolerance if row.why == "late" else late <= tolerance
            assert row.hold_ms is not None
            assert row.hold_ms >= late - 10, "the display gets a picture after it was handed over"
            assert 0 <= row.frames_dropped <= 25 * row.shown_ms / 1_000
        for row, following in zip(middle, [*middle[1:], last], strict=True):
            assert abs(row.actual_start + row.shown_ms - following.actual_start) <= 10
        assert last.shown_ms < SECONDS * 1_000
