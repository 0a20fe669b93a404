from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.fit import place
from bangtin_playlists.layout import Box

_LENGTH = st.integers(16, 4096)
_SIZE = st.tuples(_LENGTH, _LENGTH)


def test_a_film_of_the_zones_size_is_not_scaled() -> None:
    assert place((960, 540), (960, 540), "contain") == (Box(0, 0, 960, 540), Box(0, 0, 960, 540))


def test_a_contained_film_stands_in_the_middle_between_bars() -> None:
    assert place((640, 480), (1280, 640), "contain").target == Box(213, 0, 853, 640)


def test_a_covering_film_loses_its_edges_evenly() -> None:
    assert place((1920, 1080), (1024, 512), "cover") == (Box(0, 60, 1920, 960), Box(0, 0, 1024, 512))


def test_pixels_that_are_wider_than_high_count_as_such() -> None:
    assert place((720, 576), (1024, 576), "contain", shape=64 / 45).target == Box(0, 0, 1024, 576)


@given(_SIZE, _SIZE)
def test_a_contained_film_is_whole_and_inside(picture: tuple[int, int], zone: tuple[int, int]) -> None:
    source, target = place(picture, zone, "contain")
    assert (source.w, source.h) == picture
    assert 0 <= target.x <= target.x + target.w <= zone[0]
    assert 0 <= target.y <= target.y + target.h <= zone[1]
    assert target.w == zone[0] or target.h == zone[1]


@given(_SIZE, _SIZE)
def test_a_covering_film_fills_the_zone_from_whole_chroma_samples(
    picture: tuple[int, int], zone: tuple[int, int]
) -> None:
    source, target = place(picture, zone, "cover")
    assert target == Box(0, 0, *zone)
    assert 0 <= source.x <= source.x + source.w <= picture[0]
    assert 0 <= source.y <= source.y + source.h <= picture[1]
