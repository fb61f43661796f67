"""The annotated photo: what was measured, drawn on it; what fails, in red and first in the list.

Names of the checks are given by whoever knows the reader's language; else their codes are written.
Where the list stands as text beside the picture, the picture is drawn without it (``listed``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extract.photo.figures import asked_figure, measured_figure
from extract.photo.report import HeadLines, PhotoCheck, PhotoReport, PhotoStatus, Portrait
from ingest.pages import Page, Pixels

_WIDTH, _SCAN_WIDTH = 560, 900
_MARGIN, _LINE = 440, 27
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_LABELLED = 300
"""Pixels that a portrait must be wide for its millimetres to be written beside its lines."""

_BAR_AT = 0.06
"""Where the bar of the head's height stands, as a share of the portrait's width."""

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


@dataclass(frozen=True, slots=True)
class Wording:
    """The reader's language: what each photo code is called, and the mark before decimals."""

    titles: Mapping[str, str] = field(default_factory=dict)
    decimal: str = "."


PLAIN = Wording()
"""Codes for names, and a decimal point."""


def annotated(
    page: Page, report: PhotoReport, wording: Wording = PLAIN, *, listed: bool = True
) -> bytes:
    """The photo with its measures, as PNG: lines for crown, eyes, chin and middle, and a list."""
    buffer = io.BytesIO()
    Image.fromarray(drawn(page, report, wording, listed=listed)).save(buffer, "PNG")
    return buffer.getvalue()


def drawn(
    page: Page, report: PhotoReport, wording: Wording = PLAIN, *, listed: bool = True
) -> Pixels:
    """The same picture as RGB array of shape (height, width, 3), uint8."""
    wide = _SCAN_WIDTH if report.prints else _WIDTH
    shown = wide / page.width
    # One long strip of a picture must not become a drawing without end.
    height = min(4 * wide, max(1, round(page.height * shown)))
    size = wide, height
    if listed:
        size = wide + _MARGIN, max(height, (len(report.checks) + 1) * _LINE)
    canvas = Image.new("RGB", size, "white")
    photo = Image.fromarray(page.pixels).resize((wide, height), Image.Resampling.LANCZOS)
    canvas.paste(photo, (0, 0))
    draw = ImageDraw.Draw(canvas)
    for portrait in report.portraits:
        _outline(draw, portrait, shown)
        if portrait.lines is not None:
            _head(draw, portrait, portrait.lines, shown)
            if _is_labelled(portrait, shown):
                _label(draw, portrait, portrait.lines, shown, wording.decimal)
    if listed:
        _list(draw, report, wording, wide)
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
    if portrait.corners and portrait.edges_seen:
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
    bar = left + (right - left) * _BAR_AT
    draw.line([at(bar, lines.crown_y), at(bar, lines.chin_y)], fill=size, width=2)
    pose = _colour(portrait, "photo.pose")
    draw.line([at(*eye) for eye in lines.eyes], fill=pose, width=3)


def _is_labelled(portrait: Portrait, shown: float) -> bool:
    """Whether the portrait is wide enough for its millimetres to be read beside its lines."""
    left, right = _sides(portrait, shown)
    return (right - left) * shown >= _LABELLED


def _label(
    draw: ImageDraw.ImageDraw, portrait: Portrait, lines: HeadLines, shown: float, decimal: str
) -> None:
    """The millimetres beside the lines."""
    size, eyes = _colour(portrait, "photo.head_size"), _colour(portrait, "photo.eye_line")
    left, right = _sides(portrait, shown)
    x, y = _placed(portrait, left + (right - left) * _BAR_AT, lines.crown_y, shown)
    _say(draw, (x + 4, y + 4), _mm(portrait, "head_height", decimal), size)
    if portrait.edges_seen:
        x, y = _placed(portrait, left, lines.eye_y, shown)
        _say(draw, (x + 4, y - 24), _mm(portrait, "eye_line", decimal), eyes)
    x, y = _placed(portrait, lines.middle_x, lines.chin_y, shown)
    _say(draw, (x + 4, y + 4), _mm(portrait, "head_width", decimal), _INK)


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


def _mm(portrait: Portrait, name: str, decimal: str) -> str:
    return _with_mark(f"{portrait.measures[name]:.1f} mm", decimal)


def _with_mark(text: str, decimal: str) -> str:
    return _DECIMAL_POINT.sub(decimal, text)


def _say(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, ink: tuple[int, int, int]
) -> None:
    box = draw.textbbox(place, text, font=_font(16))
    draw.rectangle((box[0] - 3, box[1] - 2, box[2] + 3, box[3] + 2), fill="white")
    draw.text(place, text, fill=ink, font=_font(16))


def _list(draw: ImageDraw.ImageDraw, report: PhotoReport, wording: Wording, left: int) -> None:
    """Every check with its measure and limit."""
    for row, check in enumerate(by_weight(report)):
        ink, y = _COLOURS[check.status], 10 + row * _LINE
        draw.text((left + 12, y), _MARKS[check.status], fill=ink, font=_font(16))
        title = wording.titles.get(check.code, check.code.removeprefix("photo."))
        measure = measure_of(check, wording.decimal)
        said = f"{title}: {measure}" if measure else title
        draw.text((left + 36, y), said, fill=ink, font=_font(17))


def by_weight(report: PhotoReport) -> list[PhotoCheck]:
    """The checks as they are listed: what fails comes first."""
    return sorted(report.checks, key=lambda check: _ORDER.index(check.status))


def measure_of(check: PhotoCheck, decimal: str) -> str:
    """The measure, and of what does not pass what is asked for; empty if nothing was measured."""
    measured = measured_figure(check)
    if measured is None or check.status is PhotoStatus.SKIPPED:
        return ""
    measured = _with_mark(measured, decimal)
    if check.status is PhotoStatus.PASS:
        return measured
    return f"{measured} ({_with_mark(asked_figure(check), decimal)})"
