"""What stands on a wall that has no programme yet, or is to say who it is: cards of ours, shown like any other."""

from bangtin_playlists.instant import Millis
from bangtin_playlists.layout import Screen
from bangtin_playlists.playlist import Card, Item, Playlist
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.manifest import Manifest

NAME = "introduction"
USUAL_SIZE = (1920, 1080)
_HOUR = Millis(3_600_000)


def enrolment(code: str, centre: str) -> Manifest:
    """Return what a player shows that waits for a person to enter its *code* at the *centre*."""
    return _alone(
        Card(
            template="qr",
            title=spaced(code),
            lines=(f"Nhập mã này tại {bare(centre)}", "hoặc quét mã bằng điện thoại"),
            link=f"{centre}/enrol/{code}",
        )
    )


def looking_for(centre: str) -> Manifest:
    """Return what a player shows that has no code yet, since its *centre* does not answer."""
    return _alone(
        Card(title="Đang tìm máy chủ trung tâm", lines=(bare(centre), "Kiểm tra dây mạng và địa chỉ máy chủ"))
    )


def waiting(screen: str) -> Manifest:
    """Return what an enrolled player shows whose first programme is still on its way."""
    return _alone(Card(title=screen, lines=("Đã ghi danh", "Đang tải nội dung từ máy chủ trung tâm")))


def idle() -> Manifest:
    """Return what an output shows that no screen of the centre is assigned to."""
    return _alone(Card(title="Chưa gán màn hình", lines=("Chọn màn hình cho ngõ ra này tại máy chủ trung tâm",)))


def identification(screen: Screen) -> Manifest:
    """Return what *screen* shows when it is to say which one it is."""
    size = f"{screen.width} × {screen.height}"
    return _alone(Card(title=screen.name, lines=(size,)), screen)


def spaced(code: str) -> str:
    """Return a code in two halves, as people read it aloud.

    >>> spaced("ACDEFGHJ")
    'ACDE FGHJ'
    """
    return f"{code[: len(code) // 2]} {code[len(code) // 2 :]}"


def bare(centre: str) -> str:
    """Return an address as people type it."""
    return centre.removeprefix("https://").removeprefix("http://")


def _alone(card: Card, screen: Screen | None = None) -> Manifest:
    item = Item(NAME, card, _HOUR)
    return Manifest(
        screen=screen or Screen(NAME, *USUAL_SIZE),
        playlists=(Playlist(NAME, (item,)),),
        schedule=(Entry(NAME, playlist=NAME, level=Level.FALLBACK),),
    )
