import wave
from array import array
from collections.abc import Sequence

import pytest

from bangtin_samples import sound

_SECONDS = 20


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Sequence[int]:
    path = tmp_path_factory.mktemp("sound") / "chords.wav"
    sound.write(path, _SECONDS)
    with wave.open(str(path)) as written:
        return array("h", written.readframes(written.getnframes()))


def test_the_sound_lasts_as_long_as_asked(samples: Sequence[int]) -> None:
    assert len(samples) == _SECONDS * 48_000


def test_the_sound_never_comes_near_to_clipping(samples: Sequence[int]) -> None:
    assert 0.2 < max(abs(each) for each in samples) / 32_768 < 0.5


def test_the_sound_begins_and_ends_in_silence_and_so_does_each_chord(samples: Sequence[int]) -> None:
    for at in range(0, _SECONDS + 1, 5):
        around = samples[max(0, at * 48_000 - 480) : at * 48_000 + 480]
        assert max(abs(each) for each in around) < 100
