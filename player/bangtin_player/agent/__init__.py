"""Process 1: the keeper of the screens. Knows no Qt."""
