"""Real engines, which tests start themselves and end: each in a folder of its own, on ports that were free."""
