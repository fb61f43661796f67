"""The values of labels: what stands to their right, and what stands beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from extract.belonging import How, Sign, Way
from extract.changes import after_change
from extract.customs import Custom, Side, beside, is_sure
from extract.folding import skeleton
from extract.label_at import Label, ends_with_colon
from extract.label_cells import first_cell, last_synonym, right_limit
from extract.label_patterns import LIKENESS
from extract.labels import after_slash
from extract.labels_beneath import in_brackets, is_set_under, opens_its_cell, over
from extract.layout import Row
from extract.party_columns import holders_cell
from extract.roles import Role, heading_words, role_in
from extract.sections import numbered_columns
from extract.words import Word

_COUNTING, _COLUMNS = 2, 3
_NEAR_BENEATH, _NEAR_BESIDE = 1.5, 25.0
_LOST, _SURELY_READ = 14.0, 0.8


class _Page(Protocol):
    @property
    def rows(self) -> Sequence[Row]: ...

    @property
    def labels(self) -> Sequence[Label]: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that may be the value of a label, and by which way they were found."""

    label: Label
    words: tuple[Word, ...]
    how: How


def values_of(
    rows: Sequence[Row],
    labels: Sequence[Label],
    concept: str,
    custom: Custom,
    *,
    first: Side = Side.RIGHT,
) -> Iterator[Stretch]:
    """Stretches of words that may be the value of ``concept``, the likeliest first.

    For each label of the concept, what stands to its right up to the next label or cell, and
    what stands beneath it; which of the two comes first is ``first``. ``custom`` is the page's
    (``custom_of``), which many concepts are asked of.
    """
    if not any(concept in label.concepts for label in labels):
        return
    for position, label in sorted(enumerate(labels), key=lambda item: not is_sure(rows, item[1])):
        if concept not in label.concepts:
            continue
        last = last_synonym(rows, labels, position)
        opens = opens_its_cell(rows[label.row], labels, label)
        set_under = (custom.all_under and opens) or is_set_under(rows, labels, label, last)
        if in_brackets(rows, label, last) or set_under:
            if words := over(rows, labels, label, last):
                yield Stretch(label, words, _how(rows, label, last, Way.ABOVE, words))
            continue
        if (own := holders_cell(rows, label)) is not None:
            how = _how(rows, label, last, Way.BESIDE, own)
            yield Stretch(label, own, how.seeing(Sign.HOLDERS))
            continue
        sides = {
            Side.RIGHT: after_change(rows, label, beside(rows[label.row], labels, last)),
            Side.BELOW: ()
            if custom.all_under
            else _beneath(rows, labels, label, last) or _goes_on_beneath(rows, labels, last),
        }
        table = _heads_a_table(rows[label.row], labels, label) or _heads_columns(rows, label)
        nearest = Side.BELOW if table else first
        for side in (nearest, *(side for side in sides if side is not nearest)):
            if sides[side]:
                way = Way.BENEATH if side is Side.BELOW else Way.BESIDE
                how = _how(rows, label, last, way, sides[side])
                if custom.usual is not None and not table:
                    how = how.seeing(Sign.USUAL if custom.usual is side else Sign.UNUSUAL)
                yield Stretch(label, sides[side], how)


def _how(rows: Sequence[Row], label: Label, last: Label, way: Way, words: tuple[Word, ...]) -> How:
    """What label and places say of whether the words are the label's value."""
    row = rows[label.row]
    signs = set()
    if label.likeness < 1.0:
        signs.add(Sign.PATTERN if label.likeness == LIKENESS else Sign.LIKE)
    if len(label.concepts) > 1:
        signs.add(Sign.SHARED)
    if label.start not in row.cell_starts and not after_slash(row, label.start):
        signs.add(Sign.WITHIN)
    if label.qualified or last.qualified:
        signs.add(Sign.QUALIFIED)
    end = rows[last.row].words[last.end - 1]
    if way is Way.ABOVE:
        return How(way, frozenset(signs))
    if way is Way.BENEATH:
        gap, usual = words[0].straight[1] - end.straight[3], _NEAR_BENEATH
        if _is_crowded(rows, label, words):
            signs.add(Sign.CROWDED)
    else:
        parted = is_sure(rows, last) or words[0] is not rows[last.row].words[last.end]
        way = Way.BESIDE if parted else Way.RUN_ON
        gap, usual = words[0].straight[0] - end.straight[2], _NEAR_BESIDE
    if gap > usual * row.height:
        signs.add(Sign.FAR)
    return How(way, frozenset(signs))


