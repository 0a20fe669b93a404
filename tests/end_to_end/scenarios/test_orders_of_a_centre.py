"""S4, S5, S6, S10 and S11 from a request at the centre to what screens show, by a clock that was set."""

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bangtin_player.errors import CentreError
from bangtin_playlists.plan import Held, plan_held
from tests.end_to_end.scenarios.rehearsal import LEADER, Panel, Rehearsed, at, rehearsed

Enrolled = Callable[..., Panel]
SITES = {"LED-NCK-01": "nam-cau-kien", "LED-DV-01": "dinh-vu", "TICK-TD-01": "trang-due", "LED-VSIP-01": "vsip"}
EVERYWHERE: dict[str, object] = {"where": {"everywhere": True}}
STORM = EVERYWHERE | {"template": "storm", "risk": 3, "place": "Hải Phòng", "source": "Đài KTTV (mẫu)"}


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Rehearsed]:
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        port = finder.getsockname()[1]
    with rehearsed(tmp_path / "centre", port) as made:
        yield made


@pytest.fixture
def enrolled(centre: Rehearsed, tmp_path: Path) -> Enrolled:
    """Have a panel with its programme and an enrolled player."""

    def make(screen: str, machine: str = "") -> Panel:
        (tmp_path / f"{screen}{machine}").mkdir()
        panel = Panel(tmp_path / f"{screen}{machine}", centre, screen)
        if not machine:
            centre.publish(screen, SITES[screen])
        panel.enrol()
        centre.signed()
        panel.collect()
        return panel

    return make


def test_s4_storm_with_the_network_cut_before_during_and_after(centre: Rehearsed, enrolled: Enrolled) -> None:
    centre.set("2026-08-05T12:49:00")
    s01, s02, s03, s04 = (enrolled(screen) for screen in SITES)
    assert s01.on("2026-08-05T13:05:09") == "N3+54"
    before, manifests = s01.timeline(), centre.versions()

    centre.set("2026-08-05T13:05:12")  # S03 is cut off from 12:50 to 13:40
    raised = centre.order("emergencies", STORM | {"until": "2026-08-05T17:00:00+07:00"})
    for panel in (s01, s02, s04):
        panel.collect()
    assert s01.on("2026-08-05T13:20:00").startswith("khan-")
    assert s03.on("2026-08-05T13:20:00").startswith("N")
    since, until = at("2026-08-05T13:05:12"), at("2026-08-05T16:42:40")
    during = s01.timeline(raised=since)
    first, second = (f"khan-{raised['number']}-{page}" for page in (1, 2))
    assert [during.on_air(at(f"2026-08-05T13:05:{clock}")).zones[0].item.id for clock in (12, 24)] == [first, second]

    centre.set("2026-08-05T13:40:00")
    s03.collect()
    assert s03.on("2026-08-05T13:55:00").startswith("khan-")
    page = centre.receipts(raised["number"])
    assert re.fullmatch(r"3\d min late", page.pop("TICK-TD-01"))
    assert not any(re.fullmatch(r"3\d min late", late) for late in page.values())

    centre.stop()
    s04.cut_power()  # 14:00 to 14:20
    assert s04.on("2026-08-05T14:20:00").startswith("khan-")

    centre.set("2026-08-05T16:42:40")  # S02 is cut off from 15:00 to 18:00
    centre.order(f"emergencies/{raised['number']}/clear")
    for panel in (s01, s03, s04):
        panel.collect()
    assert [panel.on("2026-08-05T16:55:00") for panel in (s01, s03, s04)] == ["N1+60"] * 3
    assert s01.on("2026-08-05T16:42:40") == "N1+40"
    assert s02.on("2026-08-05T16:59:59").startswith("khan-")
    assert s02.on("2026-08-05T17:00:00") == "N2+30"

    day = (at("2026-08-05T00:00:00"), at("2026-08-06T00:00:00"))
    held = (Held(before, day[0], since), Held(during, since, until), Held(s01.timeline(), until, day[1]))
    counted = {item: (one.full, one.cut) for item, one in plan_held(held, *day).plays.items()}
    assert [counted.pop(item) for item in (first, second)] == [(652, 1), (652, 0)]
    assert counted == {
        **{f"C{n}": (120, 0) for n in range(1, 7)},
        "N1": (170, 1),
        "N2": (171, 0),
        "N3": (170, 1),
        "N4": (170, 0),
        "N5": (170, 0),
    }
    assert centre.versions() == manifests


