"""The words that the centre and a player say to each other, and nothing else (architecture.md 5 and 7)."""
