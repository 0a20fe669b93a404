"""What players fetch and what holds a connection open; no Django, no database."""
