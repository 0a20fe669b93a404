from bangtin_player.core.shot import shot_of
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.playlist import Card, Content, Digest, Item, Pages, Ticker, Transition, Video

_FADE = Transition("fade", Millis(500))
_FILM = Video(Digest("f" * 64), Millis(4_000))


def _seen(content: Content, at: int, *, slot: int = 10_000, page: int | None = None, mourning: bool = False) -> OnAir:
    start, item = Instant(100_000), Item("a", content, Millis(slot), transition=_FADE)
    until = Instant(start + slot) if page is None else Instant(start + page * 3_000)
    airing = Airing("main", Box(0, 0, 9, 9), "p", item, start, Instant(start + slot), Millis(at - start), page, until)
    return OnAir(Instant(at), 10, "", "e", "#000000", (airing,), until, mourning=mourning)


def _span(seen: OnAir) -> tuple[int, int]:
    shot = shot_of(seen.zones[0], seen)
    return shot.begin - 100_000, shot.end - 100_000


def test_a_film_shorter_than_its_slot_comes_round_and_is_cut_at_the_end() -> None:
    assert [_span(_seen(_FILM, 100_000 + at)) for at in (0, 3_999, 4_000, 9_000)] == [
        (0, 4_000),
        (0, 4_000),
        (4_000, 8_000),
        (8_000, 10_000),
    ]


def test_every_page_is_a_shot() -> None:
    pages = Pages((Digest("a" * 64),), 3, Millis(3_000))
    assert _span(_seen(pages, 104_000, slot=9_000, page=2)) == (3_000, 6_000)


def test_a_picture_stands_for_its_slot() -> None:
    assert _span(_seen(Card(title="x"), 105_000)) == (0, 10_000)


def test_only_the_first_shot_of_a_slot_moves_in_and_none_in_mourning() -> None:
    first, second = (_seen(_FILM, at) for at in (100_000, 104_000))
    sad = _seen(_FILM, 100_000, mourning=True)
    kinds = [shot_of(seen.zones[0], seen).transition().kind for seen in (first, second, sad)]
    assert kinds == ["fade", "cut", "cut"]


def test_a_line_goes_on_where_its_next_slot_begins_but_a_film_begins_anew() -> None:
    def two(content: Content) -> bool:
        one = shot_of(_seen(content, 100_000).zones[0], _seen(content, 100_000))
        return one.goes_on_in(one)

    assert two(Ticker("x"))
    assert not two(_FILM)


def test_a_picture_that_stays_is_drawn_anew_when_mourning_begins() -> None:
    glad, sad = (_seen(Ticker("x"), 100_000, mourning=mourning) for mourning in (False, True))
    assert not shot_of(glad.zones[0], glad).goes_on_in(shot_of(sad.zones[0], sad))
