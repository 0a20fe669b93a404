"""People and units, as an administrator keeps them."""
