"""What can be shown: files by digest, and items as chains of versions."""
