"""Typefaces of the second style by script, for drawn pages; others than the first style's."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

_ROOT = Path("/usr/share/fonts/truetype")
_STAND_IN = "dejavu/DejaVuSans.ttf"
_BY_SCRIPT = {
    "ARABIC": "noto/NotoNaskhArabic-Regular.ttf",
    "GEORGIAN": "noto/NotoSansGeorgian-Regular.ttf",
    "ARMENIAN": "noto/NotoSansArmenian-Regular.ttf",
    "DEVANAGARI": "noto/NotoSansDevanagari-Regular.ttf",
    "CJK": "wqy/wqy-microhei.ttc",
}
_PLAIN = ("noto/NotoSans-Regular.ttf", "liberation2/LiberationSerif-Regular.ttf",
          "liberation2/LiberationSans-Bold.ttf")  # fmt: skip
PACKAGES = "fonts-liberation2 fonts-noto-core fonts-freefont-ttf fonts-wqy-microhei"
"""What Debian and Ubuntu call the packages with these typefaces."""


def absent() -> tuple[str, ...]:
    """Scripts for which this machine has no typeface but DejaVu."""
    return tuple(s for s, name in _BY_SCRIPT.items() if not (_ROOT / name).is_file())


@cache
def _font(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    path = _ROOT / name
    return ImageFont.truetype(str(path if path.is_file() else _ROOT / _STAND_IN), pixels)


def _file_for(char: str, number: int) -> str:
    first = unicodedata.name(char, "LATIN").split(" ", maxsplit=1)[0]
    return _BY_SCRIPT.get(first, _PLAIN[number % len(_PLAIN)])


def draw_runs(
    draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, pixels: int, number: int,
    ink: tuple[int, int, int],
) -> None:  # fmt: skip
    """Text with its base line at a point, each script in a face that has it."""
    x, last = float(at[0]), ""
    chosen = []
    for char in text:
        if char.isalpha() or not last:
            last = _file_for(char, number)
        elif unicodedata.category(char)[0] in "PSN":
            last = _PLAIN[number % len(_PLAIN)]
        chosen.append((last, char))
    for name, run in groupby(chosen, key=lambda pair: pair[0]):
        piece = "".join(char for _, char in run)
        font = _font(name, pixels)
        draw.text((round(x), at[1]), piece, font=font, fill=ink, anchor="ls")
        x += font.getlength(piece)
