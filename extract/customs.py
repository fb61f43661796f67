"""What a page makes a custom of: on which side of their labels most values stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.folding import skeleton
from extract.label_at import Label, ends_with_colon
from extract.labels_beneath import all_stand_under
from extract.layout import Row
from extract.words import Word

_NOISE = 0.35
_A_CUSTOM = 4


class Side(StrEnum):
    """Where a form puts the value of a label."""

    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Custom:
    """Where most labels of a page have their values, None where there is no custom.

    ``all_under``: the labels stand beneath their values, in smaller type.
    """

    usual: Side | None
    all_under: bool


def custom_of(rows: Sequence[Row], labels: Sequence[Label]) -> Custom:
    """The custom of a page with these labels."""
    return Custom(_usual_side(rows, labels), all_stand_under(rows, labels))


def _usual_side(rows: Sequence[Row], labels: Sequence[Label]) -> Side | None:
    """Where most labels of the page have their values; None where there is no custom."""
    told = (label for label in labels if not _is_empty(rows, labels, label))
    sure = [label for label in told if is_sure(rows, label)]
    right = sum(bool(beside(rows[label.row], labels, label)) for label in sure)
    if len(sure) < _A_CUSTOM:
        return None
    if right * 3 >= len(sure) * 2:
        return Side.RIGHT
    return Side.BELOW if right * 3 <= len(sure) else None


def _is_empty(rows: Sequence[Row], labels: Sequence[Label], label: Label) -> bool:
    """Whether a label with a colon has nothing beside it, and another one like it right beneath.

    Its value was left out, or could not be read: that says nothing of where values stand.
    """
    row = rows[label.row]
    if not ends_with_colon(row, label.end - 1) or beside(row, labels, label):
        return False
    left = row.words[label.start].straight[0]
    under = (other for other in labels if other.row == label.row + 1)
    return any(
        abs(rows[other.row].words[other.start].straight[0] - left) <= row.height for other in under
    )


def is_sure(rows: Sequence[Row], label: Label) -> bool:
    """Whether a label is surely one: by its colon, or because it fills its cell."""
    row = rows[label.row]
    return ends_with_colon(row, label.end - 1) or row.cell_end(label.start) == label.end


def beside(row: Row, labels: Sequence[Label], label: Label) -> tuple[Word, ...]:
    """The words to the right of a label, up to the next label or cell."""
    start = label.end
    while start < len(row.words) and not skeleton(row.words[start].text):
        start += 1
    if start >= len(row.words):
        return ()
    stop = row.cell_end(start)
    if stop < len(row.words) and all(w.confidence < _NOISE for w in row.words[start:stop]):
        # What is left of a row of dots, taken for a word; the value stands behind it.
        start, stop = stop, row.cell_end(stop)
    for other in labels:
        if other.row == label.row and start <= other.start < stop:
            stop = other.start
    return row.words[start:stop]
