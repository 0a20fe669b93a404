"""One document of each kind, with every part filled, and the test keys that seal them.

The goldens in `playlists/examples/wire-1` were made from these, so they are never edited: a new shape is a new sample.
"""

from datetime import date, time
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from bangtin_playlists.instant import Instant, Millis, read_instant
from bangtin_playlists.layout import Band, Box, Layout, Output, Screen, Zone
from bangtin_playlists.playlist import (
    Card,
    Digest,
    Image,
    Item,
    Nested,
    Pages,
    Playlist,
    Tags,
    Ticker,
    Transition,
    Video,
)
from bangtin_playlists.schedule import Calendar, CalendarDay, Entry, Hours, LunarDay, LunarSpan, Rule
from bangtin_playlists.wire.command import Answer, Command, Pattern
from bangtin_playlists.wire.documents import Document
from bangtin_playlists.wire.heartbeat import Complaint, Heartbeat, ScreenState
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.orders import Blackout, Emergency, Mourning, Orders, Recall
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from bangtin_playlists.wire.seal import Sealable, Trust, key_text
from bangtin_playlists.wire.timestamp import Latest, Timestamp

VERSION = 1775453400000


def seed_for_tests(name: str) -> bytes:
    """Return the private half of a key that everybody can make, and nobody may therefore use."""
    return sha256(f"bangtin TEST key: {name}".encode()).digest()


ROOT, PUBLISHER, RETIRED, STRANGER = (
    Ed25519PrivateKey.from_private_bytes(seed_for_tests(name)) for name in ("root", "publisher", "retired", "stranger")
)


def text_of(key: Ed25519PrivateKey) -> str:
    return key_text(key.public_key())


def digest_of(name: str) -> Digest:
    return Digest(sha256(name.encode()).hexdigest())


def at(text: str) -> Instant:
    return read_instant(f"{text}+07:00")


KEYS = Keys(
    version=VERSION,
    issued=Instant(VERSION),
    keys=(
        PublisherKey(text_of(PUBLISHER), ("manifest", "orders", "timestamp", "command"), name="Máy chủ thử"),
        PublisherKey(text_of(RETIRED), ("manifest", "orders"), retired=True),
    ),
)

