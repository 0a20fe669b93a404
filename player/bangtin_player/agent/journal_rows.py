"""How the play log's rows lie in SQLite."""

from bangtin_player.core.play_log import LoggedPlay

COLUMNS = (
    "id",
    "boot",
    "player",
    "screen",
    "zone",
    "manifest_version",
    "entry",
    "level",
    "playlist",
    "item",
    "item_version",
    "digest",
    "filler",
    "planned_start",
    "actual_start",
    "shown_ms",
    "slot_ms",
    "full",
    "why",
    "clock_trust",
    "hold_ms",
    "frames_dropped",
)
"""Without the sequence, which SQLite counts."""

INSERT = (
    f"INSERT INTO plays ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - our own names
    " ON CONFLICT (id) DO NOTHING"
)
"""One that is there already is passed over: a commit whose answer was lost can be repeated."""

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS plays (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, also after rows are deleted
        id TEXT NOT NULL UNIQUE,                     -- UUIDv7
        boot TEXT NOT NULL,
        player TEXT NOT NULL,
        screen TEXT NOT NULL,
        zone TEXT NOT NULL,
        manifest_version INTEGER NOT NULL,
        entry TEXT NOT NULL,
        level INTEGER NOT NULL,
        playlist TEXT NOT NULL,
        item TEXT NOT NULL,
        item_version INTEGER NOT NULL,
        digest TEXT NOT NULL,
        filler TEXT NOT NULL,                        -- what filled the slot (R18)
        planned_start INTEGER NOT NULL,              -- ms since 1970, UTC
        actual_start INTEGER NOT NULL,
        shown_ms INTEGER NOT NULL,                   -- monotonic
        slot_ms INTEGER NOT NULL,
        full INTEGER NOT NULL,
        why TEXT NOT NULL,
        clock_trust TEXT NOT NULL,
        hold_ms REAL,
        frames_dropped INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE IF NOT EXISTS gaps (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        before INTEGER NOT NULL,                     -- actual start of the first play that was kept again
        lost INTEGER NOT NULL
    ) STRICT
    """,
)


def row_of(logged: LoggedPlay) -> tuple[object, ...]:
    """Lay one play out as `COLUMNS`."""
    play, witness = logged.play, logged.witness
    return (
        logged.id,
        witness.boot,
        witness.player,
        witness.screen,
        play.zone,
        play.manifest_version,
        play.entry,
        play.level,
        play.playlist,
        play.item,
        play.item_version,
        play.digest,
        play.filler,
        play.planned_start,
        play.actual_start,
        play.shown_ms,
        play.slot_ms,
        int(play.full),
        play.why,
        logged.clock_trust.value,
        play.hold_ms,
        play.frames_dropped,
    )
