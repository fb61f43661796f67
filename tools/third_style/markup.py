"""The small language in which the papers' wording is written, a mark at the head of each line.

# title                    ## section              ^ centred          ^^ centred, bold
< left || right            > at the right          ~ small            - - -  rule: ---
label :: value             a field in the sheet's layout (!layout NAME)
[2,1; label :: value | label :: value]             fields in a row (!cells box|beside|open|under)
| a | b | c                a row of a table; !shares 3,2,1 before it
!layout, !size, !margins L,R, !gap MM              settings
@crest @qr @bars @stamp @boxed @sign @photo @watermark @page @frame @endframe @foot
anything else              a paragraph; an empty line leaves a gap
"""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.units import mm

from tools.third_style import fields, marks
from tools.third_style.sheet import BOTTOM, Sheet


class Writer:
    """Writes marked lines on a sheet."""

    def __init__(self, sheet: Sheet, layout: str) -> None:
        self.sheet, self.layout = sheet, layout
        self.cell_style, self.shares = "box", [1.0]
        self._rows: list[list[str]] = []
        self._frame: float | None = None
        self._field, self._feet = False, 0
        self._marks: dict[str, Callable[[str], None]] = {
            "##": self._section, "#": self._title, "^^": self._bold, "^": self._centred,
            "<": self._head, ">": self._right, "~": self._small, "---": self._rule,
            "[": self._cells, "!": self._setting, "@": self._mark,
        }  # fmt: skip

    def write(self, body: str) -> None:
        """All lines of a paper."""
        for line in [*body.rstrip().splitlines(), "\0"]:
            if self._rows and not line.startswith("|"):
                self.sheet.down(2.2)
                self.sheet.table(self._rows, self.shares)
                self._rows = []
            if line != "\0":
                self._line(line.strip())

    def _line(self, line: str) -> None:
        if line.startswith("|"):
            self._rows.append([cell.strip() for cell in line.strip("|").split("|")])
            return
        field = " :: " in line or line.startswith("[")
        if field != self._field and not line.startswith(("!", "@")):
            self._field = field
            self.sheet.down(1.6)
        for sign, write in self._marks.items():
            if line.startswith(sign):
                write(line.removeprefix(sign).strip())
                return
        if " :: " in line:
            label, _, value = line.partition(" :: ")
            fields.LAYOUTS[self.layout](self.sheet, label.strip(), value.strip())
        elif line:
            self.sheet.prose(line)
        else:
            self.sheet.down(2.2)

    def _title(self, text: str) -> None:
        self.sheet.down(1.5)
        self.sheet.centred(text, self.sheet.size + 4, bold=True)
        self.sheet.down(1.5)

    def _section(self, text: str) -> None:
        sheet = self.sheet
        sheet.down(sheet.step + 2.6)
        sheet.rect(sheet.left, sheet.y - 1.5, sheet.width, sheet.step + 1.4, 0.87)
        sheet.at(sheet.left + 1.5, text, sheet.fitted(text, sheet.width - 3, sheet.size), bold=True)
        sheet.down(2.2)

    def _bold(self, text: str) -> None:
        self.sheet.centred(text, self.sheet.size + 1, bold=True)

    def _centred(self, text: str) -> None:
        self.sheet.centred(text, self.sheet.size)

    def _head(self, text: str) -> None:
        left, _, right = (part.strip() for part in text.partition("||"))
        sheet = self.sheet
        sheet.down(sheet.step)
        if left:
            sheet.at(sheet.left, left, sheet.fitted(left, sheet.width * 0.62, sheet.size))
        if right:
            start = max(sheet.left + sheet.width * 0.64, 128.0)
            sheet.at(start, right, sheet.fitted(right, sheet.right - start, sheet.size))

    def _right(self, text: str) -> None:
        self.sheet.down(self.sheet.step)
        self.sheet.at(self.sheet.right - self.sheet.measure(text), text)

    def _small(self, text: str) -> None:
        self.sheet.prose(text, self.sheet.size - 2)

    def _rule(self, _: str) -> None:
        self.sheet.down(2.4)
        self.sheet.rule(0.8)
        self.sheet.down(1.2)

    def _cells(self, text: str) -> None:
        head, _, rest = text.rstrip("]").rpartition("; ")
        pairs = []
        for field in rest.split(" | "):
            label, _, value = field.partition("::")
            pairs.append((label.strip(), value.strip()))
        shares = [float(n) for n in head.split(",")] if head else [1.0] * len(pairs)
        fields.cells(self.sheet, pairs, shares, self.cell_style)

    def _setting(self, text: str) -> None:
        name, _, value = text.partition(" ")
        if name == "layout":
            self.layout = value
        elif name == "cells":
            self.cell_style = value
        elif name == "shares":
            self.shares = [float(n) for n in value.split(",")]
        elif name == "size":
            self.sheet.size = float(value)
        elif name == "margins":
            self.sheet.left, self.sheet.right = (float(n) for n in value.split(","))
        elif name == "gap":
            self.sheet.down(float(value))
        else:
            raise ValueError(f"no such setting: {name}")

    def _mark(self, text: str) -> None:
        name, _, rest = text.partition(" ")
        sheet, parts = self.sheet, [part.strip() for part in rest.split("|")]
        if name in {"stamp", "boxed", "sign"}:
            self._with_lines(name, parts[0].split(), parts[1:])
        elif name in {"qr", "bars"}:
            x, _, code = rest.partition(" ")
            (marks.qr if name == "qr" else marks.bars)(sheet, float(x), code)
        elif name == "crest":
            marks.crest(sheet, float(rest or sheet.left))
        elif name == "watermark":
            marks.watermark(sheet, rest)
        elif name == "page":
            sheet.page()
        elif name == "photo":
            sheet.rect(float(rest or 160), sheet.y - 36, 27, 36, 0.85)
        elif name == "frame":
            sheet.down(1)
            self._frame = sheet.y
        elif name == "endframe":
            self._close()
        elif name == "foot":
            self._foot(rest)
        else:
            raise ValueError(f"no such mark: {name}")

    def _with_lines(self, name: str, numbers: list[str], lines: list[str]) -> None:
        if name == "stamp":
            marks.stamp(self.sheet, float(numbers[0]), float(numbers[1]), numbers[2], lines)
        elif name == "boxed":
            marks.boxed(self.sheet, float(numbers[0]), numbers[1], lines)
        else:
            marks.signed(self.sheet, float(numbers[0]), lines)

    def _close(self) -> None:
        sheet = self.sheet
        sheet.down(3)
        top = self._frame if self._frame is not None else sheet.y
        sheet.canvas.setLineWidth(0.8)
        sheet.canvas.rect((sheet.left - 3) * mm, sheet.y * mm, (sheet.width + 6) * mm,
                          (top - sheet.y) * mm)  # fmt: skip
        self._frame = None
        sheet.down(2)

    def _foot(self, text: str) -> None:
        sheet, back = self.sheet, self.sheet.y
        size = sheet.fitted(text, sheet.width, 7)
        sheet.y = BOTTOM - 5 - 3.4 * self._feet
        sheet.at(sheet.left, text, size)
        self._feet += 1
        sheet.y = back
