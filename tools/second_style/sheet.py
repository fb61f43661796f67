"""A paper of the second style: one of four layouts and of four type families, by number."""

from __future__ import annotations

import io
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from samples.portable_document import new_canvas

_FONTS = Path("/usr/share/fonts/truetype")
_FAMILIES = (
    ("liberation2/LiberationSans-Regular", "liberation2/LiberationSans-Bold"),
    ("liberation2/LiberationSerif-Regular", "liberation2/LiberationSerif-Bold"),
    ("dejavu/DejaVuSansCondensed", "dejavu/DejaVuSansCondensed-Bold"),
    ("freefont/FreeSerif", "freefont/FreeSerifBold"),
)
_STAND_IN = ("dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold")
_LEFT, _WIDTH, _TOP, _BOTTOM = 24.0, 162.0, 279.0, 22.0


class Layout(Enum):
    """How labels and values stand."""

    COLON = "label: value"
    DOTTED = "label ...... value"
    GRID = "ruled cells, no colons"
    STACKED = "label above value, two columns"


def missing_fonts() -> tuple[str, ...]:
    """The families that this machine lacks; DejaVu then stands in for them."""
    return tuple(sorted({
        name.split("/")[0] for pair in _FAMILIES for name in pair
        if not (_FONTS / f"{name}.ttf").is_file()
    }))  # fmt: skip


def _registered(name: str) -> str:
    key = f"second:{name}"
    if key not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(key, str(_FONTS / f"{name}.ttf")))
    return key


