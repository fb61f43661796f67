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
_MARGIN, _LINE, _SMALL_LINE = 520, 27, 20
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_MEASURES = {"photo.head_size": "head_height", "photo.eye_line": "eye_line"}
_LABELLED = 300
"""Pixels that a portrait must be wide for its millimetres to be written beside its lines."""

_BAR_AT = 0.06
"""Where the bars of the head's and the eyes' height stand, as a share of the portrait's width."""

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
    """The reader's language: what each photo code is called, and the mark before decimals.

    ``measures`` says in words what was measured and what is asked for; empty where it passes.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    decimal: str = "."
    measures: Mapping[str, str] = field(default_factory=dict)

    def title(self, code: str) -> str:
        """What a check is called."""
        return self.titles.get(code, code.removeprefix("photo."))


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
        words = sum(len(_folded(text)) for text in wording.measures.values())
        lines = (len(report.checks) + 1) * _LINE + words * _SMALL_LINE
        size = wide + _MARGIN, max(height, lines)
    canvas = Image.new("RGB", size, "white")
    photo = Image.fromarray(page.pixels).resize((wide, height), Image.Resampling.LANCZOS)
    canvas.paste(photo, (0, 0))
    draw = ImageDraw.Draw(canvas)
    for portrait in report.portraits:
        _outline(draw, portrait, shown)
        if portrait.lines is not None:
            _head(draw, portrait, portrait.lines, shown)
            if _is_labelled(portrait, shown):
                _label(draw, portrait, portrait.lines, shown, wording)
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
    if portrait.edges_seen:
        bar = right - (right - left) * _BAR_AT
        draw.line([at(bar, lines.eye_y), at(bar, _foot(portrait))], fill=eyes, width=2)
    pose = _colour(portrait, "photo.pose")
    draw.line([at(*eye) for eye in lines.eyes], fill=pose, width=3)


def _is_labelled(portrait: Portrait, shown: float) -> bool:
    """Whether the portrait is wide enough for its millimetres to be read beside its lines."""
    left, right = _sides(portrait, shown)
    return (right - left) * shown >= _LABELLED


def _label(
    draw: ImageDraw.ImageDraw, portrait: Portrait, lines: HeadLines, shown: float, wording: Wording
) -> None:
    """What is measured, and its millimetres, beside the lines."""
    size, eyes = _colour(portrait, "photo.head_size"), _colour(portrait, "photo.eye_line")
    left, right = _sides(portrait, shown)
    x, y = _placed(portrait, left + (right - left) * _BAR_AT, lines.crown_y, shown)
    # Over the crown's line lies the ground; below it the words would lie on hair.
    y = y - 26 if y >= _LINE else y + 4
    _say(draw, (x + 4, y), _said(portrait, "photo.head_size", wording), size)
    if portrait.edges_seen:
        said = _said(portrait, "photo.eye_line", wording)
        x, y = _placed(portrait, right - (right - left) * _BAR_AT, _foot(portrait), shown)
        _say(draw, (x - 6 - draw.textlength(said, _font(16)), y - 26), said, eyes)


def _sides(portrait: Portrait, shown: float) -> tuple[float, float]:
    """Left and right of the portrait, in its own pixels."""
    width = portrait.size_mm[0] * portrait.px_per_mm if portrait.size_mm else _WIDTH / shown
    return 0.0, width


def _foot(portrait: Portrait) -> float:
    """The lower edge of the portrait, in its own pixels: the eyes' height is measured from it."""
    if portrait.size_mm:
        return portrait.size_mm[1] * portrait.px_per_mm
    eyes = portrait.lines.eye_y if portrait.lines else 0.0
    return eyes + portrait.measures.get("eye_line", 0.0) * portrait.px_per_mm


def _placed(portrait: Portrait, x: float, y: float, shown: float) -> tuple[float, float]:
    """Where a point of the portrait lies on the drawing."""
    if not portrait.corners or portrait.size_mm is None:
        return x * shown, y * shown
    corners = np.array(portrait.corners, np.float32)
    across = (corners[1] - corners[0]) / (portrait.size_mm[0] * portrait.px_per_mm)
    down = (corners[3] - corners[0]) / (portrait.size_mm[1] * portrait.px_per_mm)
    place = (corners[0] + across * x + down * y) * shown
    return float(place[0]), float(place[1])


def _said(portrait: Portrait, code: str, wording: Wording) -> str:
    """«size of the head: 33.2 mm», and of what does not pass what is asked for."""
    check = next(check for check in portrait.checks if check.code == code)
    figure = _with_mark(f"{portrait.measures[_MEASURES[code]]:.1f} mm", wording.decimal)
    asked = "" if check.status is PhotoStatus.PASS else f" ({asked_figure(check)})"
    return f"{wording.title(code)}: {figure}{_with_mark(asked, wording.decimal)}"


def _with_mark(text: str, decimal: str) -> str:
    return _DECIMAL_POINT.sub(decimal, text)


def _say(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, ink: tuple[int, int, int]
) -> None:
    box = draw.textbbox(place, text, font=_font(16))
    draw.rectangle((box[0] - 3, box[1] - 2, box[2] + 3, box[3] + 2), fill="white")
    draw.text(place, text, fill=ink, font=_font(16))


def _list(draw: ImageDraw.ImageDraw, report: PhotoReport, wording: Wording, left: int) -> None:
    """Every check; in words what is wrong where they are given, else each measure and limit."""
    y = 10
    for check in by_weight(report):
        ink, title = _COLOURS[check.status], wording.title(check.code)
        draw.text((left + 12, y), _MARKS[check.status], fill=ink, font=_font(16))
        measure = "" if wording.measures else measure_of(check, wording.decimal)
        draw.text(
            (left + 36, y), f"{title}: {measure}" if measure else title, fill=ink, font=_font(17)
        )
        y += _LINE
        for line in _folded(wording.measures.get(check.code, "")):
            draw.text((left + 36, y - 4), line, fill=ink, font=_font(14))
            y += _SMALL_LINE


def _folded(words: str) -> list[str]:
    """The words in lines that the list's width holds; none for no words."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _font(14).getlength(longer) <= _MARGIN - 48:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


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
