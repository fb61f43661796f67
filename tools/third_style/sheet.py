"""A sheet of A4 that is written from the top down: lines, wrapped text, rules, cells."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from samples.portable_document import new_canvas
from tools.third_style import faces

TOP, BOTTOM = 281.0, 24.0


class Sheet:
    """Lengths are millimetres from the left and the lower edge; sizes of type are points."""

    def __init__(self, family: str, size: float, left: float = 22.0, right: float = 190.0) -> None:
        self.family, self.size = family, size
        self.left, self.right = left, right
        self.y = TOP
        self._buffer = io.BytesIO()
        self.canvas = new_canvas(self._buffer, A4, "ΔΕΙΓΜΑ")
        self._mark()

    def _mark(self) -> None:
        self.canvas.setFillGray(0.55)
        faces.put(self.canvas, (150 * mm, 5 * mm), "δείγμα · specimen", self.family, 6)
        self.canvas.setFillGray(0)

    @property
    def step(self) -> float:
        """The distance of two lines of text, in millimetres."""
        return self.size * 0.3528 * 1.38

    @property
    def width(self) -> float:
        """The width of the column."""
        return self.right - self.left

    def page(self) -> None:
        """The next page."""
        self.canvas.showPage()
        self.y = TOP
        self._mark()

    def down(self, by: float) -> None:
        """Moves down; at the foot, to the next page."""
        self.y -= by
        if self.y < BOTTOM:
            self.page()
            self.y -= by

    def measure(self, text: str, size: float = 0.0, *, bold: bool = False) -> float:
        """The length of a line in millimetres."""
        return faces.width(text, self.family, size or self.size, bold=bold) / float(mm)

    def at(self, x: float, text: str, size: float = 0.0, *, bold: bool = False) -> float:
        """Sets a line at ``x`` on the present base line; gives its length."""
        point = (x * mm, self.y * mm)
        return faces.put(self.canvas, point, text, self.family, size or self.size, bold) / float(mm)

    def wrapped(
        self, text: str, wide: float, size: float = 0.0, *, bold: bool = False
    ) -> list[str]:
        """The text in lines of at most so many millimetres; a longer word stands alone."""
        lines, line = [], ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.measure(longer, size, bold=bold) > wide:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line]

    def block(
        self, x: float, text: str, wide: float, size: float = 0.0, *, bold: bool = False
    ) -> None:
        """Wrapped text whose first line is on the present base line; stays on the last."""
        for number, line in enumerate(self.wrapped(text, wide, size, bold=bold)):
            if number:
                self.down((size or self.size) * 0.3528 * 1.38)
            self.at(x, line, size, bold=bold)

    def fitted(self, text: str, wide: float, size: float, *, bold: bool = False) -> float:
        """The largest size up to ``size`` at which the text fits."""
        while size > 4 and self.measure(text, size, bold=bold) > wide:
            size -= 0.25
        return size

    def centred(self, text: str, size: float, *, bold: bool = False) -> None:
        """Wrapped, centred lines, going down before each."""
        for line in self.wrapped(text, self.width, size, bold=bold):
            self.down(size * 0.3528 * 1.4)
            wide = self.measure(line, size, bold=bold)
            self.at(self.left + (self.width - wide) / 2, line, size, bold=bold)

    def prose(self, text: str, size: float = 0.0, indent: float = 0.0) -> None:
        """A paragraph; one from right to left ends at the right margin."""
        size = size or self.size
        first = faces.script_of(next((c for c in text if c.isalpha()), "a"))
        for line in self.wrapped(text, self.width - indent, size):
            self.down(size * 0.3528 * 1.45)
            x = (
                self.right - self.measure(line, size)
                if first in faces.FROM_RIGHT
                else self.left + indent
            )
            self.at(x, line, size)
        self.down(1.6)

    def rule(self, weight: float = 0.5) -> None:
        """A line across the column."""
        self.canvas.setLineWidth(weight)
        self.canvas.line(self.left * mm, self.y * mm, self.right * mm, self.y * mm)
        self.canvas.setLineWidth(1)

    def rect(
        self, x: float, y: float, wide: float, high: float, fill: float | None = None
    ) -> None:  # fmt: skip
        """A frame, or a filled grey bar without one."""
        self.canvas.setLineWidth(0.5)
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(x * mm, y * mm, wide * mm, high * mm, stroke=fill is None,
                         fill=fill is not None)  # fmt: skip
        self.canvas.setFillGray(0)

    def dotted(self, start: float, end: float) -> None:
        """A dotted line a little under the base line."""
        self.canvas.setDash(0.6, 1.6)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(start * mm, (self.y - 0.9) * mm, end * mm, (self.y - 0.9) * mm)
        self.canvas.setDash()

    def table(self, rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """A ruled table, the first row bold; cells wrap."""
        whole, size = sum(shares), self.size - 1
        lead = size * 0.3528 * 1.3
        for number, row in enumerate(rows):
            wides = [self.width * share / whole for share in shares]
            cells = [
                self.wrapped(text, wide - 2.4, size, bold=not number)
                for text, wide in zip(row, wides, strict=True)
            ]
            high = max(map(len, cells)) * lead + 1.8
            self.down(high)
            self._row(cells, wides, high, bold=not number)
        self.down(2.5)

    def _row(
        self, cells: Sequence[Sequence[str]], wides: Sequence[float], high: float, *, bold: bool
    ) -> None:
        base, x, size = self.y, self.left, self.size - 1
        for lines, wide in zip(cells, wides, strict=True):
            if bold:
                self.rect(x, base, wide, high, 0.9)
            self.rect(x, base, wide, high)
            for place, line in enumerate(lines):
                self.y = base + high - (place + 1) * size * 0.3528 * 1.3 + 0.1
                self.at(x + 1.2, line, size, bold=bold)
            x += wide
        self.y = base

    def pdf(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()
