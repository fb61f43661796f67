"""What changed between two runs of an archive, and why."""
