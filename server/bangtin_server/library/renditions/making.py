"""One rendition made: the original fetched, ffmpeg run within bounds, what came of it examined, kept and noted."""

import re
import signal
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from bangtin_media import conversion
from bangtin_media.confined import Bounds, Ended
from bangtin_media.conversion import PREVIEW_S, PREVIEW_SIDE
from bangtin_media.measure import Measure
from bangtin_media.probe import Probe
from bangtin_media.screen_class import class_of
from bangtin_media.verdict import Converts, Recipe, Refuses
from bangtin_server.library.intake import measures_of
from bangtin_server.library.models import Rendition
from bangtin_server.library.preflight import reason_of, refusal, verdict_of
from bangtin_server.library.renditions.leases import MOST_TRIES, Lease
from bangtin_server.library.renditions.workbench import Workbench, workbench
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_PROGRESS = re.compile(rb"out_time_us=(\d+)")
_PAGE_SIDE = 1280
_NO_MORE = (-signal.SIGXFSZ, -signal.SIGXCPU, -signal.SIGKILL)
_NO_ROOM = ("Cannot allocate memory", "File too large")
_MAY_LAST = 60
"""Times its own length that a film may take, and five minutes: 4K HEVC on two cores needs about thirty."""
Purpose = Rendition.Purpose
Columns = dict[str, Any]


def make(lease: Lease[Rendition], storage: Storage, root: Path) -> None:
    """Make what the row says, and write down what came of it; a file that cannot be converted is an end, too.

    Args:
        lease: The row, in our hands.
        storage: Where originals and renditions are.
        root: Where the work is done.

    Raises:
        StorageError: The original cannot be read, or the rendition not kept, now.
        WorkError: Nothing can be made here now.
        LeaseLostError: Somebody else makes it by now.
    """
    row = lease.row
    if row.tries > MOST_TRIES:
        lease.end(**_impossible(refusal("fell", tries=MOST_TRIES)))
        return
    if (known := _known(row)) is not None:
        lease.end(**known)
        return
    with workbench(root, lease.keep) as bench:
        bench.fetch(storage, row.medium_id, row.medium.size)
        lease.end(**_made(bench, lease, storage))


def _known(row: Rendition) -> Columns | None:
    """Return what is known without making anything: that nothing has to be made, or that it was, for another class."""
    if row.purpose != Purpose.PLAY:
        return None
    verdict = verdict_of(row.medium, class_of(row.target))
    if isinstance(verdict, Refuses):
        return _impossible(reason_of(verdict))
    if not isinstance(verdict, Converts):
        return {"state": Rendition.State.NEEDLESS, "progress": 100, "reason": reason_of(verdict)}
    twins = row.medium.renditions.filter(purpose=Purpose.PLAY, state=Rendition.State.DONE)
    recipe = msgspec.to_builtins(verdict.recipe)
    twin = next((each for each in twins if each.measures.get("recipe") == recipe), None)
    return _done(twin.digest, twin.suffix, twin.size, twin.measures, reason_of(verdict)) if twin else None


def _made(bench: Workbench, lease: Lease[Rendition], storage: Storage) -> Columns:
    row = lease.row
    measure = msgspec.convert(row.medium.measures, Measure, strict=False)
    if row.purpose != Purpose.PLAY:
        return _looked(bench, row, measure, storage)
    verdict = verdict_of(row.medium, class_of(row.target))
    assert isinstance(verdict, Converts)  # noqa: S101 - all else was known
    target = bench.folder / "made.mp4"
    if verdict.recipe.codec == "picture":
        target = bench.folder / ("made.jpg" if row.medium.measures.get("codec") in {"jpeg", "mpo"} else "made.png")
        bench.ask("picture", str(target), str(verdict.recipe.width), str(verdict.recipe.height))
    else:
        fault = _film(bench, lease, measure, verdict.recipe, target)
        if fault:
            return _impossible(fault)
    return _checked(bench, storage, measure, verdict, target)


def _film(bench: Workbench, lease: Lease[Rendition], measure: Measure, recipe: Recipe, target: Path) -> Columns:
    """Convert a film; return why it could not be, or nothing."""
    seconds = 300 + _MAY_LAST * measure.length_ms / 1000
    most = round(recipe.width * recipe.height * Fraction(*recipe.rate) * measure.length_ms / 1000 / 8) + (64 << 20)
    argv = conversion.film(bench.original, str(lease.row.medium.measures.get("format", "mp4")), recipe, target)

    def hear(piece: bytes) -> None:
        if done := _PROGRESS.findall(piece):
            lease.keep(round(int(done[-1]) / 10 / max(1, measure.length_ms)))

    ended = bench.run(argv, Bounds(seconds=seconds, silence=120, file=max(most, lease.row.medium.size)), hear)
    return _fault(ended, seconds) if ended.code or ended.late else {}


