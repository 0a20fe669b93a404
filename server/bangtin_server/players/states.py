"""How a screen stands, each state apart: nobody may read silence as dark, or dark as broken (peers.md 3, pain 22)."""

from datetime import datetime, timedelta
from enum import StrEnum

from bangtin_server.players.models import Player, Presence, Screen

SILENT_AFTER = timedelta(minutes=10)
"""One that was not heard for so long is silent; before that it is late, which a slow line explains."""

_AHEAD = timedelta(minutes=1)
"""A last word further ahead than this was heard before our own clock fell back: whoever speaks still is heard anew
within a minute, so it says nothing of the present."""


class State(StrEnum):
    """How a screen stands."""

    ONLINE = "online"
    LATE = "late"
    SILENT = "silent"
    DARK_BY_HOURS = "dark_by_hours"
    DARK_BY_ORDER = "dark_by_order"
    NEVER_HEARD = "never_heard"
    REVOKED = "revoked"
    NO_PLAYER = "no_player"


_WORDS = {
    State.ONLINE: ("Trực tuyến", "Online"),
    State.LATE: ("Chậm tín hiệu", "Late"),
    State.SILENT: ("Mất kết nối", "Silent"),
    State.DARK_BY_HOURS: ("Tắt theo giờ hoạt động", "Dark by hours"),
    State.DARK_BY_ORDER: ("Tắt theo lệnh dừng khẩn cấp", "Dark by order"),
    State.NEVER_HEARD: ("Chưa từng kết nối", "Never heard"),
    State.REVOKED: ("Đã thu hồi quyền", "Revoked"),
    State.NO_PLAYER: ("Chưa có thiết bị phát", "No player"),
}


def word(state: State, language: str = "vi") -> str:
    """Return what people call a state.

    >>> word(State.LATE), word(State.LATE, "en")
    ('Chậm tín hiệu', 'Late')
    """
    vietnamese, english = _WORDS[state]
    return english if language.startswith("en") else vietnamese


def state_of_player(player: Player, now: datetime) -> State:
    """Say how a player stands, its screens' darkness aside."""
    if player.revoked_at is not None:
        return State.REVOKED
    presence = _presence(player)
    if presence is None:
        return State.NEVER_HEARD
    due = presence.late_after is not None and presence.late_after > now
    if due and presence.heard_at <= now + _AHEAD:
        return State.ONLINE
    return State.LATE if now - presence.heard_at < SILENT_AFTER else State.SILENT


def state_of(screen: Screen, now: datetime) -> State:
    """Say how *screen* stands; select its `player__presence` with it."""
    if screen.player is None:
        return State.NO_PLAYER
    state = state_of_player(screen.player, now)
    return _shade(screen, screen.player.presence) or state if state is State.ONLINE else state


def _presence(player: Player) -> Presence | None:
    try:
        return player.presence
    except Presence.DoesNotExist:
        return None


def _shade(screen: Screen, presence: Presence) -> State | None:
    """Return what kind of dark the screen is, by its player's last word."""
    dark = next((one.dark for one in presence.said().screens if one.screen == screen.name), "")
    return {"hours": State.DARK_BY_HOURS, "blackout": State.DARK_BY_ORDER}.get(dark)
