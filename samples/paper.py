"""A born-digital A4 paper: text that stays text, set from the top down, marked as a specimen."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from samples.fonts import Face, font_path
from samples.portable_document import new_canvas

SPECIMEN = "ΥΠΟΔΕΙΓΜΑ – SPECIMEN – ΔΕΝ ΕΧΕΙ ΙΣΧΥ"
"""The line at the head and the foot of every page: example, not valid."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 20.0, 190.0, 282.0, 20.0
_FACES = (Face.SANS, Face.BOLD, Face.SERIF, Face.SERIF_BOLD, Face.MONO)


def greek_date(day: dt.date) -> str:
    """A day as Greek papers print it: 02/11/2026."""
    return f"{day:%d/%m/%Y}"


def greek_money(amount: Decimal) -> str:
    """An amount as Greek papers print it: 1.234,50 €."""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,")) + " €"


class Paper:
    """An A4 document that is written from the top down.

    Positions are millimetres from the left and the lower edge. ``pdf()`` gives the finished file;
    the same calls give the same bytes.
    """

    def __init__(self, title: str) -> None:
        for face in _FACES:
            if face.value not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(face.value, str(font_path(face))))
        self._buffer = io.BytesIO()
        self._canvas = new_canvas(self._buffer, A4, f"SPECIMEN {title}")
        self._start_page()

    @property
    def y(self) -> float:
        """Where the next line goes, in millimetres from the lower edge."""
        return self._y

    def _start_page(self) -> None:
        self._y = _TOP
        self._canvas.setFillColorRGB(0.75, 0.1, 0.1)
        self._canvas.setFont(Face.BOLD.value, 9)
        self._canvas.drawCentredString(105 * mm, 289 * mm, SPECIMEN)
        self._canvas.drawCentredString(105 * mm, 8 * mm, SPECIMEN)
        self._canvas.setFillColorRGB(0, 0, 0)

    def new_page(self) -> None:
        """Ends the page and begins another."""
        self._canvas.showPage()
        self._start_page()

    def gap(self, height: float) -> None:
        """Leaves so many millimetres empty."""
        self._y -= height

    def move_to(self, y: float) -> None:
        """Continues at a height."""
        self._y = y

    def _advance(self, size: float) -> None:
        self._y -= size * 0.48
        if self._y < _BOTTOM:
            self.new_page()
            self._y -= size * 0.48

    def line(self, text: str, size: float = 9.5, face: Face = Face.SANS, x: float = _LEFT) -> None:
        """One line of text from ``x`` on."""
        self._advance(size)
        self._canvas.setFont(face.value, size)
        self._canvas.drawString(x * mm, self._y * mm, text)

    def centred(self, text: str, size: float = 12, face: Face = Face.BOLD) -> None:
        """One line in the middle of the page."""
        self._advance(size)
        self._canvas.setFont(face.value, size)
        self._canvas.drawCentredString(105 * mm, self._y * mm, text)

    def right(self, text: str, size: float = 9.5, face: Face = Face.SANS) -> None:
        """One line that ends at the right margin."""
        self._advance(size)
        self._canvas.setFont(face.value, size)
        self._canvas.drawRightString(_RIGHT * mm, self._y * mm, text)

    def letterhead(self, lines: Sequence[str], right: Sequence[str] = ()) -> None:
        """The issuing authority at the left, place, date and number at the right."""
        top = self._y
        for text in lines:
            self.line(text, 9, Face.BOLD)
        below, self._y = self._y, top
        for text in right:
            self.right(text, 9)
        self._y = min(below, self._y) - 4

    def title(self, text: str, under: str = "") -> None:
        """The document's title, and a smaller line beneath it."""
        self.gap(3)
        for part in simpleSplit(text, Face.BOLD.value, 13, (_RIGHT - _LEFT) * mm):
            self.centred(part, 13)
        if under:
            self.centred(under, 9.5, Face.SANS)
        self.gap(4)

    def section(self, text: str) -> None:
        """A heading on a grey bar."""
        self.gap(3)
        self._advance(9.5)
        self._canvas.setFillGray(0.88)
        self._canvas.rect(_LEFT * mm, (self._y - 1.4) * mm, 170 * mm, 5.4 * mm, stroke=0, fill=1)
        self._canvas.setFillGray(0)
        self._canvas.setFont(Face.BOLD.value, 9.5)
        self._canvas.drawString((_LEFT + 1.5) * mm, self._y * mm, text)
        self.gap(2)

    def fields(self, rows: Sequence[tuple[str, str]], value_x: float = 85.0) -> None:
        """Labels and values, a row each: ``Επώνυμο: HOXHA``. A long value goes on beneath."""
        for label, value in rows:
            width = (_RIGHT - value_x) * mm
            parts = simpleSplit(value, Face.BOLD.value, 9.5, width) or [""]
            self.line(f"{label}:")
            self._canvas.setFont(Face.BOLD.value, 9.5)
            self._canvas.drawString(value_x * mm, self._y * mm, parts[0])
            for part in parts[1:]:
                self.line(part, 9.5, Face.BOLD, value_x)
            self.gap(1.2)

    def paragraph(self, text: str, size: float = 9.5, face: Face = Face.SANS) -> None:
        """Running text, broken at the margins."""
        for part in simpleSplit(text, face.value, size, (_RIGHT - _LEFT) * mm):
            self.line(part, size, face)
        self.gap(2)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A ruled table, the first row its heading; widths in millimetres."""
        for number, row in enumerate(rows):
            self._advance(11)
            x = _LEFT
            for text, width in zip(row, widths, strict=True):
                self._canvas.setStrokeGray(0.5)
                self._canvas.rect(x * mm, (self._y - 1.8) * mm, width * mm, 5.28 * mm)
                self._canvas.setFont((Face.SANS if number else Face.BOLD).value, 8)
                self._canvas.drawString((x + 1) * mm, self._y * mm, text)
                x += width
        self.gap(4)

    def barcode(self, digits: str) -> None:
        """The digits as a Code 128 of 12 mm, in the middle of the page."""
        bars = Code128(digits, barWidth=0.4 * mm, barHeight=12 * mm)
        self.gap(16)
        bars.drawOn(self._canvas, 105 * mm - bars.width / 2, self._y * mm)

    def stamp(self, lines: Sequence[str], x: float = 62.5, width: float = 85.0) -> None:
        """A boxed stamp in blue ink, as offices put on copies."""
        height = 5.0 * len(lines) + 3
        if self._y - height - 4 < _BOTTOM:
            self.new_page()
        self.gap(4)
        self._canvas.setStrokeColorRGB(0.1, 0.2, 0.6)
        self._canvas.setFillColorRGB(0.1, 0.2, 0.6)
        self._canvas.rect(x * mm, (self._y - height) * mm, width * mm, height * mm)
        for text in lines:
            self._y -= 5
            self._canvas.setFont(Face.BOLD.value, 8)
            self._canvas.drawCentredString((x + width / 2) * mm, self._y * mm, text)
        self._canvas.setFillGray(0)
        self._canvas.setStrokeGray(0)
        self.gap(6)

    def signature(self, role: str, name: str) -> None:
        """The signer's role and name at the right, beneath the text."""
        self.gap(8)
        for text in (role, name):
            self._advance(9.5)
            self._canvas.setFont(Face.SANS.value, 9.5)
            self._canvas.drawCentredString(150 * mm, self._y * mm, text)
            self.gap(5)

    def pdf(self) -> bytes:
        """The finished file."""
        self._canvas.save()
        return self._buffer.getvalue()