def _checked(bench: Workbench, storage: Storage, measure: Measure, verdict: Converts, target: Path) -> Columns:
    """Examine what was made as if a stranger had sent it, and keep it if it is what the recipe says."""
    said = bench.ask("probe", path=target) if target.exists() else None
    if said is None or said.probe is None:
        return _impossible(refusal("broken", why="nothing came of it"))
    if why := misfit(said.probe, measure, verdict.recipe):
        return _impossible(refusal("broken", why=why))
    made = said.probe
    storage.put_path(names.medium(made.digest), target)
    found = measures_of(made) | {"recipe": msgspec.to_builtins(verdict.recipe)}
    return _done(made.digest, target.suffix.removeprefix("."), made.size, found, reason_of(verdict))


def misfit(made: Probe, was: Measure, recipe: Recipe) -> str:
    """Return in what a film or a picture is not what was asked for; empty where it is."""
    if recipe.codec == "picture":
        return "" if made.width <= recipe.width + 1 or made.height <= recipe.height + 1 else "size"
    frame_ms = 1000 / min(float(Fraction(*recipe.rate)), was.frame_rate or 25.0)
    if abs(made.length_ms - was.length_ms) > frame_ms + 2:
        return f"{was.length_ms} ms → {made.length_ms} ms"
    if recipe.codec == "copy":
        return "" if made.frames == was.frames else f"{was.frames} → {made.frames} frames"
    expected = (recipe.codec, recipe.width, recipe.height, "yuv420p", False)
    found = (made.codec, made.width, made.height, made.pixel_format, made.variable_rate)
    if expected != found:
        return f"{expected} ≠ {found}"
    return f"{made.key_gap_ms} ms" if made.key_gap_ms > 1000 + frame_ms else ""


def _looked(bench: Workbench, row: Rendition, measure: Measure, storage: Storage) -> Columns:
    """Make what people look at."""
    form = str(row.medium.measures.get("format", "mp4"))
    target = bench.folder / ("made.mp4" if row.purpose == Purpose.PREVIEW else "made.jpg")
    side = str(_PAGE_SIDE if row.purpose == Purpose.PAGE else PREVIEW_SIDE)
    bounds = Bounds(seconds=300 + 10 * PREVIEW_S, silence=120, file=256 << 20)
    if row.purpose == Purpose.PREVIEW:
        bench.run(conversion.preview(bench.original, form, measure, target), bounds, _deaf)
    elif row.medium.kind == "video":
        bench.run(conversion.still(bench.original, form, measure, target), bounds, _deaf)
    elif row.medium.kind == "pdf":
        bench.ask("page", str(target), side, side, str(max(1, row.number)))
    else:
        bench.ask("picture", str(target), side, side)
    said = bench.ask("probe", path=target) if target.exists() else None
    if said is None or said.probe is None:
        return _impossible(refusal("broken", why="no picture"))
    storage.put_path(names.rendition(said.probe.digest, target.suffix.removeprefix(".")), target)
    suffix = target.suffix.removeprefix(".")
    return _done(said.probe.digest, suffix, said.probe.size, measures_of(said.probe), {})


def _deaf(_piece: bytes) -> None:
    """Hear nothing."""


def _fault(ended: Ended, seconds: float) -> Columns:
    if ended.code in _NO_MORE or any(each in ended.errors for each in _NO_ROOM):
        return refusal("too_much")
    if ended.late:
        return refusal("too_slow", minutes=round(seconds / 60))
    said = ended.errors.strip().splitlines()[-1:] or [f"{ended.code}"]
    return refusal("broken", why=said[0].rpartition("] ")[2].rpartition("/")[2][:120])


def _done(digest: str, suffix: str, size: int, measures: Columns, reason: Columns) -> Columns:
    done: Columns = {"state": Rendition.State.DONE, "progress": 100, "digest": digest, "suffix": suffix, "size": size}
    return done | {"measures": measures, "reason": reason, "tries": 0}


def _impossible(reason: Columns) -> Columns:
    return {"state": Rendition.State.IMPOSSIBLE, "progress": 100, "reason": reason}
