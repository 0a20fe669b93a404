"""The screen and its layouts in the short forms that people write."""

from bangtin_playlists.layout import Band, Layout, Output, Screen
from bangtin_playlists.programme.writing.script import Plain


def screen(one: Screen) -> dict[str, Plain]:
    """Write the screen."""
    made: dict[str, Plain] = {"name": one.name, "size": _size(one.width, one.height), "timezone": one.timezone}
    if one.output != Output():
        made["output"] = _output(one.output)
    if one.module != (0, 0):
        made["module"] = _size(*one.module)
    made["sound"] = one.sound
    return made if one.volume == Screen("", 1, 1).volume else made | {"volume": one.volume}


def _output(output: Output) -> dict[str, Plain]:
    made: dict[str, Plain] = {}
    if (output.width, output.height) != (0, 0):
        made["size"] = _size(output.width, output.height)
    made["at"] = [output.x, output.y]
    if output.rotation:
        made["rotation"] = output.rotation
    if output.bands:
        made["bands"] = [_band(each) for each in output.bands]
    return made


def _band(band: Band) -> dict[str, Plain]:
    box = band.source
    return {"source": [box.x, box.y, box.w, box.h], "at": [band.x, band.y]}


def layout(one: Layout) -> dict[str, Plain]:
    """Write a layout."""
    zones: dict[str, Plain] = {
        zone.name: {"box": [zone.box.x, zone.box.y, zone.box.w, zone.box.h], "play": zone.playlist}
        for zone in one.zones
    }
    background: dict[str, Plain] = {} if one.background == "#000000" else {"background": one.background}
    return background | {"zones": zones}


def _size(width: int, height: int) -> str:
    return f"{width}x{height}"
