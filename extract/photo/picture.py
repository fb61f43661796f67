"""The annotated photo: what was measured, drawn on it; what fails, in red and first in the list.

Names of the checks are given by whoever knows the reader's language; else their codes are written.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extract.photo.report import HeadLines, PhotoCheck, PhotoReport, PhotoStatus, Portrait
from ingest.pages import Page, Pixels

_WIDTH, _SCAN_WIDTH = 560, 900
_MARGIN, _LINE = 440, 27
_TENTHS_FROM = 10
_LABELLED = 300
"""Pixels that a portrait must be wide for its millimetres to be written beside its lines."""

_GOOD, _BAD, _DOUBT, _INK = (20, 130, 60), (200, 30, 30), (170, 105, 0), (40, 40, 40)
_COLOURS = {
    PhotoStatus.PASS: _GOOD,
    PhotoStatus.FAIL: _BAD,
    PhotoStatus.UNSURE: _DOUBT,
    PhotoStatus.SKIPPED: (120, 120, 120),
}
_MARKS = {
    PhotoStatus.PASS: "✓",
    PhotoStatus.FAIL: "✗",
    PhotoStatus.UNSURE: "?",
    PhotoStatus.SKIPPED: "–",
}
_ORDER = (PhotoStatus.FAIL, PhotoStatus.UNSURE, PhotoStatus.PASS, PhotoStatus.SKIPPED)


def annotated(page: Page, report: PhotoReport, titles: Mapping[str, str] | None = None) -> bytes:
    """The photo with its measures, as PNG: lines for crown, eyes, chin and middle, and a list.

    ``titles``: what each photo code is called in the reader's language.
    """
    buffer = io.BytesIO()
    Image.fromarray(drawn(page, report, titles)).save(buffer, "PNG")
    return buffer.getvalue()


def drawn(page: Page, report: PhotoReport, titles: Mapping[str, str] | None = None) -> Pixels:
    """The same picture as RGB array of shape (height, width, 3), uint8."""
    wide = _SCAN_WIDTH if report.prints else _WIDTH
    shown = wide / page.width
    # One long strip of a picture must not become a drawing without end.
    height = min(4 * wide, max(1, round(page.height * shown)))
    size = wide + _MARGIN, max(height, (len(report.checks) + 1) * _LINE)
    canvas = Image.new("RGB", size, "white")
    photo = Image.fromarray(page.pixels).resize((wide, height), Image.Resampling.LANCZOS)
    canvas.paste(photo, (0, 0))
    draw = ImageDraw.Draw(canvas)
    for portrait in report.portraits:
        _outline(draw, portrait, shown)
        if portrait.lines is not None:
            _head(draw, portrait, portrait.lines, shown)
    _list(draw, report, titles or {}, wide)
    return np.asarray(canvas, np.uint8)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype("DejaVuSans.ttf", size)
    except OSError:  # Pillow's own has no Greek; nothing else is lost
        return ImageFont.load_default(size)


def _colour(portrait: Portrait, code: str) -> tuple[int, int, int]:
    for check in portrait.checks:
        if check.code == code:
            return _COLOURS[check.status]
    return _INK


def _outline(draw: ImageDraw.ImageDraw, portrait: Portrait, shown: float) -> None:
    if portrait.corners:
        points = [(x * shown, y * shown) for x, y in portrait.corners]
        bad = any(check.status is PhotoStatus.FAIL for check in portrait.checks)
        draw.polygon(points, outline=_BAD if bad else _GOOD, width=3)


def _head(draw: ImageDraw.ImageDraw, portrait: Portrait, lines: HeadLines, shown: float) -> None:
    """The lines of crown, eyes, chin and middle, each in the colour of its check."""

    def at(x: float, y: float) -> tuple[float, float]:
        return _placed(portrait, x, y, shown)

    size, eyes = _colour(portrait, "photo.head_size"), _colour(portrait, "photo.eye_line")
    left, right = _sides(portrait, shown)
    for y, ink in ((lines.crown_y, size), (lines.chin_y, size), (lines.eye_y, eyes)):
        draw.line([at(left, y), at(right, y)], fill=ink, width=2)
    centre = _colour(portrait, "photo.centering")
    middle = lines.middle_x
    draw.line([at(middle, lines.crown_y), at(middle, lines.chin_y)], fill=centre, width=1)
    bar = left + (right - left) * 0.06
    draw.line([at(bar, lines.crown_y), at(bar, lines.chin_y)], fill=size, width=2)
    pose = _colour(portrait, "photo.pose")
    draw.line([at(*eye) for eye in lines.eyes], fill=pose, width=3)
    if (right - left) * shown < _LABELLED:
        return
    x, y = at(bar, lines.crown_y)
    _say(draw, (x + 4, y + 4), _mm(portrait, "head_height"), size)
    x, y = at(left, lines.eye_y)
    _say(draw, (x + 4, y - 24), _mm(portrait, "eye_line"), eyes)
    x, y = at(middle, lines.chin_y)
    _say(draw, (x + 4, y + 4), _mm(portrait, "head_width"), _INK)


def _sides(portrait: Portrait, shown: float) -> tuple[float, float]:
    """Left and right of the portrait, in its own pixels."""
    width = portrait.size_mm[0] * portrait.px_per_mm if portrait.size_mm else _WIDTH / shown
    return 0.0, width


def _placed(portrait: Portrait, x: float, y: float, shown: float) -> tuple[float, float]:
    """Where a point of the portrait lies on the drawing."""
    if not portrait.corners or portrait.size_mm is None:
        return x * shown, y * shown
    corners = np.array(portrait.corners, np.float32)
    across = (corners[1] - corners[0]) / (portrait.size_mm[0] * portrait.px_per_mm)
    down = (corners[3] - corners[0]) / (portrait.size_mm[1] * portrait.px_per_mm)
    place = (corners[0] + across * x + down * y) * shown
    return float(place[0]), float(place[1])


def _mm(portrait: Portrait, name: str) -> str:
    return f"{portrait.measures[name]:.1f} mm"


def _say(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, ink: tuple[int, int, int]
) -> None:
    box = draw.textbbox(place, text, font=_font(16))
    draw.rectangle((box[0] - 3, box[1] - 2, box[2] + 3, box[3] + 2), fill="white")
    draw.text(place, text, fill=ink, font=_font(16))


def _list(
    draw: ImageDraw.ImageDraw, report: PhotoReport, titles: Mapping[str, str], left: int
) -> None:
    """Every check with its measure and limit: what fails comes first."""
    by_weight = sorted(report.checks, key=lambda check: _ORDER.index(check.status))
    for row, check in enumerate(by_weight):
        ink, y = _COLOURS[check.status], 10 + row * _LINE
        draw.text((left + 12, y), _MARKS[check.status], fill=ink, font=_font(16))
        title = titles.get(check.code, check.code.removeprefix("photo."))
        draw.text((left + 36, y), f"{title}{_measure(check)}", fill=ink, font=_font(17))


def _measure(check: PhotoCheck) -> str:
    """The measure; of what does not pass, also what is asked for."""
    measured = check.measured
    if measured is None or check.status is PhotoStatus.SKIPPED:
        return ""
    if not isinstance(measured, str):
        measured = f"{measured:.1f}" if measured >= _TENTHS_FROM else f"{measured:.2f}"
        measured = measured.rstrip("0").rstrip(".")
    return f": {measured}" if check.status is PhotoStatus.PASS else f": {measured} ({check.limit})"
