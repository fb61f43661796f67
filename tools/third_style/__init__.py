"""Documents of a third hand, drawn by somebody who had not seen the readers.

Readers, labels and signs must never be changed to fit a line of this folder. It has three parts
that share neither people nor wording nor typefaces: what is mended on ``seen`` and ``wider`` is
measured on ``held``, at which nobody who works on the readers may look. ``wider`` came last, from a
third hand, with more of what stands about the facts: other people's names and numbers, other days,
earlier periods.
"""
