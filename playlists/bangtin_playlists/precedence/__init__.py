"""Who: which line of the schedule has the screen, and what stands over all of them (R11 to R13)."""
