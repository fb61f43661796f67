"""A printed surface in millimetres, drawn as pixels: cards, passport pages, sheets of copies."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from samples.fonts import Face, raster_font

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

BLACK: Colour = (25, 25, 30)
RED: Colour = (190, 40, 40)
GREY: Colour = (95, 95, 105)


class Plate:
    """A surface of so many millimetres at a resolution. Positions are from the upper left corner.

    ``image`` is the RGB picture.
    """

    def __init__(
        self, width: float, height: float, dpi: int, ground: Colour = (255, 255, 255)
    ) -> None:
        self.dpi = dpi
        self.width, self.height = width, height
        self.ground = ground
        self.image = Image.new("RGB", (self.px(width), self.px(height)), ground)
        self._draw = ImageDraw.Draw(self.image)

    def px(self, length: float) -> int:
        """Millimetres as pixels."""
        return round(length * self.dpi / 25.4)

    def text(
        self, at: tuple[float, float], text: str, size: float, face: Face = Face.SANS,
        ink: Colour = BLACK, anchor: str = "ls",
    ) -> None:  # fmt: skip
        """Text with its base line at a point; ``size`` is the em in millimetres."""
        font = raster_font(face, max(self.px(size), 6))
        self._draw.text((self.px(at[0]), self.px(at[1])), text, font=font, fill=ink, anchor=anchor)

    def box(self, corner: tuple[float, float], size: tuple[float, float], ink: Colour) -> None:
        """The outline of a rectangle."""
        left, top = self.px(corner[0]), self.px(corner[1])
        right, bottom = left + self.px(size[0]), top + self.px(size[1])
        self._draw.rectangle((left, top, right, bottom), outline=ink, width=max(1, self.px(0.25)))

    def fill(self, corner: tuple[float, float], size: tuple[float, float], ink: Colour) -> None:
        """A filled rectangle."""
        left, top = self.px(corner[0]), self.px(corner[1])
        self._draw.rectangle((left, top, left + self.px(size[0]), top + self.px(size[1])), fill=ink)

    def darker_ground(self, by: int) -> Colour:
        """The ground's colour, darker by so many grey levels: an ink for waves."""
        red, green, blue = self.ground
        return red - by, green - by, blue - by

    def waves(self, ink: Colour, gap: float = 3.2) -> None:
        """The fine waves of security paper, over the whole surface."""
        step = max(self.px(1.5), 2)
        for row in range(-4, int(self.height / gap) + 4):
            points = [
                (x, self.px(row * gap + 2.2 * math.sin(x / self.dpi * 4 + row * 0.7)))
                for x in range(0, self.image.width + step, step)
            ]
            self._draw.line(points, fill=ink, width=1)

    def zone(self, lines: Sequence[str], at: tuple[float, float]) -> None:
        """A machine-readable zone: OCR-B, ten characters to the inch, base lines 6.35 mm apart.

        Size and spacing are those of ICAO Doc 9303-3, section 4; ``at`` is the first base line.
        """
        for row, line in enumerate(lines):
            for column, sign in enumerate(line):
                x, y = at[0] + column * 2.54, at[1] + row * 6.35
                self.text((x, y), sign, 3.9, Face.OCRB)

    def paste(
        self, picture: Image.Image, at: tuple[float, float], size: tuple[float, float]
    ) -> None:
        """A picture, scaled to a size in millimetres."""
        pixels = (self.px(size[0]), self.px(size[1]))
        if picture.size != pixels:
            picture = picture.resize(pixels, Image.Resampling.BICUBIC, reducing_gap=3.0)
        self.image.paste(picture, (self.px(at[0]), self.px(at[1])))

    def specimen(self, at: tuple[float, float], size: float = 3.0) -> None:
        """The specimen's mark, in red."""
        self.text(at, "ΥΠΟΔΕΙΓΜΑ – SPECIMEN", size, Face.BOLD, RED, "ms")
