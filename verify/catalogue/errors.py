"""What can be wrong with the catalogue, or with what is asked of it. One line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches

from ingest.errors import UsageError


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words most like ``word``, best first; empty if none is near."""
    return tuple(get_close_matches(word, sorted(known), n=count, cutoff=0.6))


class CatalogueError(UsageError):
    """A catalogue file is wrong.

    ``lines`` holds ``FILE:LINE: what and how to mend it`` for each fault; ``str`` is the first of
    them and how many follow.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        more = len(self.lines) - 1
        super().__init__(self.lines[0] + (f" (and {more} more)" if more else ""))


class UnknownProcedureError(UsageError):
    """No procedure bears the id; the line names the nearest."""

    def __init__(self, procedure_id: str, known: Iterable[str]) -> None:
        known = tuple(known)
        choice = nearest(procedure_id, known) or known
        super().__init__(f"no procedure {procedure_id!r}; did you mean: {', '.join(choice)}?")


class NoEditionError(UsageError):
    """The procedure exists, but no edition of it is the law on that day."""

    def __init__(self, procedure_id: str, day: dt.date) -> None:
        super().__init__(
            f"no edition of {procedure_id} is in force on {day.isoformat()}; "
            "choose another day with --as-of or add the edition to the catalogue"
        )
