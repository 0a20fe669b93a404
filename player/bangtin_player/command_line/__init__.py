"""The command line of the player: asks, checks and plays. A command is a function here, registered in `app`."""
