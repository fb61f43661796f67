"""What stands beside the text: stamps, crests, codes, apostilles' frames, signatures."""

from __future__ import annotations

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm

from tools.third_style.sheet import Sheet

_INKS = {"blue": (0.12, 0.2, 0.62), "violet": (0.4, 0.15, 0.5), "red": (0.7, 0.12, 0.15),
         "black": (0.15, 0.15, 0.15), "green": (0.1, 0.42, 0.25)}  # fmt: skip


def _inked(sheet: Sheet, ink: str) -> None:
    sheet.canvas.setFillColorRGB(*_INKS[ink], alpha=0.75)
    sheet.canvas.setStrokeColorRGB(*_INKS[ink], alpha=0.75)


def stamp(sheet: Sheet, x: float, rise: float, ink: str, lines: list[str]) -> None:
    """A round stamp, a little turned, its middle at ``x`` and ``rise`` above the present line."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x * mm, (sheet.y + rise) * mm)
    canvas.rotate(-11)
    _inked(sheet, ink)
    for radius, weight in ((17.0, 1.1), (15.8, 0.4)):
        canvas.setLineWidth(weight)
        canvas.circle(0, 0, radius * mm)
    base, sheet.y = sheet.y, 2.0 * (len(lines) - 1)
    for line in lines:
        size = sheet.fitted(line, 25, 6.5, bold=True)
        sheet.at(-sheet.measure(line, size, bold=True) / 2, line, size, bold=True)
        sheet.y -= 3.6
    sheet.y = base
    canvas.restoreState()


def boxed(sheet: Sheet, x: float, ink: str, lines: list[str]) -> None:
    """A rectangular stamp below the present line, its lines centred."""
    size = sheet.size - 1
    lead = size * 0.3528 * 1.5
    wide = max(sheet.measure(line, size, bold=True) for line in lines) + 6
    sheet.down(lead * len(lines) + 7)
    sheet.canvas.saveState()
    _inked(sheet, ink)
    sheet.canvas.setLineWidth(1.2)
    sheet.canvas.rect(x * mm, sheet.y * mm, wide * mm, (lead * len(lines) + 3) * mm)
    base = sheet.y
    for number, line in enumerate(lines):
        sheet.y = base + lead * (len(lines) - number - 1) + 2.6
        middle = x + (wide - sheet.measure(line, size, bold=True)) / 2
        sheet.at(middle, line, size, bold=True)
    sheet.y = base
    sheet.canvas.restoreState()


def crest(sheet: Sheet, x: float) -> None:
    """A coat of arms, as far as a cross in a wreath goes, at the present height."""
    canvas = sheet.canvas
    middle, low = (x + 7) * mm, (sheet.y - 9) * mm
    canvas.setStrokeColorRGB(0.1, 0.25, 0.6)
    canvas.setFillColorRGB(0.1, 0.25, 0.6)
    canvas.circle(middle, low, 6.5 * mm)
    canvas.rect(middle - 1 * mm, low - 4 * mm, 2 * mm, 8 * mm, fill=1)
    canvas.rect(middle - 4 * mm, low - 1 * mm, 8 * mm, 2 * mm, fill=1)
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)


def qr(sheet: Sheet, x: float, text: str) -> None:
    """A QR code of 24 mm whose upper edge is at the present line."""
    code = QrCodeWidget(text, barLevel="M")
    left, low, right, high = code.getBounds()
    side = 24 * mm
    drawing = Drawing(
        side, side, transform=(side / (right - left), 0, 0, side / (high - low), 0, 0)
    )
    drawing.add(code)
    renderPDF.draw(drawing, sheet.canvas, x * mm, (sheet.y - 24) * mm)


def bars(sheet: Sheet, x: float, digits: str) -> None:
    """A Code 128 of 11 mm under the present line."""
    code = Code128(digits, barWidth=0.3 * mm, barHeight=11 * mm)
    sheet.down(13)
    code.drawOn(sheet.canvas, x * mm, sheet.y * mm)


def signed(sheet: Sheet, x: float, lines: list[str]) -> None:
    """Role, a stroke of the pen, name: centred about ``x``."""
    sheet.down(1.5)
    for number, line in enumerate(lines):
        if number and number == len(lines) - 1:
            _stroke(sheet, x)
        sheet.down(sheet.step + 0.4)
        sheet.at(x - sheet.measure(line) / 2, line)
    sheet.down(3)


def _stroke(sheet: Sheet, x: float) -> None:
    sheet.down(11)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setStrokeColorRGB(0.1, 0.15, 0.5)
    canvas.setLineWidth(0.9)
    path = canvas.beginPath()
    path.moveTo((x - 14) * mm, (sheet.y + 1) * mm)
    for turn in range(4):
        left = x - 14 + turn * 7
        path.curveTo((left + 1) * mm, (sheet.y + 9) * mm, (left + 5) * mm, (sheet.y - 2) * mm,
                     (left + 7) * mm, (sheet.y + 3) * mm)  # fmt: skip
    canvas.drawPath(path)
    canvas.restoreState()


def watermark(sheet: Sheet, text: str) -> None:
    """Large pale letters across the page, under the text that follows."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(105 * mm, 150 * mm)
    canvas.rotate(52)
    canvas.setFillGray(0.91)
    base, sheet.y = sheet.y, 0.0
    size = sheet.fitted(text, 220, 60, bold=True)
    sheet.at(-sheet.measure(text, size, bold=True) / 2, text, size, bold=True)
    sheet.y = base
    canvas.restoreState()
