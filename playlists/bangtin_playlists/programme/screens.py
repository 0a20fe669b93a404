"""The screen, where its pixels go, and its layouts."""

from collections.abc import Collection, Sequence
from importlib import resources

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import RuleError
from bangtin_playlists.layout import Band, Box, Layout, Output, Screen, Zone, flaws, is_inside
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.mistake import unlike
from bangtin_playlists.programme.pieces.screen import LayoutPiece, OutputPiece, ScreenPiece, ZonePiece
from bangtin_playlists.programme.spellings import zone_like
from bangtin_playlists.programme.tree import Path, Raw
from bangtin_playlists.programme.validation import validated

DEFAULT_ZONE = "Asia/Ho_Chi_Minh"
_TURNS = (0, 90, 180, 270)


def screen(raw: Raw, findings: Findings) -> Screen | None:
    """Make the screen; None after noting what is wrong."""
    if raw is None:
        findings.wrong("missing_key", (), key="screen")
        return None
    piece = validated(ScreenPiece, raw, ("screen",), findings)
    if piece is None:
        return None
    _judge_zone(piece.timezone, findings)
    _judge_output(piece, findings)
    return Screen(
        name=piece.name,
        width=piece.size[0],
        height=piece.size[1],
        timezone=piece.timezone,
        output=_output(piece.output),
        module=piece.module,
        sound=piece.sound,
        volume=piece.volume,
    )


def wall_of(name: str) -> WallClock:
    """Return the clock of a time zone, Vietnam's where the name is mistaken (which is noted elsewhere)."""
    try:
        return WallClock(name)
    except RuleError:
        return WallClock(DEFAULT_ZONE)


def _judge_zone(name: str, findings: Findings) -> None:
    try:
        WallClock(name)
    except RuleError:
        known = resources.files("tzdata").joinpath("zones").read_text(encoding="ascii").split()
        near = zone_like(name) or str(unlike(name, known)["near"])
        findings.wrong("unknown_timezone", ("screen", "timezone"), found=name, near=near)


def _output(piece: OutputPiece) -> Output:
    bands = tuple(Band(Box(*band.source), *band.at) for band in piece.bands)
    return Output(*piece.size, *piece.at, piece.rotation, bands)


def _judge_output(piece: ScreenPiece, findings: Findings) -> None:
    output, path = piece.output, ("screen", "output")
    if output.rotation not in _TURNS:
        findings.wrong("bad_rotation", (*path, "rotation"), found=output.rotation)
    for at, band in enumerate(output.bands):
        if not is_inside(Box(*band.source), piece.size):
            findings.wrong("band_outside", (*path, "bands", at, "source"), size=_pixels(piece.size))
        if output.size != (0, 0) and not is_inside(Box(*band.at, *band.source[2:]), output.size):
            findings.wrong("band_outside", (*path, "bands", at, "at"), size=_pixels(output.size))
    if output.size == (0, 0) or output.bands:
        return
    turned = piece.size if output.rotation in (0, 180) else piece.size[::-1]
    if not is_inside(Box(*output.at, *turned), output.size):
        findings.wrong("screen_outside", path, found=_pixels(turned), size=_pixels(output.size))


def _pixels(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def layouts(
    raw: dict[str, Raw], lists: Collection[str], size: tuple[int, int] | None, findings: Findings
) -> tuple[Layout, ...]:
    """Make the layouts of a file; their zones stay inside a screen of *size*, if that is known."""
    made = []
    for name, each in raw.items():
        path: Path = ("layouts", name)
        piece = validated(LayoutPiece, each, path, findings)
        if piece is None:
            continue
        read = (_zone(zone, row, (*path, "zones", zone), lists, findings) for zone, row in piece.zones.items())
        zones = tuple(zone for zone in read if zone)
        if zones or not piece.zones:
            _judge_zones(zones, size, (*path, "zones"), findings)
        made.append(Layout(name, zones, piece.background))
    return tuple(made)


def _zone(name: str, raw: object, path: Path, lists: Collection[str], findings: Findings) -> Zone | None:
    piece = validated(ZonePiece, raw, path, findings)
    if piece is None:
        return None
    if piece.play not in lists:
        findings.unknown("unknown_playlist", (*path, "play"), piece.play, lists)
    return Zone(name, Box(*piece.box), piece.play)


def _judge_zones(zones: Sequence[Zone], size: tuple[int, int] | None, path: Path, findings: Findings) -> None:
    for flaw in flaws([(zone.name, zone.box) for zone in zones], size):
        where = path if flaw.at is None else (*path, zones[flaw.at].name, "box")
        findings.refused(flaw.code, where, flaw.params)
