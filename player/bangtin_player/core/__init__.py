"""The player's decisions: no Qt, VLC, network, disk, clock or thread."""
