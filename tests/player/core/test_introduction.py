from bangtin_player.core.introduction import enrolment, identification, idle, looking_for, waiting
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Screen
from bangtin_playlists.local import Local
from bangtin_playlists.playlist import Card
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS


def card(manifest: Manifest, at: int = 1_775_000_000_000) -> Card:
    """Return what is on, as the timeline says."""
    airing = prepare(manifest, NO_ORDERS, Local()).on_air(Instant(at)).zone("main")
    assert airing is not None
    assert isinstance(airing.item.content, Card)
    return airing.item.content


def test_the_code_stands_in_two_halves_beside_a_link_to_it() -> None:
    shown = card(enrolment("ACDEFGHJ", "https://centre.example.vn"))
    assert shown.title == "ACDE FGHJ"
    assert shown.link == "https://centre.example.vn/enrol/ACDEFGHJ"
    assert "centre.example.vn" in " ".join(shown.lines)


def test_every_other_state_says_what_it_is_at_any_hour() -> None:
    assert "centre.example.vn" in card(looking_for("https://centre.example.vn"), 1_420_000_000_000).lines
    assert card(waiting("LED-01")).title == "LED-01"
    assert card(identification(Screen("LED-02", 320, 180))).lines == ("320 × 180",)
    assert card(idle()).title
