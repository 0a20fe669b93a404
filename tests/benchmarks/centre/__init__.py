"""The centre under load: its real processes over loopback HTTP, the load on the same cores."""
