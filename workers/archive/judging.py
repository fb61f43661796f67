"""One case of an archive judged: read what was never read, then the rules."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.errors import UsageError
from ingest.folder import APPLICATION_FILE, CaseListing
from ingest.names import shown
from verify.application import ApplicationError
from verify.case import Document
from verify.catalogue.load import default_catalogue, load_catalogue
from verify.reading_input import CaseInput, parse_case
from verify.report import Report
from workers.archive.across.traits import traits_of
from workers.archive.case_reader import CaseReader
from workers.archive.errors import storage_error
from workers.archive.extractions import KeptExtractions
from workers.archive.forms.entries import CaseContents
from workers.archive.forms.folders import NO_APPLICATION
from workers.archive.forms.opening import open_archive
from workers.archive.readings import Readings, ReadingsAwayError
from workers.archive.state_file import STATE_FILE
from workers.archive.tasks import CaseOutcome, CaseResult, CaseTask, Known, Setup
from workers.archive.versions import Versions, edition_digest
from workers.process import (
    MAX_APPLICATION_BYTES,
    Judging,
    documents_of,
    judge_documents,
    judging_day,
)

SCRATCH = "scratch"


def report_text(value: object) -> bytes:
    """A report as ``elenchos check --json`` prints it, byte for byte."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What a case consists of: name, stamp and SHA-256 of each file, and what is no file."""

    files: list[tuple[str, str, str]] = field(default_factory=list)
    oddities: list[tuple[str, str]] = field(default_factory=list)

    def text(self) -> str:
        return json.dumps({"files": self.files, "oddities": self.oddities}, separators=(",", ":"))

    def digest(self, *judged_by: str) -> str:
        """Of names, contents and versions; stamps are no part of what is judged."""
        held = [[(name, sha) for name, _, sha in self.files], self.oddities, judged_by]
        return hashlib.sha256(json.dumps(held).encode()).hexdigest()


class CaseJudge:
    """Judges cases of one run in one process; use it with ``with``. Never raises for a case.

    Raises ReadingsAwayError where what was read lies elsewhere and can't be asked.
    """

    def __init__(self, setup: Setup, readings: Readings | None = None) -> None:
        """``readings``: where what was read is kept; by default in the run's own state."""
        self._setup = setup
        catalogue = load_catalogue(setup.catalogue) if setup.catalogue else default_catalogue()
        self._judging = Judging(catalogue, setup.as_of, setup.today)
        self._versions = Versions.of(catalogue)
        self._archive = open_archive(setup.archive)
        self._kept = readings or kept_in_state(setup)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._kept.close()

    def __call__(self, task: CaseTask) -> CaseResult:
        """What became of the case. A fault of the program itself is the case's, and said."""
        began = time.perf_counter()
        try:
            result = self._in_scratch(task)
        except ReadingsAwayError:
            raise
        except UsageError as error:
            result = self._broken(task, str(error))
        except Exception as error:  # noqa: BLE001 - one case never ends the run of an archive
            stop = storage_error(error)
            if stop is not None:
                return CaseResult(CaseOutcome.UNWRITTEN, error=str(error))
            reason = error.strerror if isinstance(error, OSError) else type(error).__name__
            result = self._broken(task, f"an error of the program itself ({reason})")
        return replace(result, seconds=time.perf_counter() - began)

    def _broken(self, task: CaseTask, line: str) -> CaseResult:
        return broken(task.key, line, self._versions)

    def _in_scratch(self, task: CaseTask) -> CaseResult:
        scratch = self._setup.out / SCRATCH
        scratch.mkdir(mode=0o700, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=scratch))
        try:
            return self._judge(task, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _judge(self, task: CaseTask, scratch: Path) -> CaseResult:
        contents = self._archive.contents(task.place)
        reader = CaseReader(self._archive, task.place, contents, self._kept, scratch)
        known = self._known(task)
        reader.know("" if self._setup.reread else known.inputs)
        given = self._application(reader, contents)
        procedure = given.application.procedure
        if not self._wanted(procedure, known):
            return CaseResult(CaseOutcome.SKIPPED)
        day = judging_day(given, self._judging)
        edition = self._judging.catalogue.edition(procedure, day)
        v = self._versions
        judged_by = (v.catalogue, v.rules, v.reader, day.isoformat())
        if known.fingerprint and not self._setup.reread:
            inputs = _inputs(reader, contents)
            if inputs.digest(*judged_by) == known.fingerprint:
                return CaseResult(CaseOutcome.UNCHANGED, inputs=inputs.text())
        listing = CaseListing(reader.documents(), contents.oddities)
        documents = documents_of(listing, given.declared, reader, day)
        report = judge_documents(given, documents, self._judging)
        inputs = _inputs(reader, contents)
        return CaseResult(
            CaseOutcome.JUDGED,
            procedure=procedure,
            triage=report.triage.value,
            submitted_on=_iso(given),
            as_of=day.isoformat(),
            inputs=inputs.text(),
            fingerprint=inputs.digest(*judged_by) if reader.lasting else "",
            catalogue=v.catalogue,
            rules=v.rules,
            reader=v.reader,
            edition=edition_digest(edition),
            reading=reader.reading,
            traits=_traits(given, documents, reader),
            codes=_codes(report),
            report=zlib.compress(report_text(report.as_json())),
            documents=len(documents),
            read=reader.read,
        )

    def _known(self, task: CaseTask) -> Known:
        """Of this folder's last run; else of an earlier one whose report stands elsewhere."""
        return task.known if task.known.inputs else self._kept.known(task.key)

    def _application(self, reader: CaseReader, contents: CaseContents) -> CaseInput:
        if not any(file.name == APPLICATION_FILE for file in contents.files):
            odd = any(oddity.name == APPLICATION_FILE for oddity in contents.oddities)
            raise ApplicationError(
                f"{APPLICATION_FILE}: is no regular file" if odd else NO_APPLICATION
            )
        text = reader.application(MAX_APPLICATION_BYTES)
        return parse_case(text, shown(APPLICATION_FILE))

    def _wanted(self, procedure: str, known: Known) -> bool:
        only = self._setup.only
        if only.procedures and procedure not in only.procedures:
            return False
        return not only.codes or bool(only.codes & known.codes)


def kept_in_state(setup: Setup) -> KeptExtractions:
    """What the run and the earlier ones that it reuses have read."""
    earlier = tuple(path / STATE_FILE for path in setup.reuse)
    return KeptExtractions(setup.out / STATE_FILE, setup.run, earlier, fresh=setup.reread)


def broken(key: str, line: str, versions: Versions) -> CaseResult:
    """The result of a case that can't be judged: counted, and said in its ``report.json``."""
    return CaseResult(
        CaseOutcome.BROKEN,
        error=line,
        catalogue=versions.catalogue,
        rules=versions.rules,
        reader=versions.reader,
        report=zlib.compress(report_text({"case": key, "error": line})),
    )


def _inputs(reader: CaseReader, contents: CaseContents) -> _Inputs:
    oddities = [(o.name, str(o.problem.detail.get("kind", ""))) for o in contents.oddities]
    return _Inputs([(f.name, f.stamp, reader.digest(f)) for f in contents.files], oddities)


def _iso(given: CaseInput) -> str:
    day = given.application.submitted_on
    return day.isoformat() if day else ""


def _traits(given: CaseInput, documents: list[Document], reader: CaseReader) -> str:
    return traits_of(given.application.applicant, documents, reader.portraits).model_dump_json()


def _codes(report: Report) -> frozenset[str]:
    return frozenset(str(finding.code) for finding in report.findings)
