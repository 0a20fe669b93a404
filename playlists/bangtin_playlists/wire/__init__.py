"""The words that the centre and a player say to each other, and nothing else (architecture.md 5 and 7).

`playlists/wire.md` is the specification. Each document has a module; `documents` encodes and decodes them, `seal` signs
and opens what has to be trusted.
"""
