"""The player: an agent process that keeps screens, and a screen process for each output."""
