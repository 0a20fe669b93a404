import re
from string import Formatter

import pytest

from bangtin_playlists.reasons import Reason
from bangtin_playlists.words.mistakes import MISTAKES, NEAR
from bangtin_playlists.words.names import NAMES
from bangtin_playlists.words.phrase import Phrase
from bangtin_playlists.words.reasons import REASONS

EVERY: dict[str, Phrase] = {
    **{f"name {key}": each for key, each in NAMES.items()},
    **{f"reason {key}": each for key, each in REASONS.items()},
    **{f"wrong {key}": each.wrong for key, each in MISTAKES.items()},
    **{f"remedy {key}": each.remedy for key, each in MISTAKES.items()},
    "near": NEAR,
}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("key", EVERY)
def test_both_languages_say_the_same_with_the_same_placeholders(key: str) -> None:
    said = EVERY[key]
    assert said.vi.strip()
    assert said.en.strip()
    assert placeholders(said.vi) == placeholders(said.en)


def test_every_reason_has_words() -> None:
    assert set(REASONS) == {str(each) for each in Reason}


def test_english_is_not_left_in_vietnamese() -> None:
    same = {key for key, each in EVERY.items() if each.vi == each.en}
    assert not same


def test_remedies_end_as_sentences() -> None:
    ends = {key for key, each in MISTAKES.items() if not re.search(r"[.}…]$", each.remedy.en)}
    assert not ends
