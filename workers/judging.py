"""A submission judged from the ledger: what was read, corrected and declared; no file is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from extract.evidence import EvidenceKind
from extract.facts import Extraction
from ingest.names import shown
from ingest.problems import Reason, problem
from verify.case import Document
from verify.catalogue.load import Catalogue
from verify.reading_input import CaseInput, parse_case
from workers.kept import KeptKey, decode
from workers.ledger import reports
from workers.ledger.connection import Ledger
from workers.ledger.corrections import applied, corrections_in
from workers.ledger.errors import LedgerError, NoSuchCaseError
from workers.ledger.intake import APPLICATION
from workers.ledger.readings import find
from workers.ledger.states import DocumentState, ParkedReason
from workers.ledger.tables import ApplicationText, DocumentRow, ReadingRow, Submission
from workers.process import Judging, declared_as, judge_documents
from workers.reading import unread

_WHY = {ParkedReason.POISON: Reason.DECODER_DIED, ParkedReason.LOST: Reason.NOT_READ}


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case with all that is known of it.

    ``machine``: its documents as they were read; ``documents``: as the rules see them, corrected.
    ``inputs`` fences the report made from it.
    """

    given: CaseInput
    machine: tuple[Document, ...]
    documents: tuple[Document, ...]
    inputs: int


def judge_submission(
    ledger: Ledger, catalogue: Catalogue, submission: str, actor: str
) -> int | None:
    """Judges the case if it is due; gives the report's number.

    None: it is not due, or was judged by another meanwhile.

    Raises:
        NoSuchCaseError: there is none, or it was erased.
    """
    case = read_case(ledger, submission)
    judging = Judging(catalogue, None, ledger.clock().date())
    report = judge_documents(case.given, case.documents, judging)
    return reports.keep(ledger, submission, report, case.inputs, actor)


def read_case(ledger: Ledger, submission: str) -> ReadCase:
    """The case with what is read of it so far. Raises NoSuchCaseError."""
    with ledger.reading() as session:
        row = session.get(Submission, submission)
        text = session.get(ApplicationText, submission)
        if row is None or text is None:
            raise NoSuchCaseError
        given = parse_case(ledger.cipher.open(text.sealed), APPLICATION)
        corrections = corrections_in(session, ledger.cipher, submission)
        kinds = {shown(entry.file): entry.kind for entry in given.declared}
        read = _read_documents(ledger, session, submission, kinds)
    machine: list[Document] = []
    corrected: list[Document] = []
    for document_id, part, document in read:
        own = [c for c in corrections if c.document == document_id and c.part == part]
        machine.append(document)
        corrected.append(applied(document, own))
    present = {document.file for document in machine}
    absent = [
        Document(unread(file, problem(Reason.ABSENT)), kind)
        for file, kind in kinds.items()
        if file not in present
    ]
    return ReadCase(given, (*machine, *absent), (*corrected, *absent), row.inputs)


def _read_documents(
    ledger: Ledger,
    session: Session,
    submission: str,
    kinds: Mapping[str, EvidenceKind | None],
) -> list[tuple[str, int, Document]]:
    """What was read: the row's id, which part of its file (from 0), the document as declared."""
    rows = session.scalars(
        select(DocumentRow)
        .where(DocumentRow.submission_id == submission)
        .order_by(DocumentRow.number)
    ).all()
    return [
        (row.id, part, document)
        for row in rows
        for part, document in enumerate(
            declared_as(_extractions(ledger, session, row), kinds.get(row.file))
        )
    ]


def _extractions(ledger: Ledger, session: Session, row: DocumentRow) -> tuple[Extraction, ...]:
    if row.state == DocumentState.PARKED and row.parked:
        reason = _WHY[ParkedReason(row.parked)]
        return (unread(row.file, problem(reason), row.sha256),)
    if row.reader is None or row.year is None:
        return ()  # not read yet: the case is not due, and this is but a look at it
    own = session.get(ReadingRow, row.id)
    sealed = own.sealed if own else find(session, KeptKey(row.sha256, row.reader, row.year))
    if sealed is None:
        raise LedgerError(f"The reading of document {row.id} is gone: restore it from a backup.")
    return decode(ledger.cipher.open(sealed), row.file)
