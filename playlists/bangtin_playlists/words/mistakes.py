"""What can be wrong with a hand-written programme: a phrase and a remedy for every code of a `Mistake`."""

from bangtin_playlists.words.of_contents import OF_CONTENTS
from bangtin_playlists.words.of_keys import OF_KEYS
from bangtin_playlists.words.of_text import OF_TEXT
from bangtin_playlists.words.of_times import OF_TIMES
from bangtin_playlists.words.of_values import OF_VALUES
from bangtin_playlists.words.phrase import Phrase, Wrong

NONE_YET = Phrase(
    "Trong tệp này chưa có cái nào; thêm vào, hoặc bỏ tên này.",
    "There are none in this file yet; add one, or remove the name.",
)
NEAR = Phrase("Có phải “{near}”?", "Did you mean “{near}”?")

MISTAKES: dict[str, Wrong] = {**OF_TEXT, **OF_VALUES, **OF_KEYS, **OF_CONTENTS, **OF_TIMES}
