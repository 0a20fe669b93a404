"""The player's side of the centre: who it is there, what it fetches, what it tells, and what it is asked to do."""