def _is_crowded(rows: Sequence[Row], label: Label, words: tuple[Word, ...]) -> bool:
    """Whether their row has more cells than that of the label: another label, and its value."""
    below = next(row for row in rows[label.row :] if any(word is words[0] for word in row.words))
    return len(below.cell_starts) > len(rows[label.row].cell_starts)


def heads_a_column(page: _Page, label: Label) -> bool:
    """Whether a label stands at the head of a column, beside others."""
    row = page.rows[label.row]
    return _heads_a_table(row, page.labels, label) or _heads_columns(page.rows, label)


def column_beneath(page: _Page, label: Label) -> Iterator[tuple[Word, ...]]:
    """The words of each row beneath a label, as far as they stand in the label's column."""
    row = page.rows[label.row]
    left, right = row.words[label.start].straight[0] - row.height, right_limit(row, label)
    for below in page.rows[label.row + 1 :]:
        yield tuple(word for word in below.words if left <= word.straight[0] < right)


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


def _heads_columns(rows: Sequence[Row], label: Label) -> bool:
    """A label whole in one of three cells or more, over a row of as many: the head of a column."""
    row = rows[label.row]
    opens = label.start in row.cell_starts or label.start - 1 in numbered_columns(row)
    if not opens or row.cell_end(label.start) != label.end:
        return False
    if len(row.cell_starts) < _COLUMNS or label.row + 1 >= len(rows):
        return False
    if any(ends_with_colon(row, row.cell_end(start) - 1) for start in row.cell_starts):
        return False
    following = rows[label.row + 1 : label.row + 3]  # what the columns are called may take two
    return any(len(below.cell_starts) == len(row.cell_starts) for below in following)


def _beneath(
    rows: Sequence[Row], labels: Sequence[Label], label: Label, last: Label
) -> tuple[Word, ...]:
    row = rows[label.row]
    start = label.start
    cell = max(place for place in row.cell_starts if place <= start)
    # ``Ο – Η Όνομα:``, ``ΥΠΟΧΡΕΟΣ - ΕΠΩΝΥΜΟ``: the value begins under the article, or the part.
    articles = all(
        len(skeleton(word.text)) < _COUNTING or role_in((word,)) is not Role.UNSAID
        for word in row.words[cell:start]
    )
    if after_slash(row, start) or articles:
        start = cell
    left = row.words[start].straight[0] - row.height
    if after_slash(row, label.start):
        left = _where_it_may_begin(row, cell, left)
    right = right_limit(row, last)
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
            return first_cell(below, [place for place, _ in words if place not in taken])
    return ()


def _goes_on_beneath(rows: Sequence[Row], labels: Sequence[Label], last: Label) -> tuple[Word, ...]:
    """What begins the next line where a sentence ends with a label: ``… Fecha de emisión:``."""
    row = rows[last.row]
    ends = last.end == len(row.words) and ends_with_colon(row, last.end - 1)
    if not ends or last.start in row.cell_starts or last.row + 1 >= len(rows):
        return ()
    below = rows[last.row + 1]
    begins = abs(below.words[0].straight[0] - row.words[0].straight[0]) <= row.height
    known = any(other.row == last.row + 1 and other.start == 0 for other in labels)
    near = below.top - row.bottom <= _NEAR_BENEATH * row.height
    return below.words[: below.cell_end(0)] if begins and near and not known else ()


def _where_it_may_begin(row: Row, cell: int, left: float) -> float:
    """How far left the value of a label may begin whose first language was not read whole.

    Up to what was surely read before it: that has a value of its own.
    """
    before = [word.straight[2] for word in row.words[:cell] if word.confidence >= _SURELY_READ]
    return max([left - _LOST * row.height, *before])


def _is_heading(row: Row) -> bool:
    """``Β. ΣΤΟΙΧΕΙΑ ΓΟΝΕΩΝ``: what a part of a form is called is no value of the field above."""
    keys = (skeleton(word.text) for word in row.words)
    return next((key for key in keys if len(key) > _COUNTING), "") in heading_words()
