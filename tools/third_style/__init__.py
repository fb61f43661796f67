"""Documents of a third hand, drawn by somebody who had not seen the readers.

Readers, labels and signs must never be changed to fit a line of this folder. It has two parts that
share neither people nor wording nor typefaces: what is mended on ``seen`` is measured on ``held``,
at which nobody who works on the readers may look.
"""
