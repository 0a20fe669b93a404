"""Start a screen: `python -m bangtin_player.screen JSON`, as `bangtin_player.settings` says."""

import logging
import sys

import msgspec

from bangtin_player.errors import PlayerError
from bangtin_player.screen.app import run
from bangtin_player.settings import ScreenSettings


def main(arguments: list[str]) -> int:
    """Run a screen by the settings in the first of *arguments*; return the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("bangtin_player").setLevel(logging.INFO)
    try:
        settings = msgspec.json.decode(arguments[0], type=ScreenSettings) if arguments else ScreenSettings()
        return run(settings)
    except (PlayerError, msgspec.DecodeError) as error:
        logging.getLogger(__name__).error("%s", error)  # noqa: TRY400 - the sentence is for people, a trace is not
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
