"""`bangtin-player`: the command line."""

import sys

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended before it had begun; a run that plays ends in order, with its own."""


def main() -> None:
    """Run the command that was asked for. Exit 0 is fine, 1 a mistake or a failure, 2 a call that makes no sense."""
    try:
        from bangtin_player.command_line.app import application  # noqa: PLC0415  (Ctrl-C may come while this is read)

        application()()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
