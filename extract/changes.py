"""Tables of what was changed: a column of what was true before, another of what is true now."""

from __future__ import annotations

from collections.abc import Sequence

from extract.folding import skeleton
from extract.label_at import Label
from extract.label_words import says_earlier
from extract.layout import Row
from extract.words import Word

_COLUMNS, _UP, _LONGEST_HEAD = 3, 8, 5


def after_change(rows: Sequence[Row], label: Label, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """``words`` beside a label, or those of the next column if theirs is headed «before»."""
    row = rows[label.row]
    if not words or len(row.cell_starts) < _COLUMNS or not _is_of_before(rows, label.row, words):
        return words
    starts = sorted(start for start in row.cell_starts if row.words[start] is not words[0])
    behind = (s for s in starts if row.words[s].straight[0] > words[-1].straight[2])
    start = next(behind, None)
    following = row.words[start : row.cell_end(start)] if start is not None else ()
    return following if following and not _is_of_before(rows, label.row, following) else words


def _is_of_before(rows: Sequence[Row], index: int, words: tuple[Word, ...]) -> bool:
    """Whether the nearest short head over ``words`` says that they were true before."""
    left, right = words[0].straight[0], words[-1].straight[2]
    for row in reversed(rows[max(0, index - _UP) : index]):
        if len(row.cell_starts) < _COLUMNS - 1:
            return False
        for start in row.cell_starts:
            head = row.words[start : row.cell_end(start)]
            over = head[0].straight[0] < right and left < head[-1].straight[2]
            if over and len(head) <= _LONGEST_HEAD:
                keys = [skeleton(word.text) for word in head]
                if any(map(says_earlier, keys)):
                    return True
    return False
