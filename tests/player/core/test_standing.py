from uuid import UUID

from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.messages import OnWall
from bangtin_player.core.standing import MOST_COMPLAINTS, Facts, Machine, Papers, ScreenFacts, heartbeat
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.heartbeat import Complaint, Heartbeat

NOW = Instant(1_000)
WALL = ScreenFacts(
    "LED-01",
    manifest_version=7,
    on_wall=OnWall(10, "", "day", {"main": "C1"}),
    progress_age_ms=300,
    restarts=2,
    surface="raster",
    engine="vlc",
    frames_dropped=4,
    unplayable=("d" * 64,),
    complaints=(Complaint("unplayable", "error", "LED-01", "C2"),),
)


def beat(facts: Facts, papers: Papers) -> Heartbeat:
    made = heartbeat(facts, papers, Machine(load=0.5), boot=UUID(int=1), sequence=3, software="1")
    return decode(Heartbeat, encode(made))


def test_every_fact_is_in_the_heartbeat() -> None:
    facts = Facts(NOW, ClockTrust.SERVER, 60_000, (WALL,), (Complaint("play_log"),))
    seen = {"manifest/LED-01": 8, "orders/nck": 6}
    made = beat(facts, Papers("P1", 5, 6, seen, NOW, 9, (Complaint("document_form", "error"),)))
    (screen,) = made.screens
    assert (screen.screen, screen.manifest_version, screen.level, screen.entry) == ("LED-01", 7, 10, "day")
    assert (screen.items, screen.progress_age_ms, screen.restarts) == ({"main": "C1"}, 300, 2)
    assert (made.player, made.keys_version, made.orders_version, made.plays_waiting) == ("P1", 5, 6, 9)
    assert made.seen == seen
    assert (made.clock_trust, made.word_issued, made.load, made.sequence) == ("server", NOW, 0.5, 3)
    assert [each.code for each in made.complaints] == ["document_form", "unplayable", "play_log"]


def test_a_place_without_a_screen_is_nobodys_state() -> None:
    assert beat(Facts(NOW, ClockTrust.FLOOR, 0, (ScreenFacts(""),)), Papers("P1")).screens == ()


def test_a_flood_of_complaints_still_fits_and_the_grave_ones_are_in() -> None:
    many = tuple(Complaint(f"c{number}", "note", detail="x" * 9_000) for number in range(500))
    facts = Facts(NOW, ClockTrust.FLOOR, 0, (), (*many, Complaint("grave", "error")))
    made = beat(facts, Papers("P1"))
    assert made.complaints[0].code == "grave"
    assert len(made.complaints) == MOST_COMPLAINTS
    assert len(encode(made)) < Heartbeat.most_bytes
