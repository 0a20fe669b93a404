"""How fast, beside peers in the same run; never tests: see `python -m tests.benchmarks --help`."""
