"""Which class a screen is of: what its row and its player say of it, as far as media go."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from bangtin_media.screen_class import Decoder, ScreenClass
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.heartbeat import ScreenState
from bangtin_server.players.models import Enrolment, Presence, Screen

_PI_5 = "Raspberry Pi 5"


def classes(screens: Iterable[Screen]) -> dict[int, ScreenClass]:
    """Return the class of each screen, by its key.

    What its player has not said yet is taken for the weakest: the processor decodes.
    """
    listed = list(screens)
    drivers = {screen.player_id for screen in listed if screen.player_id}
    states = _states(drivers)
    strong = {screen.player_id for screen in listed if _has_card(states.get(screen.name))}
    models = _models({player for player in strong if player})
    return {
        screen.pk: ScreenClass(
            screen.width,
            screen.height,
            _decoder(states.get(screen.name), models.get(screen.player_id or 0, "")),
            sound=bool(screen.details.get("sound", False)),
        )
        for screen in listed
    }


def _states(players: Iterable[int]) -> dict[str, ScreenState]:
    """Return what players last said of their screens; a word that cannot be read any more says nothing."""
    found: dict[str, ScreenState] = {}
    for row in Presence.objects.filter(player__in=players):
        with suppress(PlaylistsError):
            found |= {state.screen: state for state in row.said().screens}
    return found


def _models(players: Iterable[int]) -> Mapping[int, str]:
    """Return what the machines of players called themselves when they asked to be enrolled."""
    asked = Enrolment.objects.filter(player__in=players).order_by("asked_at").values_list("player_id", "facts")
    return {player: str(facts.get("model", "")) for player, facts in asked if player}


def _has_card(state: ScreenState | None) -> bool:
    """Say whether films are decoded by hardware: the second engine on a surface that has some (architecture.md 6)."""
    return state is not None and state.surface == "gpu" and state.engine == "qt"


def _decoder(state: ScreenState | None, model: str) -> Decoder:
    if not _has_card(state):
        return "software"
    return "pi5" if model.startswith(_PI_5) else "graphics"
