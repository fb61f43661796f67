"""One case judged: what every way in calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.evidence import EvidenceKind
from extract.facts import Extraction
from ingest.folder import APPLICATION_FILE, CaseListing, list_case
from ingest.names import shown
from ingest.problems import Reason, problem
from verify.application import ApplicationError
from verify.case import Case, Document
from verify.catalogue.load import Catalogue
from verify.judge import as_of as day_of
from verify.judge import judge
from verify.kinds import agrees
from verify.reading_input import CaseInput, Declared, parse_case
from verify.report import Report
from workers.reading import Reader, read_document, unread

MAX_APPLICATION_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Judging:
    """What judging needs beside the case: the law, the day, and today for want of one."""

    catalogue: Catalogue
    as_of: dt.date | None
    today: dt.date


def read_application(path: Path) -> CaseInput:
    """The application of a file, strictly.

    Raises:
        ApplicationError: the file is not there, too large, or not an application.
    """
    name = shown(path)
    try:
        if not path.is_file():
            raise ApplicationError(f"{name}: there is no such file; name an application in JSON")
        if path.stat().st_size > MAX_APPLICATION_BYTES:
            raise ApplicationError(f"{name}: is larger than {MAX_APPLICATION_BYTES} bytes")
        return parse_case(path.read_bytes(), name)
    except OSError as error:
        raise ApplicationError(f"{name}: can't be read ({error.strerror})") from error


def check_case(directory: Path, judging: Judging, *, read: Reader = read_document) -> Report:
    """A case folder read and judged.

    Raises:
        UsageError: no such folder, no readable application, or an unknown procedure.
    """
    if not directory.is_dir():
        raise ApplicationError(f"{shown(directory)}: there is no such folder; name a case folder")
    application_path = directory / APPLICATION_FILE
    if not application_path.is_file():
        raise ApplicationError(
            f"{shown(directory)}: has no {APPLICATION_FILE}; put the application there"
        )
    given = read_application(application_path)
    day = judging_day(given, judging)
    judging.catalogue.edition(given.application.procedure, day)
    documents = documents_of(list_case(directory), given.declared, read, day)
    return judge_documents(given, documents, judging)


def judge_given(given: CaseInput, judging: Judging) -> Report:
    """Rules alone, on extractions that came with the application."""
    documents = [
        Document(extraction, declared.kind)
        for declared, extraction in zip(given.declared, given.extractions, strict=True)
    ]
    return judge_documents(given, documents, judging)


def judge_documents(given: CaseInput, documents: Sequence[Document], judging: Judging) -> Report:
    """The report on an application with its documents read."""
    day = judging_day(given, judging)
    procedure = judging.catalogue.edition(given.application.procedure, day)
    case = Case(given.application, procedure, day, tuple(documents))
    return judge(case, judging.catalogue.version)


def judging_day(given: CaseInput, judging: Judging) -> dt.date:
    """The day that the case's validity is judged on."""
    return day_of(judging.as_of, given.application.submitted_on, judging.today)


def declared_as(
    extractions: Sequence[Extraction], kind: EvidenceKind | None
) -> tuple[Document, ...]:
    """The documents of one file. Of several, those that are of the declared kind are meant."""
    meant = [e for e in extractions if e.kind is not None and kind and agrees(e.kind, kind)]
    return tuple(
        Document(extraction, kind if not meant or extraction in meant else None)
        for extraction in extractions
    )


def documents_of(
    listing: CaseListing, declared: Sequence[Declared], read: Reader, day: dt.date
) -> list[Document]:
    """Every file of the listing, every oddity and every declared file that is not there."""
    kinds = {entry.file: entry.kind for entry in declared}
    documents = [
        document
        for path in listing.files
        for document in declared_as(read(path, day), kinds.get(path.name))
    ]
    documents += [
        Document(unread(oddity.name, oddity.problem), kinds.get(oddity.name))
        for oddity in listing.oddities
    ]
    present = {path.name for path in listing.files} | {o.name for o in listing.oddities}
    documents += [
        Document(unread(shown(entry.file), problem(Reason.ABSENT)), entry.kind)
        for entry in declared
        if entry.file not in present
    ]
    return documents
