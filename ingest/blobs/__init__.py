"""Files kept by what is in them: sealed, written once, checked whenever they are read.

``blobs.Blobs`` is what others use; ``directory`` and ``s3`` are where the bytes lie; ``keys`` and
``sealing`` are how they are encrypted.
"""
