"""Labels that stand beneath their values: in brackets, or in smaller type under a rule."""

from __future__ import annotations

from collections.abc import Sequence

from extract.folding import skeleton
from extract.label_at import Label, ends_with_colon
from extract.label_cells import first_cell, last_synonym, right_limit
from extract.layout import Row
from extract.words import Word

_A_CUSTOM = 4
_SMALLER, _NEARER, _OUT_OF_REACH = 0.95, 0.85, 3.0
_NEAR_ABOVE, _READABLE = 2.0, 0.6


def in_brackets(rows: Sequence[Row], label: Label, last: Label) -> bool:
    """``(Επώνυμο)``: what is filled in stands on a line over such a label."""
    row = rows[label.row]
    start = bracket_opened(row, label)
    alone = start is not None and row.cell_end(last.end - 1) == last.end
    if ends_with_colon(row, last.end - 1) and last.end < len(row.words):
        return False  # ``(όνομα):   AHMED``
    return alone and row.words[last.end - 1].text.rstrip(":.").endswith(")")


def bracket_opened(row: Row, label: Label) -> int | None:
    """Where the cell of a label begins, if with a bracket: ``(рақам / number)``; else None."""
    start = max((place for place in row.cell_starts if place <= label.start), default=label.start)
    opened = row.words[start].text.startswith("(")
    whose = start == label.start or row.words[label.start - 1].text.endswith("/")
    return start if opened and whose else None


def is_set_under(rows: Sequence[Row], labels: Sequence[Label], label: Label, last: Label) -> bool:
    """Whether a label stands beneath its value, and most labels that stand alone do so."""
    if not _stands_under(rows, labels, label, last):
        return False
    alone = [other for other in labels if _labels_alone(rows[other.row], labels, other, other)]
    under = sum(_stands_under(rows, labels, other, other) for other in alone)
    return under * 2 > len(alone)


def all_stand_under(rows: Sequence[Row], labels: Sequence[Label]) -> bool:
    """Whether the page sets its labels beneath their values: most of those that stand alone.

    Then what is beneath a label is the next one's value, also where its own was not read.
    """
    whole = ((label, last_synonym(rows, labels, position)) for position, label in enumerate(labels))
    alone = [pair for pair in whole if _labels_alone(rows[pair[0].row], labels, *pair)]
    under = sum(_stands_under(rows, labels, *pair) for pair in alone)
    return under >= _A_CUSTOM and under * 3 >= len(alone) * 2


def _stands_under(rows: Sequence[Row], labels: Sequence[Label], label: Label, last: Label) -> bool:
    """Whether the value stands on a rule and the label beneath it, in smaller type.

    What stands above begins where the label begins and is nearer than what stands beneath.
    """
    row = rows[label.row]
    if not _labels_alone(row, labels, label, last) or label.row == 0:
        return False
    above = rows[label.row - 1]
    words = over(rows, labels, label, last)
    start = row.words[opening(row, label)]
    if not words or not _begins_with(start, words[0], row.height):
        return False
    if row.text.isupper() and above.text.isupper() and row.height > _SMALLER * above.height:
        return False
    below = rows[label.row + 1] if label.row + 1 < len(rows) else None
    farthest = _OUT_OF_REACH * (row.height + above.height) / 2
    reach = min(farthest, below.middle - row.middle) if below else farthest
    return row.middle - above.middle < _NEARER * reach


def _labels_alone(row: Row, labels: Sequence[Label], label: Label, last: Label) -> bool:
    """Whether a label fills its cell, without a colon, in a row of labels and nothing else."""
    if not opens_its_cell(row, labels, label) or row.cell_end(last.end - 1) != last.end:
        return False
    here = [other for other in labels if other.row == label.row]
    named = [range(opening(row, other), other.end) for other in here]
    unknown = sum(not any(start in cell for cell in named) for start in row.cell_starts)
    known = sum(cell.start in row.cell_starts for cell in named)
    return unknown < known and not any(ends_with_colon(row, o.end - 1) for o in here)


def opens_its_cell(row: Row, labels: Sequence[Label], label: Label) -> bool:
    """Whether no other label stands before this one in its cell, nor words that were read."""
    start = opening(row, label)
    known = any(o.row == label.row and start <= o.start < label.start for o in labels)
    return start in row.cell_starts and not known


def opening(row: Row, label: Label) -> int:
    """Where a label begins whose first language nobody could read: ``Yoiin ΡΙΥΑ / Place of birth``.

    Cells before its slash belong to it, too, if no word of them was surely read.
    """
    if label.start == 0 or not row.words[label.start - 1].text.endswith("/"):
        return label.start
    starts = sorted(place for place in row.cell_starts if place < label.start)
    start = starts.pop()
    while starts and (
        not skeleton(row.words[start].text)
        or all(word.confidence < _READABLE for word in row.words[starts[-1] : start])
    ):
        start = starts.pop()
    return start


def _begins_with(label: Word, other: Word, height: float) -> bool:
    return abs(label.straight[0] - other.straight[0]) <= height


def over(
    rows: Sequence[Row], labels: Sequence[Label], label: Label, last: Label
) -> tuple[Word, ...]:
    """The words of the row above that stand over the label and name nothing themselves."""
    if label.row == 0:
        return ()
    row, above = rows[label.row], rows[label.row - 1]
    if row.top - above.bottom > _NEAR_ABOVE * max(row.height, above.height):
        return ()
    opened = bracket_opened(row, label)
    first = row.words[opening(row, label) if opened is None else opened]
    left, right = first.straight[0] - 2 * row.height, right_limit(row, last)
    taken = {
        place for other in labels if other.row == label.row - 1
        for place in range(other.start, other.end)
    }  # fmt: skip
    places = [
        place for place, word in enumerate(above.words)
        if left <= word.straight[0] < right and place not in taken
    ]  # fmt: skip
    return first_cell(above, places) if places else ()
