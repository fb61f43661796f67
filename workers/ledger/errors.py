"""What can go wrong with a case that someone names."""

from __future__ import annotations

from ingest.errors import ElenchosError, UsageError


class NoSuchCaseError(UsageError):
    """There is no such case for whoever asks: it never was, is another's, or was erased."""

    def __init__(self) -> None:
        super().__init__("There is no such case: look its number up in the queue.")


class AssignedToAnotherError(UsageError):
    """Another officer works on the case."""

    def __init__(self) -> None:
        super().__init__("Another officer works on this case: take the next one.")


class StaleReportError(UsageError):
    """The case was judged again since; whoever decides must see the newer report."""

    def __init__(self) -> None:
        super().__init__("The case was judged again meanwhile: read the new report, then decide.")


class DecidedMeanwhileError(UsageError):
    """Somebody decided the same since; whoever decides must see that decision."""

    def __init__(self) -> None:
        super().__init__("This was decided meanwhile: look at the case again.")


class LedgerError(ElenchosError):
    """The ledger can't do what was asked; the line says what to do."""
