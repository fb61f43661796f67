"""Files that do not open: locked with a password, or cut off."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

PASSWORD = "specimen"  # noqa: S105 - the files hold nothing
"""What opens the locked specimens."""


def encrypted(draw: Callable[[], bytes]) -> bytes:
    """The PDF, readable only with ``PASSWORD``.

    RC4 with 128 bits, since AES salts each file anew and specimens are the same bytes each time.
    """
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw())) as pdf:
        pdf.save(
            locked,
            deterministic_id=False,
            static_id=True,
            encryption=pikepdf.Encryption(
                user=PASSWORD, owner=PASSWORD, R=3, aes=False, metadata=False
            ),
        )
    return locked.getvalue()


def truncated(draw: Callable[[], bytes]) -> bytes:
    """The first 40 % of the file: its index of objects is gone."""
    whole = draw()
    return whole[: len(whole) * 2 // 5]
