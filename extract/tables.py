"""Tables: a row of labels, each with a column of values under it, a row for each period or sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extract.belonging import How, Sign, Way
from extract.document import ReadDocument, ReadPage
from extract.facts import Fact
from extract.fields import Accept, Parse, holders
from extract.folding import skeleton
from extract.label_at import Label
from extract.layout import Row
from extract.values import heads_a_column
from extract.words import Word

Column = Sequence[tuple[Row, Fact]]
"""Rows of a table and what stands in one of its columns."""

Pick = Callable[[Sequence[Fact]], Fact]
"""Which of the values of a column counts."""

_FURTHEST, _STEADY, _STAMP = 4.0, 1.35, 2
_TOTAL = tuple(map(skeleton, ("σύνολ", "γενικό σύνολ", "total", "άθροισμα")))


def columns_of(
    document: ReadDocument, concept: str, parse: Parse, *, accept: Accept = holders
) -> Iterator[Column]:
    """Of each column that a label of ``concept`` heads: its rows and what ``parse`` makes of them.

    Only columns of two values or more: one value beneath a label is a field.
    """
    for page in document.pages:
        for label in page.labels:
            if concept in label.concepts and accept(label) and heads_a_column(page, label):
                found = tuple(_values(page, label, parse))
                if len(found) > 1:
                    yield found


def _values(page: ReadPage, label: Label, parse: Parse) -> Iterator[tuple[Row, Fact]]:
    how = How(Way.BENEATH)
    for row, words in _cells_beneath(page, label):
        if (fact := parse(page, words)) is not None:
            yield row, replace(fact, how=how)


def _cells_beneath(page: ReadPage, label: Label) -> Iterator[tuple[Row, tuple[Word, ...]]]:
    head = page.rows[label.row]
    left = head.words[label.start].straight[0] - head.height
    stop = head.cell_end(label.start)
    right = head.words[stop].straight[0] - head.height * 0.5 if stop < len(head.words) else None
    above, step = head, _FURTHEST * head.height
    for index, row in enumerate(page.rows[label.row + 1 :], label.row + 1):
        apart = row.middle - above.middle
        if index == label.row + 1 and not any(map(str.isdigit, row.text)):
            above = row  # the heads of the columns go on
            continue
        if len(row.cell_starts) == 1 < len(head.cell_starts) - 1 and _is_a_stamp(row):
            above = row
            continue
        if apart > step or _ends_the_table(page, index, len(head.cell_starts)):
            return
        above, step = row, min(step, _STEADY * max(apart, row.height * 1.5))
        starts = [
            start for start in sorted(row.cell_starts)
            if left <= row.words[start].straight[0]
            and (right is None or row.words[start].straight[0] < right)
        ]  # fmt: skip
        if starts:
            yield row, row.words[starts[0] : row.cell_end(starts[0])]


def _is_a_stamp(row: Row) -> bool:
    """``ΘΕΩΡΗΘΗΚΕ``: a word or two in capitals between the rows of a table."""
    return len(row.words) <= _STAMP and row.text.isupper() and not any(map(str.isdigit, row.text))


def _ends_the_table(page: ReadPage, index: int, columns: int) -> bool:
    """Whether a row has too few cells for the table, or begins another form's field."""
    cells = len(page.rows[index].cell_starts)
    labelled = any(label.row == index and label.start == 0 for label in page.labels)
    return cells < columns - 1 or (cells < columns and labelled)


def picked(column: Column, pick: Pick) -> Fact:
    """The value of a column that counts; that others stand beside it is noted."""
    facts = [fact for _, fact in column]
    fact = pick(facts)
    several = len({other.value for other in facts}) > 1
    return replace(fact, how=fact.how.seeing(Sign.RIVAL)) if several and fact.how else fact


def total_of(column: Column) -> Fact | None:
    """The value of the row that calls itself the sum; None where no row does."""
    return next((fact for row, fact in column if _is_total(row)), None)


def _is_total(row: Row) -> bool:
    return skeleton(row.words[0].text).startswith(_TOTAL)
