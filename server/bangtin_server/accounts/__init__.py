"""People: accounts, roles, sign-in, and the log of who did what."""
