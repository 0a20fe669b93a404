from bangtin_playlists import errors
from bangtin_server.players import words
from bangtin_server.players.models import Outage


def test_every_reason_to_refuse_a_document_has_words() -> None:
    for error in errors.DocumentError.__subclasses__():
        code = f"document_{error.__name__.removesuffix('Error').lower()}"
        assert words.of_grievance(code) != code
        assert words.of_grievance(code, "en") != code


def test_every_cause_of_an_outage_has_words_in_both_languages() -> None:
    for cause in Outage.Cause:
        assert words.of_cause(cause) != words.of_cause(cause, "en")


def test_a_code_of_a_newer_player_is_shown_as_it_stands() -> None:
    assert words.of_grievance("hologram-dim") == "hologram-dim"
