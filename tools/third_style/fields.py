"""How labels and values stand on forms: fourteen layouts."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.units import mm

from tools.third_style.sheet import Sheet


def colon(sheet: Sheet, label: str, value: str) -> None:
    """``Label:`` and the value in a column of its own."""
    sheet.down(sheet.step + 0.9)
    wide = sheet.at(sheet.left, f"{label}:")
    x = sheet.left + max(wide + 3, sheet.width * 0.36)
    sheet.block(x, value, sheet.right - x, bold=True)


def running(sheet: Sheet, label: str, value: str) -> None:
    """``Label: value`` without a column."""
    sheet.down(sheet.step + 0.7)
    wide = sheet.at(sheet.left, f"{label}: ", bold=True)
    x = sheet.left + wide + 1
    sheet.block(x, value, sheet.right - x)


def dots(sheet: Sheet, label: str, value: str) -> None:
    """The value on a dotted line that runs from the label to the margin."""
    sheet.down(sheet.step + 2.0)
    wide = sheet.at(sheet.left, label)
    sheet.dotted(sheet.left + wide + 1, sheet.right)
    x = sheet.left + wide + 6
    sheet.at(x, value, sheet.fitted(value, sheet.right - x, sheet.size + 0.5))


def grid(sheet: Sheet, label: str, value: str) -> None:
    """Two ruled cells."""
    split = sheet.left + sheet.width * 0.4
    left = sheet.wrapped(label, split - sheet.left - 3)
    right = sheet.wrapped(value, sheet.right - split - 3)
    high = max(len(left), len(right)) * sheet.step + 2.2
    sheet.down(high)
    base = sheet.y
    for x, wide, lines in ((sheet.left, split - sheet.left, left),
                           (split, sheet.right - split, right)):  # fmt: skip
        sheet.rect(x, base, wide, high)
        for number, line in enumerate(lines):
            sheet.y = base + high - (number + 1) * sheet.step + 0.2
            sheet.at(x + 1.5, line)
    sheet.y = base


def above(sheet: Sheet, label: str, value: str) -> None:
    """A small label with the value beneath."""
    sheet.down(sheet.step + 1.2)
    sheet.at(sheet.left, label, sheet.size - 2)
    sheet.down(sheet.step)
    sheet.block(sheet.left, value, sheet.width, sheet.size + 0.5, bold=True)


def below(sheet: Sheet, label: str, value: str) -> None:
    """The value on a line, its label in small type beneath."""
    sheet.down(sheet.step + 1.4)
    sheet.at(sheet.left + 4, value, sheet.fitted(value, sheet.width - 4, sheet.size + 1))
    sheet.canvas.setLineWidth(0.4)
    line = (sheet.y - 1.1) * mm
    sheet.canvas.line(sheet.left * mm, line, sheet.right * mm, line)
    sheet.down(sheet.step * 0.95)
    sheet.at(sheet.left + 4, f"({label})", sheet.size - 2.5)


def shaded(sheet: Sheet, label: str, value: str) -> None:
    """Label and value between thin rules, the label on grey."""
    split = sheet.left + sheet.width * 0.42
    left = sheet.wrapped(label, split - sheet.left - 4)
    right = sheet.wrapped(value, sheet.right - split - 4, bold=True)
    high = max(len(left), len(right)) * sheet.step + 2.6
    sheet.down(high)
    base = sheet.y
    sheet.rect(sheet.left, base, split - sheet.left, high, 0.93)
    for x, lines, bold in ((sheet.left, left, False), (split, right, True)):
        for number, line in enumerate(lines):
            sheet.y = base + high - (number + 1) * sheet.step - 0.1
            sheet.at(x + 2, line, bold=bold)
    sheet.y = base
    sheet.canvas.setStrokeGray(0.7)
    sheet.rule(0.3)
    sheet.canvas.setStrokeGray(0)


def ended(sheet: Sheet, label: str, value: str) -> None:
    """The label at the left, the value set against the right margin."""
    sheet.down(sheet.step + 1.0)
    sheet.at(sheet.left, label)
    sheet.at(sheet.right - sheet.measure(value, bold=True), value, bold=True)


def mirrored(sheet: Sheet, label: str, value: str) -> None:
    """From right to left: the label at the right margin, the value to its left."""
    sheet.down(sheet.step + 1.6)
    x = sheet.right - sheet.measure(label)
    sheet.at(x, label)
    x = min(x - 4, sheet.right - 42) - sheet.measure(value)
    sheet.at(x, value)


def leaders(sheet: Sheet, label: str, value: str) -> None:
    """Full stops from the label to a colon in mid line, then the value."""
    sheet.down(sheet.step + 0.6)
    middle = sheet.left + sheet.width * 0.44
    gone = sheet.left + sheet.at(sheet.left, label) + 1
    dot = sheet.measure(".")
    sheet.at(gone, "." * max(int((middle - gone) / dot), 0))
    x = max(middle, gone)
    sheet.at(x, ":")
    sheet.block(x + 3, value, sheet.right - x - 3)


def hanging(sheet: Sheet, label: str, value: str) -> None:
    """The label with a colon, the value further in on the next line."""
    sheet.down(sheet.step + 1.0)
    sheet.at(sheet.left, f"{label}:", bold=True)
    sheet.down(sheet.step)
    sheet.block(sheet.left + 9, value, sheet.width - 9)


def twofold(sheet: Sheet, label: str, value: str) -> None:
    """A label of two languages, parted by a stroke: the second in small type under the first."""
    first, _, second = label.partition(" / ")
    sheet.down(sheet.step + 1.4)
    sheet.at(sheet.left, first)
    x = sheet.left + max(sheet.measure(first) + 4, sheet.width * 0.38)
    sheet.block(x, value, sheet.right - x, bold=True)
    sheet.down(sheet.step * 0.8)
    sheet.at(sheet.left, second, sheet.size - 2.5)


def lined(sheet: Sheet, label: str, value: str) -> None:
    """The value in the middle of a line that runs from the label to the margin."""
    sheet.down(sheet.step + 2.2)
    x = sheet.left + sheet.at(sheet.left, label) + 2
    size = sheet.fitted(value, sheet.right - x, sheet.size + 0.5)
    sheet.canvas.setLineWidth(0.5)
    sheet.canvas.line(x * mm, (sheet.y - 1) * mm, sheet.right * mm, (sheet.y - 1) * mm)
    sheet.at(x + (sheet.right - x - sheet.measure(value, size)) / 2, value, size)


def comb(sheet: Sheet, label: str, value: str) -> None:
    """Each letter of the value in a small box of its own."""
    box, high = 4.6, sheet.step + 1.4
    sheet.down(high + 1.0)
    x = sheet.left + max(sheet.at(sheet.left, label) + 4, sheet.width * 0.3)
    for place, sign in enumerate(value):
        sheet.rect(x + place * box, sheet.y - 1.4, box, high)
        sheet.at(x + (place + 0.5) * box - sheet.measure(sign) / 2, sign)


LAYOUTS: dict[str, Callable[[Sheet, str, str], None]] = {
    "colon": colon, "running": running, "dots": dots, "grid": grid, "above": above,
    "below": below, "shaded": shaded, "ended": ended, "mirrored": mirrored, "leaders": leaders,
    "hanging": hanging, "twofold": twofold, "lined": lined, "comb": comb,
}  # fmt: skip


def cells(sheet: Sheet, pairs: list[tuple[str, str]], shares: list[float], style: str) -> None:
    """A row of fields: ``box`` has the label above the value, ``beside`` left of it, both framed.

    ``open`` is a ``box`` without frames; ``under`` has the value on a rule and the label beneath.
    """
    if style in {"open", "under"}:
        _columns(sheet, pairs, shares, label_first=style == "open")
        return
    whole = sum(shares)
    high = sheet.step * 2 + 1.4 if style == "box" else sheet.step + 2.6
    sheet.down(high)
    base, x = sheet.y, sheet.left
    for (label, value), share in zip(pairs, shares, strict=True):
        wide = sheet.width * share / whole
        sheet.rect(x, base, wide, high)
        if style == "box":
            sheet.y = base + high - sheet.step * 0.8
            sheet.at(x + 1.2, label, sheet.fitted(label, wide - 2, sheet.size - 2.5))
            sheet.y = base + 1.5
            fit = sheet.fitted(value, wide - 3, sheet.size)
            sheet.at(x + 1.5, value, fit, bold=True)
        else:
            sheet.y = base + 1.9
            taken = sheet.at(x + 1.2, label, sheet.fitted(label, wide * 0.55, sheet.size - 1))
            room = wide - taken - 4.5
            sheet.at(x + taken + 3, value, sheet.fitted(value, room, sheet.size))
        x += wide
    sheet.y = base


def _columns(
    sheet: Sheet, pairs: list[tuple[str, str]], shares: list[float], *, label_first: bool
) -> None:
    """Fields side by side without frames, the label above or beneath in small type."""
    whole, x = sum(shares), sheet.left
    sheet.down(sheet.step * 2 + 2.2)
    low = sheet.y
    for (label, value), share in zip(pairs, shares, strict=True):
        room = sheet.width * share / whole - 4
        sheet.y = low + sheet.step if label_first else low
        sheet.at(x, label, sheet.fitted(label, room, sheet.size - 2))
        sheet.y = low if label_first else low + sheet.step
        sheet.at(
            x, value, sheet.fitted(value, room, sheet.size, bold=label_first), bold=label_first
        )
        if not label_first:
            sheet.canvas.setLineWidth(0.4)
            sheet.canvas.line(x * mm, (sheet.y - 1) * mm, (x + room) * mm, (sheet.y - 1) * mm)
        x += room + 4
    sheet.y = low
