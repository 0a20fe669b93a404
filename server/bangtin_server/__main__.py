"""`bangtin-server`."""

from bangtin_server.command_line.app import main

if __name__ == "__main__":
    main()
