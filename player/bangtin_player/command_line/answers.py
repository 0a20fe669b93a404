"""Answers of the timeline as JSON, in the shapes that other tools rely on."""

from collections.abc import Mapping

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.explain import Finding
from bangtin_playlists.instant import written
from bangtin_playlists.on_air import OnAir
from bangtin_playlists.plan import Plan


def what_json(
    answer: OnAir, wall: WallClock, why: Mapping[str, tuple[Finding, ...]] | None = None
) -> dict[str, object]:
    """Return the answer for one instant; lengths in seconds, instants with the screen's offset (R22)."""
    made: dict[str, object] = {
        "at": written(answer.at, wall.zone),
        "dark": bool(answer.dark),
        "level": answer.level,
        "zones": {
            each.zone: {
                "playlist": each.playlist,
                "item": each.item.id,
                "offset": seconds(each.offset_ms),
                "page": each.page,
                "until": written(each.until, wall.zone),
            }
            for each in answer.zones
        },
    }
    if why is not None:
        made["explain"] = {
            zone: [
                {"entry": each.entry, "level": each.level, "reason": str(each.reason), "parameters": each.parameters}
                for each in findings
            ]
            for zone, findings in why.items()
        }
    return made


def plan_json(plan: Plan) -> dict[str, object]:
    """Return the counts of a period."""
    return {
        "plays": {item: {"full": count.full, "cut": count.cut} for item, count in plan.plays.items()},
        "airtime_s": seconds(plan.airtime_ms),
        "dark_s": seconds(plan.dark_ms),
    }


def seconds(millis: int) -> int | float:
    """Return seconds, a whole number where they are whole."""
    return millis // 1000 if millis % 1000 == 0 else millis / 1000
