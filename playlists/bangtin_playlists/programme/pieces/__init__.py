"""The keys of a hand-written programme, piece by piece: what `programme.md` explains, as models that refuse the rest.

Pydantic finds every mistake of a piece at once, each with its path. Only keys and single values are judged here; what
takes more than one of them, or names something elsewhere, is judged where the piece becomes part of a document.
"""
