"""The specimen cases, written as folders with the result that each must lead to beside them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.errors import UsageError
from samples.cases.catalogue import CASES
from samples.cases.specification import CaseSpec, Json, Title
from samples.people import SUBMITTED_ON, Person
from verify.findings import Severity
from verify.report import Status, Triage

_Drawn = dict[Hashable, bytes]


@dataclass(frozen=True, slots=True)
class SampleCase:
    """One case as written: its procedure, its name, its folder and its expected result."""

    procedure: str
    name: str
    folder: Path
    expected: Path


def case_specs(seed: int = 1, only: Collection[str] = ()) -> tuple[CaseSpec, ...]:
    """The cases of the procedures named in ``only``, or of all; nothing is drawn yet.

    Raises UsageError for a procedure that does not exist.
    """
    strange = sorted(set(only) - set(CASES))
    if strange:
        raise UsageError(f"no such procedure: {strange[0]}; there are: {', '.join(CASES)}")
    chosen = [cases for procedure, cases in CASES.items() if not only or procedure in only]
    return tuple(spec for cases in chosen for spec in cases(seed))


def write_samples(
    out_dir: Path, seed: int = 1, only: Collection[str] = ()
) -> tuple[SampleCase, ...]:
    """Writes ``OUT_DIR/<procedure>/<case>/`` and ``<case>.expected.json`` beside each folder.

    The same seed gives the same bytes. ``only`` names procedures; empty means all. Raises
    UsageError for an unknown procedure or where ``out_dir`` can't be written.
    """
    drawn: _Drawn = {}
    try:
        return tuple(_write_case(out_dir, spec, drawn) for spec in case_specs(seed, only))
    except OSError as error:
        raise UsageError(
            f"{out_dir}: the samples can't be written there ({error.strerror}); name another folder"
        ) from error


def _bytes_of(draw: partial[bytes], drawn: _Drawn) -> bytes:
    """What the call gives; the same call, in another case too, is made once."""
    key = (draw.func, draw.args, tuple(draw.keywords.items()))
    if key not in drawn:
        drawn[key] = draw()
    return drawn[key]


def _write_case(out_dir: Path, spec: CaseSpec, drawn: _Drawn) -> SampleCase:
    folder = out_dir / spec.procedure / spec.name
    folder.mkdir(parents=True, exist_ok=True)
    _write_json(folder / "application.json", application_of(spec))
    for item in spec.items:
        (folder / item.file).write_bytes(_bytes_of(item.draw, drawn))
    expected = folder.with_name(f"{spec.name}.expected.json")
    _write_json(expected, expectation_of(spec))
    return SampleCase(spec.procedure, spec.name, folder, expected)


def _write_json(path: Path, value: Mapping[str, Json]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _title(title: Title) -> dict[str, Json]:
    stated: dict[str, Json] = {
        "type": title.type or None,
        "number": title.number or None,
        "issued_on": _iso(title.issued_on),
        "expires_on": _iso(title.expires_on),
    }
    return {name: value for name, value in stated.items() if value is not None}


def _applicant(spec: CaseSpec) -> dict[str, Json]:
    person = spec.applicant
    stated: dict[str, Json] = {
        "surname": person.surname.latin,
        "given_names": person.given.latin,
        "sex": person.sex,
        "nationality": person.nationality,
        "birth_date": person.birth_date.isoformat(),
        "birth_place": person.birth_place.latin,
        "passport_number": person.passport_number,
        "phone": person.phone,
        "amka": person.amka,
        "afm": person.afm,
        "residence_title": _title(spec.title) if spec.title else None,
    }
    return {n: v for n, v in {**stated, **spec.typed}.items() if v is not None}


def _sponsor(person: Person, title: Title | None) -> dict[str, Json]:
    stated: dict[str, Json] = {"surname": person.surname.latin, "given_names": person.given.latin}
    return stated | ({"residence_title": _title(title)} if title else {})


def application_of(spec: CaseSpec) -> dict[str, Json]:
    """The case's ``application.json`` (contract, *A case*)."""
    application: dict[str, Json] = {
        "procedure": spec.procedure,
        "submitted_on": SUBMITTED_ON.isoformat(),
        "applicant": _applicant(spec),
    }
    if spec.sponsor:
        application["sponsor"] = _sponsor(spec.sponsor, spec.sponsor_title)
    if spec.facts:
        application["facts"] = dict(spec.facts)
    kinds = {item.file: item.kind for item in spec.items} if spec.declares else {}
    kinds |= spec.declared
    if kinds:
        application["documents"] = [
            {"file": file, "kind": kind.value} for file, kind in kinds.items()
        ]
    return application


def triage_of(spec: CaseSpec) -> Triage:
    """What the declared statuses and findings come to (contract, *The report*: triage)."""
    found = set(spec.statuses.values())
    if Status.MISSING in found:
        return Triage.INCOMPLETE
    acted_on = {Status.INCONSISTENT, Status.UNREADABLE, Status.OFFICER} & found
    if acted_on or any(f.severity is not Severity.NOTICE for f in spec.findings):
        return Triage.ATTENTION
    return Triage.READY


def expectation_of(spec: CaseSpec) -> dict[str, Json]:
    """The case's ``expected.json``: triage, statuses, findings.

    All blocking findings and warnings are listed; of the notices, ``name.variant``,
    ``photo.copies`` and ``document.duplicate``.
    """
    return {
        "triage": triage_of(spec).value,
        "requirements": {key: status.value for key, status in spec.statuses.items()},
        "findings": [
            {"code": str(f.code), "requirement": f.requirement, "document": f.document}
            for f in spec.findings
        ],
    }
