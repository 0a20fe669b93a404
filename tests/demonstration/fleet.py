"""The fleet of the demonstration at the centre: eight screens at their sites, each with its programme and media."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.demonstration.centre import Centre

SITES = {
    "s01-nam-cau-kien": ("nam-cau-kien", "KCN Nam Cầu Kiền"),
    "s02-dinh-vu": ("dinh-vu", "KCN Đình Vũ"),
    "s03-trang-due": ("trang-due", "KCN Tràng Duệ"),
    "s04-vsip": ("vsip", "KCN VSIP Hải Phòng"),
    "s05-kiosk": ("tru-so", "Trụ sở Ban Quản lý"),
    "s06-lobby": ("tru-so", "Trụ sở Ban Quản lý"),
    "s07-meeting-room": ("tru-so", "Trụ sở Ban Quản lý"),
    "s08-canteen": ("nam-cau-kien", "KCN Nam Cầu Kiền"),
}
"""Where each example of the fleet stands."""


def found_fleet(centre: Centre, examples: Path, moved: Mapping[str, Path]) -> None:
    """Make sites and screens by the API, and import every screen's programme with its media by the command.

    Args:
        centre: Where.
        examples: The folder of the programmes.
        moved: Instead of an example, by its name, the file whose day was moved.
    """
    for code, name in dict(SITES.values()).items():
        centre.ask("POST", "sites", json={"code": code, "name": name})
    for example, (site, _) in SITES.items():
        screen = yaml.safe_load((examples / f"{example}.yaml").read_text("utf-8"))["screen"]
        width, height = map(int, screen["size"].split("x"))
        centre.ask("POST", "screens", json={"name": screen["name"], "site": site, "width": width, "height": height})
    centre.take([moved.get(example, examples / f"{example}.yaml") for example in SITES])
