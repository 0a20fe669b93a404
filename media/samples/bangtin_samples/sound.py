"""Sound: four soft chords for the one film that is heard, each voice a sine with two overtones."""

import math
import wave
from array import array
from pathlib import Path

_RATE = 48_000
_CHORD_S = 5
_CHORDS = ((220.0, 277.18, 329.63), (185.0, 277.18, 369.99), (146.83, 293.66, 369.99), (164.81, 246.94, 329.63))
"""A, F sharp minor, D and E, in hertz."""
_VOICE = ((1, 1.0), (2, 0.28), (3, 0.09))
"""A tone and its overtones with their shares: rounder than a bare sine."""
_LOUDNESS = 2600


def write(path: Path, seconds: int) -> None:
    """Write *seconds* of the chords, mono, 16 bit, as a WAV file; loud as a quiet room."""
    once = array("h", (sample for chord in _CHORDS for sample in _chord(chord)))
    wanted = seconds * _RATE
    samples = (once * (wanted // len(once) + 1))[:wanted]
    with wave.open(str(path), "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(_RATE)
        written.writeframes(samples.tobytes())


def _chord(tones: tuple[float, ...]) -> list[int]:
    """Return one chord that swells and fades to nothing, so that it may follow any other."""
    count = _CHORD_S * _RATE
    turns = [(2 * math.pi * tone * times / _RATE, share) for tone in tones for times, share in _VOICE]
    return [
        round(
            _LOUDNESS * math.sin(math.pi * at / count) ** 2 * sum(share * math.sin(turn * at) for turn, share in turns)
        )
        for at in range(count)
    ]