class Sheet:
    """A4, written from the top; ``number`` chooses layout, type and size."""

    def __init__(self, number: int) -> None:
        pair = _FAMILIES[number % len(_FAMILIES)]
        if not all((_FONTS / f"{name}.ttf").is_file() for name in pair):
            pair = _STAND_IN
        self._plain, self._bold = map(_registered, pair)
        self.layout = list(Layout)[(number // len(_FAMILIES) + number) % len(Layout)]
        self._size = 9.0 + (number % 3) * 0.75
        self._buffer = io.BytesIO()
        self._canvas = new_canvas(self._buffer, A4, "ΔΕΙΓΜΑ")
        self._start()

    def _start(self) -> None:
        self._y = _TOP
        self._canvas.setFont(self._plain, 7)
        self._canvas.setFillGray(0.45)
        self._canvas.drawRightString(200 * mm, 6 * mm, "δείγμα δοκιμής · test sample")
        self._canvas.setFillGray(0)

    def page(self) -> None:
        """The next page."""
        self._canvas.showPage()
        self._start()

    def _down(self, by: float) -> None:
        self._y -= by
        if self._y < _BOTTOM:
            self.page()
            self._y -= by

    def _text(self, x: float, text: str, *, bold: bool = False, size: float = 0.0) -> None:
        self._canvas.setFont(self._bold if bold else self._plain, size or self._size)
        self._canvas.drawString(x * mm, self._y * mm, text)

    def head(self, left: Sequence[str], right: Sequence[str] = ()) -> None:
        """The office at the left, place, date and number at the right."""
        for number in range(max(len(left), len(right))):
            self._down(5.0)
            if number < len(left):
                self._text(_LEFT, left[number], bold=number == 0)
            if number < len(right):
                self._text(128, right[number])
        self._down(6)

    def title(self, *lines: str) -> None:
        """The heading, centred, large."""
        for line in lines:
            size = 14.0
            while pdfmetrics.stringWidth(line, self._bold, size) > _WIDTH * mm:
                size -= 0.5
            self._down(7.5)
            self._canvas.setFont(self._bold, size)
            self._canvas.drawCentredString(105 * mm, self._y * mm, line)
        self._down(5)

    def section(self, text: str) -> None:
        """A subheading with a rule beneath."""
        self._down(8)
        self._text(_LEFT, text, bold=True)
        self._canvas.line(
            _LEFT * mm, (self._y - 1.5) * mm, (_LEFT + _WIDTH) * mm, (self._y - 1.5) * mm
        )
        self._down(1.5)

    def rows(self, *pairs: tuple[str, str]) -> None:
        """Labels with their values, in this sheet's layout."""
        if self.layout is Layout.STACKED:
            for start in range(0, len(pairs), 2):
                self._stacked(pairs[start : start + 2])
            return
        for label, value in pairs:
            {Layout.COLON: self._colon, Layout.DOTTED: self._dotted, Layout.GRID: self._grid}[
                self.layout
            ](label, value)
        self._down(2)

    def _value(self, x: float, value: str) -> None:
        parts = simpleSplit(value, self._plain, self._size, (_LEFT + _WIDTH - x) * mm) or [""]
        for number, part in enumerate(parts):
            if number:
                self._down(4.6)
            self._text(x, part)

    def _colon(self, label: str, value: str) -> None:
        self._down(6.2)
        self._text(_LEFT, f"{label}:", bold=True)
        width = pdfmetrics.stringWidth(f"{label}:", self._bold, self._size) / mm
        self._value(max(_LEFT + width + 3, 78), value)

    def _dotted(self, label: str, value: str) -> None:
        self._down(6.6)
        width = pdfmetrics.stringWidth(label + " ", self._plain, self._size) / mm
        dots = max(
            3,
            int((84 - _LEFT - width) / (pdfmetrics.stringWidth(".", self._plain, self._size) / mm)),
        )
        self._text(_LEFT, f"{label} {'.' * dots}")
        self._value(max(87, _LEFT + width + 6), value)

    def _grid(self, label: str, value: str) -> None:
        self._down(6.8)
        low = self._y - 2.0
        self._text(_LEFT + 1.5, label)
        wide = pdfmetrics.stringWidth(label, self._plain, self._size) / mm
        split = max(86.0, _LEFT + wide + 5)
        top = self._y + 4.8
        self._value(split + 2, value)
        low = min(low, self._y - 2.0)
        self._canvas.rect(_LEFT * mm, low * mm, (split - _LEFT) * mm, (top - low) * mm)
        self._canvas.rect(split * mm, low * mm, (_LEFT + _WIDTH - split) * mm, (top - low) * mm)

    def _stacked(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._down(6.5)
        for column, (label, _) in enumerate(pairs):
            self._text(_LEFT + column * 84, label, size=self._size - 1.5)
        self._down(4.6)
        for column, (_, value) in enumerate(pairs):
            size = self._size + 0.5
            while pdfmetrics.stringWidth(value, self._bold, size) > 82 * mm:
                size -= 0.5
            self._text(_LEFT + column * 84, value, bold=True, size=size)
        self._down(1)

    def prose(self, text: str) -> None:
        """Running text."""
        for part in simpleSplit(text, self._plain, self._size + 0.5, _WIDTH * mm):
            self._down(5.4)
            self._text(_LEFT, part, size=self._size + 0.5)
        self._down(3)

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A ruled table with equal columns."""
        width = _WIDTH / len(rows[0])
        for number, row in enumerate(rows):
            self._down(6.4)
            for column, text in enumerate(row):
                x = _LEFT + column * width
                self._canvas.rect(x * mm, (self._y - 1.8) * mm, width * mm, 6.4 * mm)
                size = self._size - 1
                while pdfmetrics.stringWidth(text, self._bold, size) > (width - 2) * mm:
                    size -= 0.5
                self._text(x + 1, text, bold=not number, size=size)
        self._down(5)

    def seal(self, *lines: str) -> None:
        """A round-cornered stamp in violet ink at the left."""
        self._down(5.0 * len(lines) + 10)
        base, self._y = self._y, self._y + 5.0 * len(lines)
        self._canvas.setStrokeColorRGB(0.35, 0.15, 0.5)
        self._canvas.setFillColorRGB(0.35, 0.15, 0.5)
        self._canvas.roundRect(30 * mm, (base - 3) * mm, 92 * mm, (5.0 * len(lines) + 8) * mm, 6)
        for line in lines:
            self._text(34, line, size=8)
            self._y -= 5
        self._canvas.setFillGray(0)
        self._canvas.setStrokeGray(0)
        self._y = base - 4

    def sign(self, *lines: str) -> None:
        """Place, date, role and name at the lower right."""
        self._down(8)
        for line in lines:
            self._down(5.5)
            self._canvas.setFont(self._plain, self._size)
            self._canvas.drawCentredString(148 * mm, self._y * mm, line)

    def pdf(self) -> bytes:
        """The finished file."""
        self._canvas.save()
        return self._buffer.getvalue()
