"""What can be wrong with a hand-written programme: a phrase and a remedy for every code of a `Mistake`."""

from bangtin_playlists.words.of_contents import OF_CONTENTS
from bangtin_playlists.words.of_times import OF_TIMES
from bangtin_playlists.words.of_writing import OF_WRITING
from bangtin_playlists.words.phrase import Phrase, Wrong

NEAR = Phrase("Có phải “{near}”?", "Did you mean “{near}”?")

MISTAKES: dict[str, Wrong] = {**OF_WRITING, **OF_CONTENTS, **OF_TIMES}
