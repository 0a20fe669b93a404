from tests.benchmarks.handoff.clips import BLOCKS, Number, blocks, read
from tests.benchmarks.handoff.verdict import Verdict, verdict
from tests.benchmarks.handoff.wall import Seen

FRAMES = 30
PERIOD = 1 / 30


def a_loop(rounds: int = 6) -> list[Seen]:
    """Three clips, one after the other, every frame for one period."""
    numbers = [Number(turn % 3, frame) for turn in range(rounds) for frame in range(FRAMES)]
    return [Seen(10 + n * PERIOD, number) for n, number in enumerate(numbers)]


def judged(seen: list[Seen]) -> Verdict:
    return verdict(seen, FRAMES)


def row(number: Number, width: int) -> bytes:
    shown = blocks(number)
    return bytes(255 if shown[x * BLOCKS // width] else 0 for x in range(width))


def test_a_strip_reads_back_as_its_number_at_every_width() -> None:
    for width in (128, 640, 961, 1920):
        assert read(row(Number(11, 707), width)) == Number(11, 707)


def test_black_white_and_half_a_strip_are_no_number() -> None:
    half = row(Number(3, 17), 640)[:320] + bytes(320)

    assert read(bytes(640)) is None
    assert read(b"\xff" * 640) is None
    assert read(half) is None


def test_a_perfect_loop_holds_each_last_frame_for_one_period() -> None:
    found = judged(a_loop())

    assert found.handoffs == 5
    assert found.hold_worst is not None
    assert abs(found.hold_worst - 1000 / 30) < 0.01
    assert found.frames_due == 4 * FRAMES
    assert found.frames_missed == found.black_ms == found.unreadable_ms == found.wrong_order == 0


def test_a_frame_that_never_stood_on_the_wall_is_missed() -> None:
    without_a_last = [one for one in a_loop() if one.number != Number(1, FRAMES - 1)]
    without_a_first = [one for one in a_loop() if one.number != Number(1, 0)]

    assert judged(without_a_last).last_missed == 2
    assert judged(without_a_first).first_missed == 2
    assert judged(without_a_first).frames_missed == 2


def test_a_dark_gap_between_clips_counts_as_black_and_lengthens_the_hold() -> None:
    loop = a_loop()
    gap = [one._replace(at=one.at + 0.2) for one in loop[FRAMES:]]
    dark = Seen(loop[FRAMES - 1].at + PERIOD, None, black=True)

    found = judged([*loop[:FRAMES], dark, *gap])

    assert abs(found.black_ms - 200) < 0.01
    assert found.hold_worst is not None
    assert abs(found.hold_worst - 200 - 1000 / 30) < 0.01


def test_a_clip_out_of_turn_is_found() -> None:
    loop = a_loop(9)
    skipped = loop[: 4 * FRAMES] + loop[5 * FRAMES :]

    assert judged(loop).wrong_order == 0
    assert judged(skipped).wrong_order == 1
