"""Documents of a second hand: people, wording and layouts that the readers were not written against.

Readers, labels and signs must never be changed to fit a line of this folder. They may learn from
general knowledge of such papers; this folder then says how far that went.
"""
