"""Labels in their cells: where a label in several languages ends, and how far its cell reaches."""

from __future__ import annotations

from collections.abc import Sequence

from extract.folding import skeleton
from extract.label_at import Label, ends_with_colon
from extract.layout import Row
from extract.words import Word


def last_synonym(rows: Sequence[Row], labels: Sequence[Label], position: int) -> Label:
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


def first_cell(row: Row, places: Sequence[int]) -> tuple[Word, ...]:
    """Those of the words at ``places``, from the left, that stand in the cell of the first."""
    stop = row.cell_end(places[0])
    return tuple(row.words[place] for place in places if place < stop)


def right_limit(row: Row, label: Label) -> float:
    """Where the next cell of the label's row begins; without one, the end of all pages."""
    stop = row.cell_end(label.end - 1)
    return row.words[stop].straight[0] - row.height * 0.5 if stop < len(row.words) else float("inf")
