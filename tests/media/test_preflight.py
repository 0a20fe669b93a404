"""What each class of screens can play: one line a rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_media.frame_size import covering
from bangtin_media.measure import Measure
from bangtin_media.preflight import Found, judge
from bangtin_media.preflight_words import CODES, say_reason, say_verdict
from bangtin_media.screen_class import Decoder, ScreenClass
from bangtin_media.verdict import Converts, Plays, Reason, Recipe, Refuses
from bangtin_playlists.instant import Millis

GATE = ScreenClass(1024, 512)
LOBBY = ScreenClass(3840, 2160, "graphics", sound=True)
FULL_HD = ScreenClass(1920, 1080)


def film(width: int = 1024, height: int = 512, rate: float = 30.0, **more: object) -> Measure:
    own = {"codec": "h264", "bit_depth": 8, "pixel_format": "yuv420p", "length_ms": Millis(10_000)} | more
    return Measure(width=width, height=height, frame_rate=rate, frames=300, **own)  # type: ignore[arg-type]  # one's own


def codes(verdict: object) -> set[str]:
    assert isinstance(verdict, Converts)
    return {each.code for each in verdict.why}


def recipe(verdict: object) -> Recipe:
    assert isinstance(verdict, Converts)
    return verdict.recipe


def test_a_film_of_the_panels_own_form_plays_as_it_is() -> None:
    assert judge("video", film(), Found(), GATE) == Plays()
    assert say_verdict(Plays(), "en") == "Plays as it is."


def test_a_heavy_film_is_made_for_the_panel_and_the_words_have_the_numbers() -> None:
    verdict = judge("video", film(3840, 1920, 60), Found(), GATE)
    assert recipe(verdict) == Recipe(1024, 512, rate=(60, 1))
    on_hd = judge("video", film(3840, 2160, 60), Found(), FULL_HD)
    assert recipe(on_hd) == Recipe(1920, 1080, rate=(30, 1))
    assert say_verdict(on_hd) == "Đã chuyển đổi: 3840×2160 → 1920×1080, 60 → 30 hình/giây."
    assert say_verdict(on_hd, "en") == "Converted: 3840×2160 → 1920×1080, 60 → 30 frames a second."


@pytest.mark.parametrize(
    ("against", "code"),
    [
        ({"codec": "hevc"}, "codec"),
        ({"codec": "prores"}, "codec"),
        ({"bit_depth": 10, "pixel_format": "yuv420p10le"}, "deep"),
        ({"pixel_format": "yuv444p"}, "colours"),
        ({"hdr": True}, "hdr"),
        ({"interlaced": True}, "interlaced"),
        ({"variable_rate": True}, "variable_rate"),
        ({"rotation": 180}, "turned"),
        ({"aspect": (4, 3)}, "oblong"),
        ({"width": 1023}, "odd"),
        ({"width": 1920, "height": 1080}, "larger"),
        ({"rate": 120.0}, "faster"),
    ],
)
def test_what_the_panel_cannot_show_is_converted_and_named(against: dict[str, object], code: str) -> None:
    verdict = judge("video", film(**against), Found(), GATE)  # type: ignore[arg-type]  # one's own
    assert code in codes(verdict)
    made = recipe(verdict)
    again = film(made.width, made.height, made.rate[0] / made.rate[1], codec=made.codec)
    assert judge("video", again, Found(), GATE) == Plays(), "what is made must be what plays"


def test_a_pi_5_gets_4k_as_hevc_and_a_mini_pc_full_hd() -> None:
    uhd = film(3840, 2160, 30)
    assert recipe(judge("video", uhd, Found(), ScreenClass(3840, 2160, "pi5"))).codec == "hevc"
    assert judge("video", film(3840, 2160, 60, codec="hevc"), Found(), ScreenClass(3840, 2160, "pi5")) == Plays()
    assert recipe(judge("video", uhd, Found(), ScreenClass(3840, 2160))) == Recipe(1920, 1080, rate=(30, 1))
    assert judge("video", uhd, Found(), LOBBY) == Plays()


def test_a_rate_is_parted_and_never_made_uneven() -> None:
    assert recipe(judge("video", film(1920, 1080, 60000 / 1001), Found(), FULL_HD)).rate == (30000, 1001)
    assert recipe(judge("video", film(1920, 1080, 50), Found(), FULL_HD)).rate == (25, 1)


def test_a_film_that_flashes_is_refused_at_its_second() -> None:
    verdict = judge("video", film(), Found(flashes_a_second=5, flashes_at_ms=Millis(12_400)), GATE)
    assert isinstance(verdict, Refuses)
    assert say_verdict(verdict).startswith("Không phát được: nhấp nháy 5 lần trong một giây, tại 00:12;")
    assert say_verdict(verdict, "en").startswith("Cannot be played: it flashes 5 times a second at 00:12;")


def test_a_film_without_an_end_is_refused() -> None:
    verdict = judge("video", film(length_ms=Millis(10**12)), Found(), GATE)
    assert isinstance(verdict, Refuses)
    assert verdict.why.code == "too_long"


def test_loudness_is_brought_to_r_128_only_where_somebody_hears_it() -> None:
    loud = Found(loudness=-9.0, peak=-0.1)
    sounding = film(1920, 1080, has_sound=True)
    verdict = judge("video", sounding, loud, LOBBY)
    assert recipe(verdict) == Recipe(1920, 1080, codec="copy", rate=(30, 1), gain=-14.0)
    assert say_verdict(verdict) == "Đã chuyển đổi: âm lượng −9.0 → −23.0 LUFS."
    assert judge("video", film(has_sound=True), loud, GATE) == Plays()
    assert judge("video", sounding, Found(loudness=-23.4, peak=-3.0), LOBBY) == Plays()


def test_a_soft_film_is_raised_no_further_than_its_peaks_allow() -> None:
    verdict = judge("video", film(1920, 1080, has_sound=True), Found(loudness=-35.0, peak=-5.0), LOBBY)
    assert recipe(verdict).gain == 4.0


def test_only_enormous_pictures_are_made_smaller() -> None:
    photo, poster = Measure(width=4000, height=3000), Measure(width=30_000, height=20_000)
    assert judge("image", Measure(width=1920, height=1080), Found(), GATE) == Plays()
    assert recipe(judge("image", photo, Found(), GATE)) == Recipe(1024, 768, codec="picture")
    assert recipe(judge("image", poster, Found(), LOBBY)) == Recipe(3840, 2560, codec="picture")


def test_what_was_never_measured_and_what_is_no_film_plays() -> None:
    assert judge("video", Measure(), Found(), GATE) == Plays()
    assert judge("pdf", Measure(width=595, height=842, pages=3), Found(), GATE) == Plays()


SIDES = st.integers(2, 9000)


@given(
    st.tuples(SIDES, SIDES),
    st.tuples(st.integers(16, 4096), st.integers(16, 2160)),
    st.floats(1, 240),
    st.sampled_from(("software", "pi5", "graphics")),
)
def test_nothing_is_made_larger_faster_or_heavier_than_it_plays(
    size: tuple[int, int], box: tuple[int, int], rate: float, decoder: Decoder
) -> None:
    target = ScreenClass(*box, decoder)
    verdict = judge("video", film(*size, rate), Found(), target)
    if isinstance(verdict, Converts):
        made = verdict.recipe
        assert made.width <= size[0] + size[0] % 2
        assert made.height <= size[1] + size[1] % 2
        assert made.rate[0] / made.rate[1] <= rate + 0.01
        assert verdict.why
        again = film(made.width, made.height, made.rate[0] / made.rate[1], codec=made.codec)
        assert judge("video", again, Found(), target) == Plays()


@given(st.tuples(SIDES, SIDES), st.tuples(SIDES, SIDES))
def test_what_covers_a_box_is_as_small_as_it_can_be(size: tuple[int, int], box: tuple[int, int]) -> None:
    width, height = covering(size, box)
    assert width % 2 == height % 2 == 0
    assert width <= max(2, size[0])
    assert height <= max(2, size[1])


def test_every_reason_has_its_words_in_both_languages() -> None:
    facts = dict.fromkeys(("was", "is", "codec", "bits", "format", "degrees", "width", "height", "times", "at"), "7")
    facts |= dict.fromkeys(("hours", "length", "why", "minutes", "tries"), "7")
    for code in CODES:
        assert say_reason(code, facts, "vi") != say_reason(code, facts, "en") or code == "larger"
    assert Reason("heavy").code in CODES
