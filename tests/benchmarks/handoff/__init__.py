"""Hand-offs judged from the display: numbered clips are looped, and the number is read back from the screen."""
