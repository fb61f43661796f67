"""PDF files as specimens have them: the same bytes each time, binary streams."""

from __future__ import annotations

import io

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

# ASCII-85 is for channels of seven bits; it makes each stream a quarter larger.
rl_config.useA85 = 0


def new_canvas(buffer: io.BytesIO, size: tuple[float, float], title: str) -> Canvas:
    """A canvas with fixed dates and identifiers; ``size`` in points (1/72 inch)."""
    canvas = Canvas(buffer, pagesize=size, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("Elenchos samples")
    return canvas
