"""What was shown: proof of play taken in, daily totals, planned against shown."""
