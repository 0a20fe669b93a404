from bangtin_playlists.playlist import Card, Image, Item, Nested, Pages, Ticker, Video
from bangtin_playlists.schedule import Level, LunarDay, LunarSpan
from bangtin_playlists.timeline import prepare
from tests.playlists.programme.reading import SCREEN, at, items, manifest, read


def test_times_stay_times_and_no_stays_no() -> None:
    made = manifest(
        "playlists:\n  no: [{id: on, text: yes, for: 10s}]\nschedule:\n  - {play: no, from: 13:30, to: 14:30}"
    )
    assert made.playlists[0].id == "no"
    assert made.schedule[0].rule.start is not None
    assert made.schedule[0].rule.start.isoformat() == "13:30:00"
    item = made.playlists[0].elements[0]
    assert isinstance(item, Item)
    assert (item.id, item.content) == ("on", Card(title="yes"))


def test_a_category_that_looks_like_a_number_is_text() -> None:
    (item,) = items("    - {id: A, text: x, for: 1s, tags: {category: 1.10}}")
    assert item.tags.category == "1.10"


def test_each_kind_of_item_becomes_its_content() -> None:
    film, picture, pdf, album, card, line = items(
        "    - {id: A, video: film.mp4}\n"
        "    - {id: B, image: p.png, for: 250ms, fit: pan}\n"
        "    - {id: C, pages: d.pdf, for: 1m30s}\n"
        "    - {id: D, pages: [p.png, q.png], for: 2s}\n"
        "    - {id: E, card: {template: figure, figure: 2 %}, for: 1.5s}\n"
        "    - {id: F, ticker: chữ chạy, for: 1h}"
    )
    assert isinstance(film.content, Video)
    assert (film.content.length_ms, film.slot_ms) == (20_020, 20_020)
    assert isinstance(picture.content, Image)
    assert (picture.content.fit, picture.slot_ms) == ("pan", 250)
    assert isinstance(pdf.content, Pages)
    assert (pdf.content.count, pdf.content.page_ms, pdf.slot_ms) == (4, 90_000, 360_000)
    assert isinstance(album.content, Pages)
    assert (len(album.content.media), album.slot_ms) == (2, 4000)
    assert isinstance(card.content, Card)
    assert (card.content.figure, card.slot_ms) == ("2 %", 1500)
    assert line.content == Ticker("chữ chạy")


def test_a_film_may_be_cut_or_repeated_by_for() -> None:
    (item,) = items("    - {id: A, video: film.mp4, for: 5s}")
    assert isinstance(item.content, Video)
    assert (item.slot_ms, item.content.length_ms) == (5000, 20_020)


def test_count_takes_the_first_pages() -> None:
    pdf, album = items(
        "    - {id: A, pages: d.pdf, count: 2, for: 1s}\n    - {id: B, pages: [p.png, q.png], count: 1, for: 1s}"
    )
    assert isinstance(pdf.content, Pages)
    assert isinstance(album.content, Pages)
    assert (pdf.content.count, album.content.count, len(album.content.media)) == (2, 1, 1)


def test_a_date_to_is_included_to_its_end() -> None:
    (item,) = items("    - {id: A, text: x, for: 1s, valid: {from: 08/04/2026, to: 2026-04-22}}")
    assert (item.valid_from, item.valid_to) == (at("2026-04-08T00:00"), at("2026-04-23T00:00"))


def test_text_is_composed() -> None:
    (item,) = items("    - {id: A, text: Ti\u00ea\u0301ng Vi\u1ec7t, for: 1s}")
    assert item.content == Card(title="Ti\u1ebfng Vi\u1ec7t")


def test_a_list_inside_a_list_keeps_its_weight() -> None:
    made = manifest(
        "playlists:\n  a: [{list: b, weight: 3}]\n  b: {shuffle: true, items: [{id: A, text: x, for: 1s}]}\n"
        "schedule: [{play: a}]"
    )
    assert made.playlists[0].elements == (Nested("b", 3),)
    assert made.playlists[1].shuffle


def test_levels_have_names_in_both_languages() -> None:
    rows = "".join(
        f"  - {{play: a, level: {level}, order: {n}}}\n"
        for n, level in enumerate(("ưu tiên", "Priority", "20", "dự phòng"))
    )
    made = manifest(f"playlists: {{a: [{{id: A, text: x, for: 1s}}]}}\nschedule:\n{rows}")
    assert [each.level for each in made.schedule] == [Level.PRIORITY, Level.PRIORITY, Level.PRIORITY, Level.FALLBACK]
    assert [each.id for each in made.schedule] == ["a", "a-2", "a-3", "a-4"]


def test_lunar_days_are_written_day_before_month() -> None:
    made = manifest(
        "playlists: {a: [{id: A, text: x, for: 1s}]}\nschedule: [{play: a, lunar: 23/12 - 7/1, leap: cả hai}]"
    )
    assert made.schedule[0].rule.lunar == (LunarSpan(LunarDay(12, 23), LunarDay(1, 7), "both"),)


def test_a_daypart_gives_hours_and_days() -> None:
    made = manifest(
        "playlists: {a: [{id: A, text: x, for: 1s}]}\ndayparts: {d: {from: 22:00, to: 06:00, days: mon-sat}}\n"
        "schedule: [{play: a, daypart: d, days: [sat, sun]}]"
    )
    rule = made.schedule[0].rule
    assert (rule.weekdays, str(rule.start), str(rule.end)) == ((6,), "22:00:00", "06:00:00")


def test_files_are_not_needed_for_a_plan() -> None:
    text = f"{SCREEN}media: absent\nplaylists: {{a: [{{id: A, image: any.png, for: 10s}}]}}\nschedule: [{{play: a}}]"
    reading = read(text)
    assert reading.manifest is not None
    assert [each.code for each in reading.warnings] == ["folder_absent"]
    (medium,) = reading.manifest.media
    assert reading.absent == {medium.digest}
    assert prepare(reading.manifest).on_air(at("2026-04-06T06:00:05")).zones[0].offset_ms == 5000
