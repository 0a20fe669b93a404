"""`bangtin-server`, the command line."""
