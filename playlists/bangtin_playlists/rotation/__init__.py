"""What: a playlist as plays, one after the other, from an anchor on (R13 to R15, R18)."""
