"""Typefaces of the third style, and text set in several of them on one line.

Scripts that need shaping (Arabic, Hebrew, and those of India, Sri Lanka, the Maldives, Cambodia,
Laos and Thailand) are set by Raqm as small pictures, as many offices' programs do; all else is
text.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path("/usr/share/fonts/truetype")
_STAND_IN = ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf")
FAMILIES = {
    "noto-sans": ("noto/NotoSans-Regular.ttf", "noto/NotoSans-Bold.ttf"),
    "noto-serif": ("noto/NotoSerif-Regular.ttf", "noto/NotoSerif-Bold.ttf"),
    "times": ("liberation2/LiberationSerif-Regular.ttf", "liberation2/LiberationSerif-Bold.ttf"),
    "free-sans": ("freefont/FreeSans.ttf", "freefont/FreeSansBold.ttf"),
    "arial": ("liberation2/LiberationSans-Regular.ttf", "liberation2/LiberationSans-Bold.ttf"),
    "display": ("noto/NotoSansDisplay-Regular.ttf", "noto/NotoSansDisplay-Bold.ttf"),
    "condensed": ("dejavu/DejaVuSerifCondensed.ttf", "dejavu/DejaVuSerifCondensed-Bold.ttf"),
    "verdana": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
    "slab": ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf"),
    "tight": ("dejavu/DejaVuSansCondensed.ttf", "dejavu/DejaVuSansCondensed-Bold.ttf"),
    "narrow": ("liberation/LiberationSansNarrow-Regular.ttf",
               "liberation/LiberationSansNarrow-Bold.ttf"),
    "free-serif": ("freefont/FreeSerif.ttf", "freefont/FreeSerifBold.ttf"),
    "didone": ("noto/NotoSerifDisplay-Regular.ttf", "noto/NotoSerifDisplay-Bold.ttf"),
    "typewriter": ("freefont/FreeMono.ttf", "freefont/FreeMonoBold.ttf"),
    "printer": ("dejavu/DejaVuSansMono.ttf", "dejavu/DejaVuSansMono-Bold.ttf"),
    "droid": ("wqy/wqy-microhei.ttc", "wqy/wqy-microhei.ttc"),
    "light": ("dejavu/DejaVuSans-ExtraLight.ttf", "dejavu/DejaVuSans-ExtraLight.ttf"),
    "slanted": ("noto/NotoSerif-Italic.ttf", "noto/NotoSerif-BoldItalic.ttf"),
    "chancery": ("noto/NotoSerifDisplay-Italic.ttf", "noto/NotoSerifDisplay-BoldItalic.ttf"),
    "leaning": ("liberation2/LiberationSans-Italic.ttf",
                "liberation2/LiberationSans-BoldItalic.ttf"),
    "courier": ("liberation2/LiberationMono-Regular.ttf", "liberation2/LiberationMono-Bold.ttf"),
    "oblique": ("freefont/FreeSansOblique.ttf", "freefont/FreeSansBoldOblique.ttf"),
    "penned": ("freefont/FreeSerifItalic.ttf", "freefont/FreeSerifBoldItalic.ttf"),
    "bent": ("dejavu/DejaVuSerif-Italic.ttf", "dejavu/DejaVuSerif-BoldItalic.ttf"),
}  # fmt: skip
"""Families by the name that a paper gives: regular and bold."""
_SCRIPTS = {
    "GEORGIAN": ("noto/NotoSerifGeorgian-Regular.ttf", "noto/NotoSerifGeorgian-Bold.ttf"),
    "ARMENIAN": ("noto/NotoSerifArmenian-Regular.ttf", "noto/NotoSerifArmenian-Bold.ttf"),
    "DEVANAGARI": ("noto/NotoSerifDevanagari-Regular.ttf", "noto/NotoSerifDevanagari-Bold.ttf"),
    "ARABIC": ("noto/NotoNaskhArabic-Regular.ttf", "noto/NotoNaskhArabic-Bold.ttf"),
    "BENGALI": ("noto/NotoSerifBengali-Regular.ttf", "noto/NotoSerifBengali-Bold.ttf"),
    "ETHIOPIC": ("noto/NotoSerifEthiopic-Regular.ttf", "noto/NotoSerifEthiopic-Bold.ttf"),
    "HEBREW": ("noto/NotoSerifHebrew-Regular.ttf", "noto/NotoSerifHebrew-Bold.ttf"),
    "SINHALA": ("noto/NotoSerifSinhala-Regular.ttf", "noto/NotoSerifSinhala-Bold.ttf"),
    "KHMER": ("noto/NotoSerifKhmer-Regular.ttf", "noto/NotoSerifKhmer-Bold.ttf"),
    "THAI": ("noto/NotoSansThai-Regular.ttf", "noto/NotoSansThai-Bold.ttf"),
    "LAO": ("noto/NotoSerifLao-Regular.ttf", "noto/NotoSerifLao-Bold.ttf"),
    "THAANA": ("noto/NotoSansThaana-Regular.ttf", "noto/NotoSansThaana-Bold.ttf"),
    "HANGUL": ("wqy/wqy-microhei.ttc", "wqy/wqy-microhei.ttc"),
    "CJK": ("wqy/wqy-microhei.ttc", "wqy/wqy-microhei.ttc"),
}
_SHAPED = frozenset(
    {"ARABIC", "BENGALI", "DEVANAGARI", "HEBREW", "KHMER", "LAO", "SINHALA", "THAANA", "THAI"}
)
FROM_RIGHT = frozenset({"ARABIC", "HEBREW", "THAANA"})
"""Scripts that run from right to left."""
_PIXELS_A_POINT = 300 / 72


def absent() -> tuple[str, ...]:
    """Families and scripts for which this machine has no typeface; DejaVu then stands in."""
    return tuple(
        name
        for name, pair in (FAMILIES | _SCRIPTS).items()
        if not all((ROOT / file).is_file() for file in pair)
    )


def script_of(char: str) -> str:
    """The script that decides the face of a letter; empty for one that the family has itself."""
    word = unicodedata.name(char, "LATIN").split(" ", maxsplit=1)[0]
    if word in {"IDEOGRAPHIC", "FULLWIDTH", "HIRAGANA", "KATAKANA"}:
        return "CJK"
    return word if word in _SCRIPTS else ""


def runs(text: str) -> list[tuple[str, str]]:
    """The text cut by script; blanks and signs go with what stands before them."""
    marked: list[tuple[str, str]] = []
    script = script_of(next((c for c in text if c.isalpha()), "a"))
    for char in text:
        if 0x3000 <= ord(char) < 0x3040 or 0xFF00 <= ord(char) < 0xFFF0:
            script = "CJK"
        elif char.isalpha() or char.isdigit() or unicodedata.category(char)[0] == "M":
            script = script_of(char)
        elif script and not (char.isspace() and script != "CJK"):
            script = "CJK" if script == "CJK" and ord(char) > 0x2000 else ""
        marked.append((script, char))
    return [(s, "".join(c for _, c in run)) for s, run in groupby(marked, key=lambda m: m[0])]


def font_file(family: str, script: str, *, bold: bool) -> Path:
    """The file for a script within a family."""
    pair = _SCRIPTS[script] if script else FAMILIES[family]
    path = ROOT / pair[bold]
    return path if path.is_file() else ROOT / _STAND_IN[bold]


@cache
def _registered(path: Path) -> str:
    name = f"third:{path.name}"
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


@cache
def raster(path: Path, pixels: int) -> ImageFont.FreeTypeFont:
    """A face for Pillow, shaped by Raqm."""
    return ImageFont.truetype(str(path), pixels)


def width(text: str, family: str, size: float, *, bold: bool = False) -> float:
    """The length of a line in points."""
    return sum(_run_width(script, run, family, size, bold) for script, run in runs(text))


def _run_width(script: str, run: str, family: str, size: float, bold: bool) -> float:
    path = font_file(family, script, bold=bold)
    if script in _SHAPED:
        return raster(path, round(size * _PIXELS_A_POINT)).getlength(run) / _PIXELS_A_POINT
    return float(pdfmetrics.stringWidth(run, _registered(path), size))


def put(
    canvas: Canvas, at: tuple[float, float], text: str, family: str, size: float, bold: bool = False
) -> float:  # fmt: skip
    """Sets a line with its base line at a point (in points); gives its length.

    A line that begins in Arabic, Hebrew or Thaana has its runs from right to left.
    """
    pieces = runs(text)
    if pieces and pieces[0][0] in FROM_RIGHT:
        pieces.reverse()
    x, y = at
    for script, run in pieces:
        path = font_file(family, script, bold=bold)
        if script in _SHAPED:
            _picture(canvas, (x, y), run, path, size)
        else:
            canvas.setFont(_registered(path), size)
            canvas.drawString(x, y, run)
        x += _run_width(script, run, family, size, bold)
    return x - at[0]


def _picture(canvas: Canvas, at: tuple[float, float], run: str, path: Path, size: float) -> None:
    font = raster(path, round(size * _PIXELS_A_POINT))
    high = round(size * _PIXELS_A_POINT * 1.2)
    long = round(font.getlength(run)) + 4
    tile = Image.new("RGB", (long, 2 * high), (255, 255, 255))
    ImageDraw.Draw(tile).text((2, high), run, font=font, fill=(0, 0, 0), anchor="ls")
    inked = tile.convert("L").point(lambda grey: 255 - grey)
    ink = Image.new("RGBA", tile.size, (0, 0, 0, 0))
    ink.putalpha(inked)
    canvas.drawImage(
        ImageReader(ink), at[0], at[1] - high / _PIXELS_A_POINT, long / _PIXELS_A_POINT,
        2 * high / _PIXELS_A_POINT, mask="auto",
    )  # fmt: skip
