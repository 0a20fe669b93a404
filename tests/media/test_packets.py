"""R16: a film lasts its frames times the frame period, rounded up once; unevenly paced, until its last frame ends."""

from fractions import Fraction
from math import ceil, floor

from hypothesis import given
from hypothesis import strategies as some

from bangtin_media.packets import Packets
from bangtin_playlists.instant import Millis

RATES = [Fraction(24), Fraction(25), Fraction(30), Fraction(50), Fraction(60), Fraction(24000, 1001)]
RATES += [Fraction(30000, 1001), Fraction(60000, 1001)]


def _packets(times: list[int], length: int | None = None) -> Packets:
    packets = Packets()
    for time in times:
        packets.add({"pts": str(time), "duration": "N/A" if length is None else str(length), "flags": "K_"})
    return packets


@given(
    frames=some.integers(1, 400),
    rate=some.sampled_from(RATES),
    scale=some.sampled_from([1000, 12_800, 90_000, 30_000]),
    start=some.integers(-10, 100_000),
    data=some.data(),
)
def test_an_even_film_lasts_its_frames_whatever_the_containers_clock_and_order(
    frames: int, rate: Fraction, scale: int, start: int, data: some.DataObject
) -> None:
    lift = data.draw(some.sampled_from([Fraction(0), Fraction(1, 2), Fraction(999, 1000)]))  # down, nearest, up
    times = [start + floor(k * scale / rate + lift) for k in range(frames)]
    shuffled = data.draw(some.permutations(times)) if frames < 40 else times[::-1]
    track = _packets(shuffled).track(Fraction(1, scale), (rate,))
    assert (track.frames, track.variable) == (frames, False)
    assert track.length_ms == ceil(Fraction(frames) / rate * 1000)


def test_a_missing_frame_makes_the_pace_uneven_and_the_length_that_of_the_last_frame() -> None:
    times = [k * 40 for k in range(50) if k != 20]
    track = _packets(times, 40).track(Fraction(1, 1000), (Fraction(25),))
    assert (track.frames, track.length_ms, track.variable) == (49, 2000, True)


def test_an_uneven_film_without_a_last_duration_ends_one_period_after_its_last_frame() -> None:
    track = _packets([0, 40, 200]).track(Fraction(1, 1000), (Fraction(25),))
    assert track.length_ms == 240


def test_frames_that_the_container_hides_do_not_count() -> None:
    packets = _packets([0, 40])
    packets.add({"pts": "-40", "duration": "40", "flags": "KD"})
    assert packets.track(Fraction(1, 1000), (Fraction(25),)).frames == 2


def test_frames_without_a_time_count_at_the_claimed_rate() -> None:
    packets = Packets()
    for _ in range(10):
        packets.add({"pts": "N/A", "duration": "N/A", "flags": "__"})
    assert packets.track(Fraction(1, 90_000), (Fraction(25),)).length_ms == 400


def test_a_wrong_first_claim_gives_way_to_the_mean_rate() -> None:
    times = [k * 3600 for k in range(30)]
    track = _packets(times).track(Fraction(1, 90_000), (Fraction(50), Fraction(25)))
    assert (track.rate, track.length_ms, track.variable) == (Fraction(25), Millis(1200), False)
