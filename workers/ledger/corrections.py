"""What officers put beside the machine's values: a document's kind, or a fact. Nothing is replaced.

The newest correction of a field counts when the rules run; taking one back is a correction too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from extract.evidence import EvidenceKind
from extract.facts import Extraction, Fact
from verify.application import ApplicationError
from verify.case import Document
from verify.given_facts import parse_facts
from workers.ledger.connection import Cipher, Ledger, Writing
from workers.ledger.errors import NoSuchCaseError
from workers.ledger.events import Action, Detail, Event
from workers.ledger.states import SubmissionState
from workers.ledger.tables import CorrectionRow, DocumentRow, Submission

KIND = "kind"
"""The field of a correction that says what a document is."""

READ_BY_OFFICER = "officer"
"""``read_by`` of a fact that an officer corrected."""


class Instead(Enum):
    """What stands in place of a value."""

    ABSENT = "absent"  # the paper does not say it
    MACHINES = "machine"  # the machine's value again: the correction is taken back


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """What an officer says of document ``number`` (from 1), in place of a fact or its ``KIND``.

    ``value`` is JSON as in ``elenchos verify`` (a kind: its identifier). ``part`` counts from 0 the
    documents that one file holds.
    """

    number: int
    field: str
    value: object | Instead
    author: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction as it was made; ``document`` is the document's id."""

    document: str
    part: int
    field: str
    value: object | Instead
    author: str
    made_at: dt.datetime


def correct(ledger: Ledger, submission: str, new: NewCorrection) -> None:
    """Puts a value beside the machine's; the case is due to be judged again.

    Raises:
        NoSuchCaseError: no such document.
        ApplicationError: no such fact or kind, or a value of another type.
    """
    _check(new.field, new.value)
    written = _written(new.value)
    with ledger.writing() as work:
        document = work.session.scalars(
            select(DocumentRow.id).where(
                DocumentRow.submission_id == submission, DocumentRow.number == new.number
            )
        ).one_or_none()
        if document is None:
            raise NoSuchCaseError
        due_again(work, submission)  # first: it locks the case, so that numbers have no gap
        last = work.session.scalar(
            select(func.max(CorrectionRow.number)).where(CorrectionRow.document_id == document)
        )
        work.session.add(
            CorrectionRow(
                document_id=document,
                number=(last or 0) + 1,
                part=new.part,
                field=new.field,
                author=new.author,
                made_at=work.now,
                sealed=ledger.cipher.seal(written),
            )
        )
        digest = hashlib.sha256(written).hexdigest()
        detail: Detail = {"field": new.field, "part": new.part, "digest": digest}
        work.record(Event(new.author, Action.CORRECTED, submission, document, detail))


def recheck(ledger: Ledger, submission: str, actor: str) -> None:
    """The rules are to run again, on what was read already. Raises NoSuchCaseError."""
    with ledger.writing() as work:
        row = work.session.get(Submission, submission)
        if row is None or row.state == SubmissionState.ERASED:
            raise NoSuchCaseError
        due_again(work, submission)
        work.record(Event(actor, Action.RECHECK, submission))


def due_again(work: Writing, submission: str) -> None:
    """``judged → due``, with new inputs. One that is still being read is judged at its end."""
    work.session.execute(
        update(Submission)
        .where(
            Submission.id == submission,
            Submission.state.in_([SubmissionState.JUDGED, SubmissionState.DUE]),
        )
        .values(
            state=SubmissionState.DUE,
            inputs=Submission.inputs + 1,
            due_since=work.now,
            sent_at=None,
        )
        .execution_options(synchronize_session=False)
    )


def of_case(ledger: Ledger, submission: str) -> tuple[Correction, ...]:
    """All corrections of a case, in order, those overtaken too."""
    with ledger.reading() as session:
        return corrections_in(session, ledger.cipher, submission)


def corrections_in(session: Session, cipher: Cipher, submission: str) -> tuple[Correction, ...]:
    """See ``of_case``; within a transaction that is open already."""
    rows = session.scalars(
        select(CorrectionRow)
        .join(DocumentRow, DocumentRow.id == CorrectionRow.document_id)
        .where(DocumentRow.submission_id == submission)
        .order_by(DocumentRow.number, CorrectionRow.number)
    )
    return tuple(_correction(row, cipher) for row in rows)


def _correction(row: CorrectionRow, cipher: Cipher) -> Correction:
    value = _read(cipher.open(row.sealed))
    return Correction(row.document_id, row.part, row.field, value, row.author, row.made_at)


def applied(document: Document, corrections: Sequence[Correction]) -> Document:
    """The document as the rules see it, with the corrections of it in their order."""
    newest: dict[str, object] = {}
    for correction in corrections:
        if correction.value is Instead.MACHINES:
            newest.pop(correction.field, None)
        else:
            newest[correction.field] = correction.value
    extraction, declared = document.extraction, document.declared_kind
    facts = dict(extraction.facts)
    for field, value in newest.items():
        if field == KIND:
            declared = EvidenceKind(str(value))
            extraction = replace(extraction, kind=declared, kind_confidence=1.0)
        elif value is Instead.ABSENT:
            facts.pop(field, None)
        else:
            facts[field] = _corrected(extraction, field, value)
    return Document(replace(extraction, facts=facts), declared)


def _corrected(extraction: Extraction, field: str, value: object) -> Fact:
    """The officer's value, at the place where the machine read its own."""
    fact = parse_facts({field: value}, "correction")[field]
    machine = extraction.facts.get(field)
    place = (machine.page, machine.box) if machine else (None, None)
    return replace(fact, read_by=READ_BY_OFFICER, page=place[0], box=place[1])


def _check(field: str, value: object | Instead) -> None:
    if value is Instead.MACHINES:
        return
    if field == KIND:
        if not isinstance(value, str) or value not in set(EvidenceKind):
            raise ApplicationError("correction.kind: is no evidence kind; see docs/catalogue.md")
    elif value is Instead.ABSENT:
        parse_facts({field: None}, "correction")  # the name at least is one
    else:
        parse_facts({field: value}, "correction")


def _written(value: object | Instead) -> bytes:
    entry = {"instead": value.value} if isinstance(value, Instead) else {"value": value}
    return json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()


def _read(written: bytes) -> object | Instead:
    entry: dict[str, object] = json.loads(written)
    return Instead(entry["instead"]) if "instead" in entry else entry["value"]
