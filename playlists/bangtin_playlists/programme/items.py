"""Items: a piece becomes what is shown and for how long."""

from typing import NamedTuple

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import (
    Card,
    Content,
    Element,
    Image,
    Item,
    Nested,
    Pages,
    Tags,
    Ticker,
    Transition,
    Video,
)
from bangtin_playlists.programme.dates import begins, ends
from bangtin_playlists.programme.files import Files
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.pieces.items import CardPiece, ItemPiece, TickerPiece, ValidPiece
from bangtin_playlists.programme.shelf import FileKind
from bangtin_playlists.programme.tree import Path
from bangtin_playlists.programme.validation import keys_of, validated

CONTENTS = ("video", "image", "pages", "text", "card", "ticker", "list")
_NEEDED = {"countdown": "counts_to", "qr": "link", "figure": "figure"}
_REFRESH = 60
_KINDS: dict[str, tuple[FileKind, ...]] = {"video": ("video",), "image": ("image",), "pages": ("pdf", "image")}


class Bench(NamedTuple):
    """What items are made with."""

    findings: Findings
    files: Files
    wall: WallClock


def element(raw: object, path: Path, bench: Bench) -> Element | None:
    """Make one element of a playlist; None after noting what is wrong with it."""
    before = len(bench.findings.mistakes)
    if isinstance(raw, dict):
        _judge_keys(raw, path, bench.findings)
    piece = validated(ItemPiece, raw, path, bench.findings)
    if piece is None or len(bench.findings.mistakes) > before:
        _judge_files(raw, path, bench.files)
        return None
    if piece.nested:
        return Nested(piece.nested, piece.weight)
    return _item(piece, path, bench)


def _judge_keys(raw: dict[str, object], path: Path, findings: Findings) -> None:
    """Note what the keys alone give away, whatever their values are."""
    kinds = [key for key in raw if key in CONTENTS]
    if not kinds and not raw.keys() - set(keys_of(ItemPiece)):
        findings.wrong("no_content", path, known=", ".join(CONTENTS))
    if len(kinds) > 1:
        findings.wrong("two_contents", (*path, kinds[1]), at_key=True, first=kinds[0], found=kinds[1])
    if "list" in raw:
        for key in raw.keys() & set(keys_of(ItemPiece)) - {"list", "weight"} - set(kinds):
            findings.wrong("not_for_list", (*path, key), at_key=True, found=key)
        return
    if "id" not in raw:
        findings.wrong("missing_key", path, key="id")
    if "for" not in raw and kinds and "video" not in kinds:
        findings.wrong("no_length", path, key=kinds[0])
    if "count" in raw and "pages" not in raw:
        findings.wrong("count_without_pages", (*path, "count"), at_key=True)


def _judge_files(raw: object, path: Path, files: Files) -> None:
    """Look for the files of an item that is mistaken elsewhere, so that they are not found absent only later."""
    named = raw if isinstance(raw, dict) else {}
    for key, wanted in _KINDS.items():
        if isinstance(name := named.get(key), str) and name:
            files.get(name, wanted, (*path, key))


def _item(piece: ItemPiece, path: Path, bench: Bench) -> Item | None:
    made = _content(piece, path, bench)
    validity = valid(piece.valid, (*path, "valid"), bench)
    if made is None or validity is None:
        return None
    content, slot_ms = made
    if piece.transition.length > slot_ms:
        bench.findings.wrong("long_transition", (*path, "transition"))
    return Item(
        id=piece.id,
        content=content,
        slot_ms=Millis(slot_ms),
        weight=piece.weight,
        valid_from=validity[0],
        valid_to=validity[1],
        transition=Transition(piece.transition.kind, Millis(piece.transition.length)),
        tags=Tags(**piece.tags.model_dump()),
        version=piece.version,
    )


def valid(piece: ValidPiece, path: Path, bench: Bench) -> tuple[Instant | None, Instant | None] | None:
    """Make the bounds of a validity, the second excluded."""
    since = begins(piece.begin, bench.wall) if piece.begin else None
    until = ends(piece.end, bench.wall) if piece.end else None
    if since is not None and until is not None and until <= since:
        bench.findings.wrong("ends_before", (*path, "to"))
        return None
    return since, until


def _content(piece: ItemPiece, path: Path, bench: Bench) -> tuple[Content, int] | None:
    """Make what is shown, and the length of its slot in milliseconds."""
    if piece.video:
        return _video(piece, path, bench)
    if piece.pages:
        return _pages(piece, path, bench)
    if piece.image:
        picture = bench.files.get(piece.image, ("image",), (*path, "image"))
        return (Image(picture.digest, piece.fit), piece.slot) if picture else None
    if piece.card:
        return _card(piece.card, (*path, "card"), bench), piece.slot
    if piece.ticker:
        return _ticker(piece.ticker, (*path, "ticker"), bench.findings), piece.slot
    title, *lines = (line.strip() for line in piece.text.strip().splitlines())
    return Card("title", title, tuple(lines)), piece.slot


def _video(piece: ItemPiece, path: Path, bench: Bench) -> tuple[Content, int] | None:
    film = bench.files.get(piece.video, ("video",), (*path, "video"))
    if film is None:
        return None
    slot_ms = piece.slot or film.length_ms
    if not slot_ms:
        note = bench.findings.odd if bench.files.forgiving else bench.findings.wrong
        note("length_unknown", (*path, "video"), found=piece.video)
        return None
    return Video(film.digest, Millis(film.length_ms or slot_ms), piece.fit, piece.sound), slot_ms


def _pages(piece: ItemPiece, path: Path, bench: Bench) -> tuple[Content, int] | None:
    where = (*path, "pages")
    single = len(piece.pages) == 1
    kinds: tuple[FileKind, ...] = ("pdf", "image") if single else ("image",)
    found = [bench.files.get(name, kinds, where if single else (*where, at)) for at, name in enumerate(piece.pages)]
    files = [file for file in found if file is not None]
    if len(files) < len(found):
        return None
    there = files[0].pages if single and files[0].kind == "pdf" else len(files)
    if piece.count > there > 0:
        bench.findings.wrong("too_few_pages", (*path, "count"), found=piece.count, there=there)
        return None
    count = piece.count or there
    if not count:
        note = bench.findings.odd if bench.files.forgiving else bench.findings.wrong
        note("pages_unknown", where, found=piece.pages[0])
        return None
    digests = tuple(file.digest for file in files)
    return Pages(digests if single else digests[:count], count, Millis(piece.slot), piece.fit), piece.slot * count


def _card(piece: CardPiece, path: Path, bench: Bench) -> Card:
    needed = _NEEDED.get(piece.template)
    if needed and not getattr(piece, needed):
        bench.findings.wrong("card_needs", path, template=piece.template, key=needed)
    values = piece.model_dump(exclude={"counts_to"})
    return Card(**values, counts_to=begins(piece.counts_to, bench.wall) if piece.counts_to else None)


def _ticker(piece: TickerPiece, path: Path, findings: Findings) -> Ticker:
    if piece.speed % _REFRESH:
        findings.odd(
            "uneven_speed", (*path, "speed"), found=piece.speed, near=max(1, round(piece.speed / _REFRESH)) * _REFRESH
        )
    return Ticker(piece.text, piece.speed, piece.theme)