def test_s5_fire_and_its_drill_are_on_the_panel_of_that_park_alone(centre: Rehearsed, enrolled: Enrolled) -> None:
    centre.set("2026-04-06T22:03:10")
    s01, s02 = enrolled("LED-NCK-01"), enrolled("LED-DV-01")
    fire: dict[str, object] = {"template": "fire", "place": "KCN Đình Vũ", "where": {"sites": ["dinh-vu"]}}
    raised = centre.order("emergencies", fire | {"until": "2026-04-06T22:18:05+07:00"})
    for panel in (s01, s02):
        panel.collect()

    assert s02.on("2026-04-06T22:15:00").startswith(f"khan-{raised['number']}-1")
    assert s01.on("2026-04-06T22:15:00") == "C1+0"
    assert s02.on("2026-04-06T22:18:05") == "C1+5"
    drill = centre.order("emergencies", fire | {"drill": True})
    s02.collect()
    shown = [item.title for item in s02.cards(drill["number"])]
    assert shown == ["CHÁY (DIỄN TẬP)"]
    centre.order(f"emergencies/{drill['number']}/clear")
    s02.collect()
    assert s02.on("2026-04-06T22:15:00").startswith(f"khan-{raised['number']}-1"), "clearing one leaves the other"


def test_s6_mourning_shortens_every_cycle_and_an_emergency_still_passes(centre: Rehearsed, enrolled: Enrolled) -> None:
    centre.set("2026-06-09T16:00:00")
    s01 = enrolled("LED-NCK-01")
    manifests = centre.versions()
    span = {"since": "2026-06-10T00:00:00+07:00", "until": "2026-06-12T00:00:00+07:00"}
    mourning = centre.order("mournings", EVERYWHERE | span)
    s01.collect()
    centre.stop()

    assert s01.on("2026-06-10T09:17:00") == "N4+0"
    assert s01.on_air("2026-06-10T09:17:00").mourning
    assert s01.on("2026-06-12T05:30:00") == "C1+0"
    expected = {"N2": (672, 0), "N4": (672, 0)} | {f"C{n}": (216, 0) for n in range(2, 7)}
    for day in (
        (at("2026-06-10T00:00:00"), at("2026-06-11T00:00:00")),
        (at("2026-06-11T00:00:00"), at("2026-06-12T00:00:00")),
    ):
        counted = plan_held((Held(s01.timeline(), *day),), *day).plays
        assert {item: (one.full, one.cut) for item, one in counted.items()} == expected

    centre.set("2026-06-11T10:00:00")
    raised = centre.order("emergencies", STORM)
    s01.collect()
    assert s01.on("2026-06-11T10:30:00").startswith(f"khan-{raised['number']}")
    assert centre.order(f"mournings/{mourning['number']}/end") == 403
    assert centre.order(f"mournings/{mourning['number']}/end", by=LEADER)["standing"] is False
    assert centre.versions() == manifests


def test_s10_and_s11_a_blackout_reaches_the_machine_that_was_swapped_in(centre: Rehearsed, enrolled: Enrolled) -> None:
    centre.set("2026-04-06T20:00:00")
    s01, s02 = enrolled("LED-NCK-01"), enrolled("LED-DV-01")
    manifests = centre.versions()
    assert s02.on("2026-04-06T20:00:00").startswith("N")
    kill = centre.order("blackouts", EVERYWHERE)
    s01.collect()
    assert s01.on("2026-04-06T20:09:00") == "dark by blackout"
    assert s02.on("2026-04-06T20:09:00").startswith("N"), "cut off: goes dark when it returns"
    assert centre.state("LED-NCK-01") == "dark_by_order"

    swapped = enrolled("LED-DV-01", "-2")
    assert swapped.on("2026-04-06T20:10:00") == "dark by blackout"
    assert swapped.documents().manifest.version == manifests["LED-DV-01"]
    with pytest.raises(CentreError):
        s02.collect()

    storm = centre.order("emergencies", STORM)
    swapped.collect()
    assert swapped.on("2026-04-06T20:10:00") == "dark by blackout", "an emergency does not pass"
    assert centre.order(f"blackouts/{kill['number']}/lift") == 403
    centre.stop()
    swapped.cut_power()
    assert swapped.on("2026-04-07T03:00:00") == "dark by blackout", "without network, after a power cut"

    centre.set("2026-04-06T20:30:00")
    assert centre.order(f"blackouts/{kill['number']}/lift", by=LEADER)["standing"] is False
    allowed = centre.order("blackouts", EVERYWHERE | {"allow_emergency": True})
    swapped.collect()
    assert swapped.on("2026-04-06T20:40:00").startswith(f"khan-{storm['number']}")
    centre.order(f"emergencies/{storm['number']}/clear")
    swapped.collect()
    assert swapped.on("2026-04-06T20:40:00") == "dark by blackout"
    centre.order(f"blackouts/{allowed['number']}/lift", by=LEADER)
    swapped.collect()
    assert swapped.on("2026-04-06T20:40:00").startswith("N")
    assert centre.versions() == manifests
