"""Items made of files, and changed by those who provide them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from django.db import transaction

from bangtin_playlists.instant import Millis
from bangtin_playlists.playlist import Content, Digest, Fit, Image, Pages, Video
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import LibraryError
from bangtin_server.library import chains
from bangtin_server.library.chains import Said
from bangtin_server.library.folding import folded
from bangtin_server.library.models import Examination, Item, ItemVersion, Medium, State
from bangtin_server.library.particulars import particulars
from bangtin_server.library.uploads import Place

_CODE, _NAME = 50, 200
PAGE_MS = Millis(10_000)
_WAITING = {State.SUBMITTED, State.REVIEWED}


class Wanted(NamedTuple):
    """What an item is to be called, and what it is to say."""

    name: str
    said: Said


def content_from(medium: Medium, fit: Fit = "contain", page_ms: Millis = PAGE_MS) -> Content:
    """Return how a file is shown.

    Raises:
        LibraryError: it is not examined yet, cannot be shown, or is a font.
    """
    if medium.examination == Examination.REFUSED:
        raise LibraryError(medium.fault.get("en", "this file cannot be used"), medium.fault.get("vi", "Tệp hỏng."))
    if medium.examination != Examination.SOUND:
        raise LibraryError("this file is still being examined; wait a little", "Tệp đang được kiểm tra; hãy chờ.")
    digest = Digest(medium.digest)
    match medium.kind:
        case "video":
            return Video(digest, Millis(max(1, int(medium.measures.get("length_ms", 0)))), fit)
        case "image":
            return Image(digest, fit)
        case "pdf":
            return Pages((digest,), max(1, int(medium.measures.get("pages", 1))), page_ms, fit)
        case _:
            raise LibraryError("a font is shown in texts, not by itself", "Phông chữ không phát riêng được.")


@transaction.atomic
def begin(wanted: Wanted, place: Place, by: str) -> ItemVersion:
    """Make an item with its first draft.

    Raises:
        LibraryError: it has no name.
    """
    name = _name(wanted.name)
    item = Item.objects.create(code=_code(name), name=name, unit=place.unit, site=place.site)
    made = chains.add(item, wanted.said, by)
    told = {key: value for key, value in _told(name, made).items() if value}
    note(Deed.ITEM_MADE, by, item.code, after=told)
    return made


@transaction.atomic
def revise(version: ItemVersion, wanted: Wanted, by: str) -> ItemVersion:
    """Change a draft, or begin the next version of what was judged; the old one plays on until the new one is approved.

    Args:
        version: The newest of its item.
        wanted: What it is to say.
        by: Who wants it.

    Raises:
        LibraryError: it waits for somebody's judgement, or somebody else was faster.
    """
    item = Item.objects.select_for_update().get(pk=version.item_id)
    if item.newest_id != version.pk:
        raise LibraryError("somebody changed it meanwhile; look again", "Có người vừa sửa nội dung này; hãy mở lại.")
    if item.home_id:
        raise LibraryError(
            "it belongs to a screen's programme; change it there", "Nội dung này thuộc chương trình của một màn hình."
        )
    version.refresh_from_db()
    if version.state in _WAITING:
        raise LibraryError("it waits to be judged", "Nội dung đang chờ thẩm định hoặc chờ duyệt, chưa sửa được.")
    before = _told(item.name, version)
    if (name := _name(wanted.name)) != item.name:
        item.name = name
        item.save(update_fields=["name"])
    if version.state == State.DRAFT:
        chains.change(version, wanted.said)
        made = version
    else:
        made = chains.add(item, wanted.said, by)
    if (after := _told(name, made)) != before:
        note(Deed.ITEM_CHANGED, by, item.code, before=before, after=after)
    return made


def _told(name: str, version: ItemVersion) -> Mapping[str, object]:
    """Return what the log keeps of a version: all that people say of it, also what is not said (domain.md 3.9)."""
    said = chains.said_by(version)
    told: dict[str, object] = {"name": name, "version": version.number}
    told |= msgspec.structs.asdict(said.tags) | msgspec.structs.asdict(particulars(said))
    told |= {"valid_from": _iso(said.valid_from), "valid_to": _iso(said.valid_to)}
    return told | ({"page_s": said.content.page_ms // 1000} if isinstance(said.content, Pages) else {})


def _iso(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat() if at else ""  # one way, whichever zone it was typed in


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not 0 < len(name) <= _NAME:
        raise LibraryError(
            f"give it a name of at most {_NAME} characters", f"Hãy đặt tên nội dung, tối đa {_NAME} ký tự."
        )
    return name


def _code(name: str) -> str:
    """Return a code that no shared item has: the name without marks, in letters that any log can hold."""
    stem = re.sub(r"[^a-z0-9]+", "-", folded(name))[:_CODE].strip("-") or "noi-dung"
    taken = set(Item.objects.filter(code__startswith=stem).values_list("code", flat=True))
    number = 1
    while (code := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return code
