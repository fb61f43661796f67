"""Trains the network that reads words of capitals (``extract/capitals.py``)."""