SHIFT = Playlist(
    "ca",
    (
        Item("C1", Card(title="Chào ca", lines=("Hôm nay: thứ Hai",)), Millis(10_000), weight=2),
        Item(
            "C2",
            Image(digest_of("gdp.png"), "cover"),
            Millis(10_000),
            tags=Tags("1.1a", "tuyen-truyen", mourning_ok=True),
        ),
        Item("C4", Card("qr", "Quét mã", link="https://example.vn", source="NQ 57-NQ/TW"), Millis(15_000)),
    ),
)
DAY = Playlist(
    "ngay",
    (
        Item(
            "N1",
            Video(digest_of("nq57.mp4"), Millis(45_000), sound=False),
            Millis(45_000),
            valid_from=at("2026-04-01T00:00:00"),
            valid_to=at("2026-05-01T00:00:00"),
            transition=Transition("fade", Millis(500)),
            version=3,
        ),
        Item("N2", Pages((digest_of("muc-tieu.pdf"),), 5, Millis(12_000), "pan"), Millis(60_000)),
        Nested("ca", 2),
    ),
    shuffle=True,
)
TICKER = Playlist("chay", (Item("T1", Ticker("Chuyển đổi số quốc gia 10/10", 60), Millis(60_000)),))
MANIFEST = Manifest(
    Screen("LED-NCK-01", 1024, 512, output=Output(1920, 1080, 8, 8, 90, (Band(Box(0, 0, 512, 512), 0, 0),))),
    VERSION,
    Instant(VERSION),
    playlists=(SHIFT, DAY, TICKER),
    layouts=(
        Layout(
            "hai", (Zone("main", Box(0, 0, 1024, 448), "ngay"), Zone("foot", Box(0, 448, 1024, 64), "chay")), "#102030"
        ),
    ),
    schedule=(
        Entry("shift", "ca", level=20, rule=Rule((1, 2, 3, 4, 5, 6), start=time(5, 30), end=time(6, 30))),
        Entry(
            "tet",
            layout="hai",
            order=-1,
            rule=Rule(
                rrule="FREQ=DAILY;INTERVAL=2",
                holidays_of=("Nghỉ Tết",),
                lunar=(LunarSpan(LunarDay(12, 23), LunarDay(1, 7), "both"),),
                except_days=(date(2027, 2, 8),),
                first=date(2027, 1, 1),
                last=date(2027, 12, 31),
            ),
        ),
        Entry("fire", "ca", level=30, trigger="fire"),
    ),
    hours=(Hours(Rule(holidays_of=("Nghỉ Tết",)), closed=True), Hours(Rule(start=time(5, 30), end=time(22, 30)))),
    calendars=(
        Calendar("Nghỉ Tết", (CalendarDay(date(2027, 2, 6), name="Mùng 1"), CalendarDay(date(2027, 2, 20), 5))),
    ),
    media=(
        Medium(digest_of("gdp.png"), 81_920, "image", "gdp.png"),
        Medium(digest_of("nq57.mp4"), 9_000_000, "video", "nq57.mp4"),
        Medium(digest_of("muc-tieu.pdf"), 400_000, "pdf"),
    ),
    must_understand=("schedule.rule.lunar.leap",),
)
ORDERS = Orders(
    "Nam Cầu Kiền",
    VERSION,
    Instant(VERSION),
    emergencies=(
        Emergency(
            Entry("bao", "bao", level=30, since=at("2026-08-05T13:05:12"), until=at("2026-08-05T17:00:00")),
            ("LED-NCK-01",),
            drill=True,
        ),
    ),
    blackouts=(Blackout("b1", at("2026-08-06T00:00:00"), at("2026-08-06T00:10:00"), allow_emergency=True),),
    mournings=(Mourning(at("2026-06-10T00:00:00"), at("2026-06-12T00:00:00")),),
    recalls=(
        Recall(at("2026-05-01T00:00:00"), item="N1"),
        Recall(at("2026-05-01T00:00:00"), medium=digest_of("gdp.png")),
    ),
    playlists=(
        Playlist("bao", (Item("E1", Card("emergency", "Bão số 5", figure="114", risk=3), Millis(10_000)),)),
        Playlist("anh", (Item("E2", Image(digest_of("bao.png")), Millis(10_000)),)),
    ),
    media=(Medium(digest_of("bao.png"), 1_000, "image"),),
)
TIMESTAMP = Timestamp(
    "Nam Cầu Kiền",
    VERSION,
    Instant(VERSION),
    Instant(VERSION + 600_000),
    (
        Latest("manifest", "LED-NCK-01", VERSION, digest_of("the sealed manifest"), 4_096),
        Latest("orders", "Nam Cầu Kiền", VERSION),
    ),
)
COMMAND = Command(
    UUID("019d5f2a-7f60-7cc3-98c4-dc0c0c07398f"),
    "nck-player-1",
    VERSION,
    Instant(VERSION),
    Instant(VERSION + 60_000),
    Pattern("LED-NCK-01", Millis(30_000)),
    by="kythuat",
)
ANSWER = Answer(COMMAND.id, "nck-player-1", Instant(VERSION + 1_500), "refused", "clock", "đồng hồ chưa tin được")
HEARTBEAT = Heartbeat(
    "nck-player-1",
    UUID("6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10"),
    42,
    Instant(VERSION),
    "network",
    "0.1.0",
    Millis(3_600_000),
    VERSION,
    VERSION,
    Instant(VERSION),
    screens=(
        ScreenState(
            "LED-NCK-01",
            VERSION,
            20,
            entry="shift",
            items={"main": "C1", "foot": "T1"},
            progress_age_ms=Millis(400),
            restarts=1,
            surface="raster",
            engine="vlc",
            frames_dropped=7,
            unplayable=(digest_of("gdp.png"),),
        ),
        ScreenState("LED-NCK-02", level=None, dark="hours"),
    ),
    plays_waiting=12,
    disk_free=10_000_000_000,
    disk_total=64_000_000_000,
    memory_available=1_500_000_000,
    load=0.25,
    temperature=61.5,
    complaints=(Complaint("quarantined", "error", "LED-NCK-01", "C2", digest_of("gdp.png"), "hỏng hai lần"),),
)
PLAY = ProofOfPlay(
    UUID("019d5f2a-7f60-7cc3-98c4-dc0c0c07398f"),
    UUID("6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10"),
    1_234,
    "nck-player-1",
    "LED-NCK-01",
    "main",
    "N1",
    at("2026-04-06T06:30:00"),
    Instant(at("2026-04-06T06:30:00") + 12),
    Millis(30_004),
    Millis(45_000),
    full=False,
    clock_trust="network",
    why="pre-empted",
    manifest_version=VERSION,
    orders_version=VERSION,
    playlist="ngay",
    entry="day",
    level=10,
    item_version=3,
    digest=digest_of("nq57.mp4"),
    filler="N2",
    hold_ms=-1.25,
    frames_dropped=2,
)

SEALABLE: tuple[Sealable, ...] = (KEYS, MANIFEST, ORDERS, TIMESTAMP, COMMAND)
DOCUMENTS: tuple[Document, ...] = (*SEALABLE, HEARTBEAT, PLAY, ANSWER)
GROWN: dict[str, Sealable] = {
    "manifest-site": replace(MANIFEST, site=ORDERS.site),
    "orders-recall": replace(ORDERS, recalls=(Recall(at("2026-05-01T00:00:00"), item="N1", screens=("LED-NCK-01",)),)),
}
"""Documents with keys that came later, by the name of their golden."""
LATER_DEFAULTS = {"defaults-site": ("Manifest.site",), "defaults-recall": ("Recall.screens",)}
"""The keys that came later and may be left out, by the name of their golden."""
TRUST = Trust(text_of(ROOT), KEYS)


def signer(document: Sealable) -> Ed25519PrivateKey:
    return ROOT if isinstance(document, Keys) else PUBLISHER
