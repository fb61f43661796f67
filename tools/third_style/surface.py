"""Security paper with type on it, as a picture: booklets' pages and cards."""

from __future__ import annotations

import io
import math
import time

from PIL import Image, ImageDraw

from samples.fonts import Face, raster_font
from tools.third_style import faces

DPI = 300
_DAY = time.gmtime(0)  # else the bytes would bear the second in which they were drawn
Ink = tuple[int, int, int]
DARK: Ink = (22, 22, 34)
_GROUNDS: tuple[Ink, ...] = ((240, 236, 228), (230, 240, 240), (242, 234, 240), (236, 242, 230))


def px(length: float) -> int:
    """Millimetres as pixels."""
    return round(length * DPI / 25.4)


class Surface:
    """So many millimetres of paper; positions are millimetres from the upper left."""

    def __init__(self, wide: float, high: float, family: str, number: int) -> None:
        self.family = family
        self.ground = _GROUNDS[number % len(_GROUNDS)]
        self.wide, self.high = wide, high
        self.image = Image.new("RGB", (px(wide), px(high)), self.ground)
        self.draw = ImageDraw.Draw(self.image)
        self._waves(number)

    def _waves(self, number: int) -> None:
        pale: Ink = (self.ground[0] - 20, self.ground[1] - 14, self.ground[2] - 18)
        for row in range(int(self.high / 1.8)):
            points = [
                (px(x), px(row * 1.8 + 1.6 * math.sin(x / (5 + number % 4) + row * 0.35)))
                for x in range(int(self.wide) + 1)
            ]
            self.draw.line(points, fill=pale, width=1)

    def length(self, text: str, size: float, *, bold: bool = False) -> float:
        """The length of a line in millimetres, ``size`` millimetres to the em."""
        return sum(
            faces.raster(faces.font_file(self.family, script, bold=bold), px(size)).getlength(run)
            for script, run in faces.runs(text)
        ) * 25.4 / DPI  # fmt: skip

    def text(
        self, at: tuple[float, float], text: str, size: float, ink: Ink = DARK, *,
        bold: bool = False, room: float = 0.0,
    ) -> float:  # fmt: skip
        """A line, base line at a point, shrunk to ``room`` millimetres if given; its length."""
        while room and size > 0.8 and self.length(text, size, bold=bold) > room:
            size -= 0.05
        x = float(px(at[0]))
        pieces = faces.runs(text)
        if pieces and pieces[0][0] in faces.FROM_RIGHT:
            pieces.reverse()
        for script, run in pieces:
            font = faces.raster(faces.font_file(self.family, script, bold=bold), px(size))
            self.draw.text((round(x), px(at[1])), run, font=font, fill=ink, anchor="ls")
            x += font.getlength(run)
        return x * 25.4 / DPI - at[0]

    def zone(self, rows: tuple[str, ...], x: float, y: float) -> None:
        """A machine-readable zone in OCR-B, ten signs an inch."""
        font = raster_font(Face.OCRB, px(3.9))
        for row, line in enumerate(rows):
            for column, sign in enumerate(line):
                at = (px(x + column * 2.54), px(y + row * 6.0))
                self.draw.text(at, sign, font=font, fill=(18, 18, 24), anchor="ls")

    def portrait(self, x: float, y: float, wide: float, high: float) -> None:
        """A drawn head and shoulders where the photo would be."""
        self.draw.rectangle((px(x), px(y), px(x + wide), px(y + high)), fill=(222, 224, 228))
        self.draw.chord((px(x + wide * 0.08), px(y + high * 0.68), px(x + wide * 0.92),
                         px(y + high * 1.3)), 180, 360, fill=(58, 66, 92))  # fmt: skip
        self.draw.rectangle((px(x), px(y + high), px(x + wide), px(y + high * 1.32)),
                            fill=self.ground)  # fmt: skip
        self.draw.ellipse((px(x + wide * 0.27), px(y + high * 0.12), px(x + wide * 0.73),
                           px(y + high * 0.7)), fill=(176, 146, 128))  # fmt: skip
        self.draw.chord((px(x + wide * 0.25), px(y + high * 0.09), px(x + wide * 0.75),
                         px(y + high * 0.55)), 180, 360, fill=(60, 44, 36))  # fmt: skip

    def chip(self, x: float, y: float) -> None:
        """The sign of a chip."""
        self.draw.rectangle((px(x), px(y), px(x + 5), px(y + 3)), outline=(120, 100, 60), width=3)
        self.draw.ellipse((px(x + 1.6), px(y + 0.6), px(x + 3.4), px(y + 2.4)),
                          outline=(120, 100, 60), width=3)  # fmt: skip


def sheet_of(*surfaces: Surface, left: float = 30.0, top: float = 25.0) -> bytes:
    """Surfaces one under the other on an A4 sheet, as a picture in a PDF."""
    paper = Image.new("RGB", (px(210), px(297)), (250, 250, 247))
    down = px(top)
    for surface in surfaces:
        paper.paste(surface.image, (px(left), down))
        down += surface.image.height + px(16)
    buffer = io.BytesIO()
    paper.save(buffer, "PDF", resolution=DPI, quality=92, creationDate=_DAY, modDate=_DAY)
    return buffer.getvalue()
