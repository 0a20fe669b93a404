"""S11: the drill against defacement, 06/04/2026."""

from tests.end_to_end.scenarios.asking import EXAMPLES, FIRE, S02, asked, on


def test_s11_a_blackout_is_dark_until_lifted_and_lets_no_emergency_through() -> None:
    kill = ("--orders", EXAMPLES / "orders" / "s11-dung-khan-cap.yaml")
    assert on(S02, "2026-04-06T19:59:59", *kill) != "dark"
    assert on(S02, "2026-04-06T20:00", *kill) == "dark"
    assert asked("what", S02, "--at", "2026-04-06T20:00", *kill)["level"] == 40
    assert on(S02, "2026-04-06T22:04", *kill, "--trigger", FIRE) == "dark"


def test_s11_a_leader_may_let_emergencies_through() -> None:
    allowed = ("--orders", EXAMPLES / "orders" / "s11-cho-phep-tin-khan.yaml")
    assert on(S02, "2026-04-06T22:03:20", *allowed) == "CHAY1+0"
    assert on(S02, "2026-04-06T22:18:05", *allowed) == "dark"
