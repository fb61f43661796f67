"""Trains the network that tells scripts by their looks (``extract/script_seen.py``)."""
