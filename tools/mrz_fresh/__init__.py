"""A second maker of zones and pages, kept apart from the one that the network was trained on.

Nothing here is used for training; it is what readers are tried on.
"""
