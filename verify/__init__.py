"""Facts and the application become findings. Opens no file but its own catalogue."""
