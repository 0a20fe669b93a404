"""The door for people: pages in a browser."""
