"""The values of labels: what stands to their right, and what stands beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from extract.folding import skeleton
from extract.labels import Label, after_slash, ends_with_colon
from extract.layout import Row
from extract.roles import heading_words
from extract.words import Word

_NOISE = 0.35
_COUNTING = 2


class Side(StrEnum):
    """Where a form puts the value of a label."""

    RIGHT = "right"
    BELOW = "below"


def values_of(
    rows: Sequence[Row], labels: Sequence[Label], concept: str, *, first: Side = Side.RIGHT
) -> Iterator[tuple[Label, tuple[Word, ...]]]:
    """Stretches of words that may be the value of ``concept``, the likeliest first.

    For each label of the concept, what stands to its right up to the next label or cell, and
    what stands beneath it; which of the two comes first is ``first``.
    """
    for position, label in sorted(enumerate(labels), key=lambda item: not _sure(rows, item[1])):
        if concept not in label.concepts:
            continue
        last = _last_synonym(rows, labels, position)
        sides = {
            Side.RIGHT: _to_the_right(rows[label.row], labels, last),
            Side.BELOW: _beneath(rows, labels, label, last),
        }
        nearest = Side.BELOW if _heads_a_table(rows[label.row], labels, label) else first
        for side in (nearest, *(side for side in Side if side is not nearest)):
            if sides[side]:
                yield label, sides[side]


def _heads_a_table(row: Row, labels: Sequence[Label], label: Label) -> bool:
    """``ΑΦΜ   ΕΠΩΝΥΜΟ   ΟΝΟΜΑ``: cells side by side that are labels whole, without colons."""
    whole = {
        other.start: other.end
        for other in labels
        if other.row == label.row
        and other.start in row.cell_starts
        and row.cell_end(other.start) == other.end
        and not ends_with_colon(row, other.end - 1)
    }
    if label.start not in whole:
        return False
    return whole[label.start] in whole or label.start in whole.values()


def _sure(rows: Sequence[Row], label: Label) -> bool:
    """Whether a label is surely one: by its colon, or because it fills its cell."""
    row = rows[label.row]
    return ends_with_colon(row, label.end - 1) or row.cell_end(label.start) == label.end


def _last_synonym(rows: Sequence[Row], labels: Sequence[Label], position: int) -> Label:
    """The last of the labels that say the same in other languages: ``Surname / Nom / Επώνυμο``."""
    last = labels[position]
    for follower in labels[position + 1 :]:
        between = rows[last.row].words[last.end : follower.start]
        same_cell = follower.row == last.row and not any(
            index in rows[last.row].cell_starts for index in range(last.end, follower.start + 1)
        )
        if not same_cell or any(skeleton(word.text) for word in between):
            break
        if ends_with_colon(rows[last.row], last.end - 1):
            break
        last = follower
    return last


def _to_the_right(row: Row, labels: Sequence[Label], label: Label) -> tuple[Word, ...]:
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


def _beneath(
    rows: Sequence[Row], labels: Sequence[Label], label: Label, last: Label
) -> tuple[Word, ...]:
    row = rows[label.row]
    start = label.start
    if after_slash(row, start):
        start = max(place for place in row.cell_starts if place <= start)
    left = row.words[start].straight[0] - row.height
    right = _right_limit(row, last)
    bottom = max(word.straight[3] for word in row.words[label.start : last.end])
    for index in range(label.row + 1, min(label.row + 4, len(rows))):
        below = rows[index]
        if below.top - bottom > 3.5 * max(row.height, below.height) or _is_heading(below):
            return ()
        taken = {
            place for other in labels if other.row == index
            for place in range(other.start, other.end)
        }  # fmt: skip
        words = [
            (place, word) for place, word in enumerate(below.words)
            if left <= word.straight[0] < right
        ]  # fmt: skip
        if any(place in taken for place, _ in words[:1]):
            # Another label under this one: the languages of a label stacked, or an empty field.
            if not any(label.concepts & o.concepts for o in labels if o.row == index):
                return ()
            continue
        if words:
            return _first_cell(below, [place for place, word in words if place not in taken])
    return ()


def _is_heading(row: Row) -> bool:
    """``Β. ΣΤΟΙΧΕΙΑ ΓΟΝΕΩΝ``: what a part of a form is called is no value of the field above."""
    keys = (skeleton(word.text) for word in row.words)
    return next((key for key in keys if len(key) > _COUNTING), "") in heading_words()


def _first_cell(row: Row, places: Sequence[int]) -> tuple[Word, ...]:
    stop = row.cell_end(places[0])
    return tuple(row.words[place] for place in places if place < stop)


def _right_limit(row: Row, label: Label) -> float:
    """Where the next cell of the label's row begins; without one, the end of all pages."""
    stop = row.cell_end(label.end - 1)
    return row.words[stop].straight[0] - row.height * 0.5 if stop < len(row.words) else float("inf")
