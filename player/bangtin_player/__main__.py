"""`bangtin-player`: the command line."""

from bangtin_player.command_line.app import application


def main() -> None:
    """Run the command that was asked for. Exit 0 is fine, 1 a mistake or a failure, 2 a call that makes no sense."""
    application()()


if __name__ == "__main__":
    main()
