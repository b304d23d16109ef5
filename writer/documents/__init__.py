"""Documents on disk, in plain Python."""
