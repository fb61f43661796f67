"""Tables with a column for each party: ``ΕΚΜΙΣΘΩΤΗΣ | ΜΙΣΘΩΤΗΣ`` over the particulars of both."""

from __future__ import annotations

from collections.abc import Sequence

from extract.label_at import Label, ends_with_colon
from extract.layout import Row
from extract.roles import Role, role_in
from extract.words import Word

_LONGEST_HEAD, _FEWEST = 4, 2


def holders_cell(rows: Sequence[Row], label: Label) -> tuple[Word, ...] | None:
    """What stands beside ``label`` in the holder's column; None where no column is a party's.

    The heads are looked for above, past rows that are of the same table.
    """
    row = rows[label.row]
    if label.start != 0:
        return None
    for head in reversed(rows[: label.row]):
        parties = _parties(head)
        if Role.HOLDER in parties.values() and Role.OTHER_PARTY in parties.values():
            return _beneath(head, parties, row)
        if len(head.cell_starts) < _FEWEST:
            return None
    return None


def _parties(row: Row) -> dict[int, Role]:
    """Where the cells of a row begin that name parties and nothing else; empty of any other row."""
    found: dict[int, Role] = {}
    for start in sorted(row.cell_starts):
        end = row.cell_end(start)
        words = row.words[start:end]
        role = role_in(words)
        if role is not Role.UNSAID and len(words) <= _LONGEST_HEAD:
            found[start] = role
        elif start != 0:
            return {}
        if ends_with_colon(row, end - 1) or any(c.isdigit() for w in words for c in w.text):
            return {}
    return found if len(found) >= _FEWEST else {}


def _beneath(head: Row, parties: dict[int, Role], row: Row) -> tuple[Word, ...] | None:
    """The cell of ``row`` under the head that names the holder; None where the two don't match."""
    values = sorted(row.cell_starts)[1:]
    if len(values) != len(parties):
        return None
    for (start, role), value in zip(sorted(parties.items()), values, strict=True):
        apart = abs(row.words[value].straight[0] - head.words[start].straight[0])
        if role is Role.HOLDER and apart <= 4 * row.height:
            return row.words[value : row.cell_end(value)]
    return None
