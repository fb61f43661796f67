"""Breaks the catalogue in one place at a time and counts how many breaks a report betrays.

``python tools/mutate_catalogue.py`` prints mutants, killed and survivors for each procedure. The
cases that must betray them are the complete ones of ``tests/verify/conftest.py`` with one thing
changed; ``tests/verify/test_mutation.py`` proves the same figures.
"""

from __future__ import annotations

import copy
import datetime as dt
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from pydantic import BaseModel

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extract.evidence import FACT_TYPES, FactType  # noqa: E402
from verify.case import Case, Document  # noqa: E402
from verify.catalogue.load import default_catalogue  # noqa: E402
from verify.catalogue.models import (  # noqa: E402
    Combine,
    Holder,
    Procedure,
    Requirement,
)
from verify.judge import judge  # noqa: E402
from verify.reading_input import CaseInput, parse_case  # noqa: E402
from verify.report import Report  # noqa: E402

CaseDict = dict[str, Any]
_Model = TypeVar("_Model", bound=BaseModel)
DAY = dt.date(2026, 11, 2)
LATE = dt.date(2027, 6, 1)
STRANGER = {"surname": "OYELARAN", "given_names": "TUNDE"}
_FACTS: dict[str, tuple[Any, ...]] = {
    "minor": (True, None),
    "married": (True, None),
    "relationship": ("child", None),
    "replacement_reason": ("loss", "theft", "damage", None),
    "fingerprints": ("able", "unable", "cannot_travel", None),
    "filed_by": ("applicant", "spouse", None),
    "sponsor_titled": (False, None),
    "application_protocolled": (True, False),
    "absences": ([{"from": "2024-01-01", "to": "2024-09-01"}], None),
    "held_permit_on_2006_01_01": (False, None),
}
_FIELDS: dict[str, tuple[Any, ...]] = {
    "nationality": ("ALB", "USA"),
    "birth_date": ("2015-01-01", "2022-01-01", "2099-01-01"),
    "passport_number": ("WITHOUT", "x"),
    "surname": ("Σάρμα",),
}
_DATES = ("2010-01-01", "2026-10-01", "2026-11-30", "2035-01-01")
_WRONG = {
    FactType.TEXT: ("ZZ99", "A1"),
    FactType.DATE: _DATES,
    FactType.INTEGER: (2, 1990),
    FactType.NUMBER: (3.0,),
    FactType.MONEY: (1, 20000),
    FactType.FLAG: (False, True),
    FactType.TEXTS: (["Cyrl"],),
    FactType.CHECK: ("fail",),
}
_ANYTHING = {
    "certified": True, "translated": True, "issuing_country": "IND", "issue_date": "2026-09-15",
    "valid_until": "2028-01-31", "prefecture": "ΘΕΣΣΑΛΟΝΙΚΗΣ", "address": "ΤΣΙΜΙΣΚΗ 41",
    "tax_year": 2025, "amount_eur": 15400, "passport_number": "N7734512", "level": "B1",
    "years": 13, "classes_completed": 9, "completed_on": "2012-06-30", "birth_place": "JAIPUR",
    "subject": "Δεν έχει μεταβληθεί η οικογενειακή κατάσταση",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A procedure broken in one place; ``what`` names the requirement and the break.

    ``only_triage``: a deleted requirement must show in the triage or the codes of a report, not
    merely by its absence from the list.
    """

    what: str
    requirement: str
    procedure: Procedure
    only_triage: bool = False


class Probe:
    """A case that may betray a mutant; ``about`` is the file or requirement that it changes."""

    def __init__(self, about: str, case: CaseDict, day: dt.date = DAY) -> None:
        self.about, self._case, self.day = about, case, day

    @cached_property
    def given(self) -> CaseInput:
        """The case as ``elenchos verify`` reads it, read when it is first needed."""
        return parse_case(json.dumps(self._case), "case.json")


@dataclass(frozen=True)
class Figures:
    """What became of the mutants of one procedure."""

    mutants: int
    killed: int
    survivors: tuple[str, ...]


def complete_cases() -> ModuleType:
    """The module with the complete cases: ``PROCEDURES`` and ``complete``."""
    path = ROOT / "tests" / "verify" / "conftest.py"
    spec = importlib.util.spec_from_file_location("complete_cases", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mutants_of(procedure: Procedure) -> Iterator[Mutant]:
    """Every break of every requirement: deleted, or one of its demands dropped or altered."""
    if procedure.passport_waiver:
        yield Mutant("passport_waiver", "passport", _with(procedure, passport_waiver=None))
    for place, requirement in enumerate(procedure.requirements):
        rest = procedure.requirements[:place] + procedure.requirements[place + 1 :]
        name = requirement.id
        if rest:
            less = _with(procedure, requirements=rest)
            yield Mutant(f"{name}: deleted", name, less, only_triage=True)
        for what, changes in _changes(requirement):
            changed = _with(requirement, **changes)
            parts = (*procedure.requirements[:place], changed, *rest[place:])
            yield Mutant(f"{name}: {what}", name, _with(procedure, requirements=parts))


def _with(model: _Model, **changes: object) -> _Model:
    return model.model_copy(update=changes)


def _changes(requirement: Requirement) -> Iterator[tuple[str, dict[str, Any]]]:
    for check in requirement.checks:
        kept = tuple(c for c in requirement.checks if c is not check)
        yield f"without {check.value}", {"checks": kept}
    for kind in requirement.accepts if len(requirement.accepts) > 1 else ():
        kept_kinds = tuple(k for k in requirement.accepts if k is not kind)
        yield f"not {kind.value}", {"accepts": kept_kinds}
    yield from _fee_changes(requirement)
    yield from _condition_changes(requirement)
    if requirement.accepts and requirement.fee is None and requirement.prints is None:
        yield "anybody's", {"holder": Holder.NOBODY}
    if requirement.combine is Combine.ALL:
        yield "any of them", {"combine": Combine.ANY}
    if requirement.prints:
        prints = requirement.prints
        yield "one print more", {"prints": _with(prints, copies=prints.copies + 1)}
        yield "digital or not", {"prints": _with(prints, digital=not prints.digital)}


def _fee_changes(requirement: Requirement) -> Iterator[tuple[str, dict[str, Any]]]:
    fee = requirement.fee
    if fee and fee.code:
        yield "another fee code", {"fee": _with(fee, code="9999")}
    if fee and fee.amount_eur:
        yield "a euro more", {"fee": _with(fee, amount_eur=fee.amount_eur + Decimal(1))}


def _condition_changes(requirement: Requirement) -> Iterator[tuple[str, dict[str, Any]]]:
    when = requirement.when
    if when:
        yield "always", {"when": None}
        for value in when.any_of if len(when.any_of) > 1 else ():
            kept = tuple(v for v in when.any_of if v != value)
            yield f"not when {value}", {"when": _with(when, any_of=kept)}
    if requirement.unless:
        yield "no exemption", {"unless": None}
    if requirement.deferrable_months:
        yield "never deferred", {"deferrable_months": None}
        yield "deferred longer", {"deferrable_months": requirement.deferrable_months + 6}


def probes_of(procedure: Procedure, whole: CaseDict) -> list[Probe]:
    """The complete case, and the same with one thing changed at a time."""
    changed = [("", whole), *_by_application(whole)]
    for place, document in enumerate(whole["documents"]):
        changed += ((document["file"], case) for case in _by_document(whole, place))
    for requirement in procedure.requirements:
        changed += ((requirement.id, case) for case in _by_kind(procedure, requirement, whole))
    probes = [Probe(about, case) for about, case in changed]
    for document in whole["documents"]:
        kept = [d for d in whole["documents"] if d is not document]
        probes.append(Probe(document["file"], {**whole, "documents": kept}, LATE))
    for requirement in procedure.requirements:
        probes += [Probe(requirement.id, case) for case in _by_condition(requirement, whole)]
    return probes


def _varied(case: CaseDict, change: Callable[[CaseDict], object]) -> CaseDict:
    varied = copy.deepcopy(case)
    change(varied)
    return varied


def _by_application(whole: CaseDict) -> Iterator[tuple[str, CaseDict]]:
    for name, values in _FACTS.items():
        for value in values:
            case = _varied(whole, lambda c, n=name, v=value: c["facts"].update({n: v}))  # type: ignore[misc]
            yield "", case
            yield "", _varied(case, lambda c: c["documents"].clear())
    for name, values in _FIELDS.items():
        for value in values:
            yield "", _varied(whole, lambda c, n=name, v=value: c["applicant"].update({n: v}))  # type: ignore[misc]
    for key in ("type", "number", "expires_on"):
        for value in ("2010-01-01", "@") if key != "expires_on" else ("2010-01-01", None):
            title = {**(whole["applicant"].get("residence_title") or {}), key: value}
            yield "", _varied(whole, lambda c, t=title: c["applicant"].update(residence_title=t))  # type: ignore[misc]
    for state in ("ALB", "FRA", "USA"):
        yield "eligibility", _of_state(whole, state)
    yield "", _varied(whole, lambda c: c["facts"].update(minor=True, filed_by="spouse"))
    yield "entry_visa", _visa_in_passport(whole)
    yield "", _varied(whole, lambda c: c["applicant"].pop("birth_date"))
    yield "", _varied(whole, _as_child)
    yield "passport", _without_passport(whole)


def _of_state(whole: CaseDict, state: str) -> CaseDict:
    """The nationality of every paper and of the zone; no check digit covers it in a TD3."""
    text = json.dumps(whole)
    case: CaseDict = json.loads(text.replace("IND", state).replace("GBR", state))
    return case


def _visa_in_passport(whole: CaseDict) -> CaseDict:
    case = copy.deepcopy(whole)
    case["documents"] = [d for d in case["documents"] if d["kind"] != "entry_visa"]
    for document in case["documents"]:
        if document["kind"] == "passport":
            document["facts"]["entry_visa_expiry"] = "2027-01-20"
    return case


def _by_condition(requirement: Requirement, whole: CaseDict) -> Iterator[CaseDict]:
    """Each condition met alone, with nothing that serves it and with a stranger's paper."""
    when, kinds = requirement.when, {kind.value for kind in requirement.accepts}
    for word in when.any_of if when else ():
        case = copy.deepcopy(whole)
        case["facts"][when.fact.value if when else ""] = {"true": True, "false": False}.get(
            word, word
        )
        case["documents"] = [d for d in case["documents"] if d["kind"] not in kinds]
        yield case
        paper = {"file": "strange.pdf", "kind": requirement.accepts[0].value, "facts": STRANGER}
        yield {**case, "documents": [*case["documents"], paper]}


def _as_child(case: CaseDict) -> None:
    case["applicant"]["birth_date"] = "2022-01-01"
    case["facts"]["minor"] = True
    case["facts"]["relationship"] = "child"
    case["documents"] = []


def _without_passport(whole: CaseDict) -> CaseDict:
    case = copy.deepcopy(whole)
    case["applicant"]["passport_number"] = "WITHOUT"
    holder = {"surname": "SHARMA", "given_names": "PRIYA"}
    case["documents"] = [d for d in case["documents"] if d["kind"] != "passport"] + [
        {"file": "oath.pdf", "kind": "solemn_declaration", "facts": holder},
        {"file": "support.pdf", "kind": "other", "facts": holder},
    ]
    return case


def _by_document(whole: CaseDict, place: int) -> Iterator[CaseDict]:
    yield _varied(whole, lambda c: c["documents"].pop(place))
    facts = whole["documents"][place]["facts"]
    if "surname" in facts:
        yield _facts_changed(whole, place, STRANGER)
    if "passport" in whole["documents"][place]["kind"]:
        stale = {**facts, **STRANGER, "document_number": "OLD123", "all_pages": False}
        old = {"file": "old.pdf", "kind": "passport", "facts": stale}
        yield _varied(whole, lambda c: c["documents"].append(old))
    for name in facts:
        yield _facts_changed(whole, place, {name: None})
        for wrong in _WRONG[FACT_TYPES[name]]:
            yield _facts_changed(whole, place, {name: wrong})
    yield _facts_changed(whole, place, {"issuing_country": "GRC", "certified": False})


def _facts_changed(whole: CaseDict, place: int, facts: CaseDict) -> CaseDict:
    return _varied(whole, lambda c: c["documents"][place]["facts"].update(facts))


def _by_kind(procedure: Procedure, requirement: Requirement, whole: CaseDict) -> Iterator[CaseDict]:
    """The requirement served by each kind that it accepts, well and with every datum spoilt."""
    files = _serving(procedure, requirement, whole)
    for kind in requirement.accepts if requirement.fee is None else ():
        others = [d for d in whole["documents"] if d["file"] not in files]
        holders = [d["facts"] for d in whole["documents"] if d["file"] in files]
        held = {k: v for facts in holders for k, v in facts.items()}
        facts = {**_ANYTHING, "surname": "SHARMA", "given_names": "PRIYA"} | held
        paper = {"file": "another.pdf", "kind": kind.value, "facts": facts}
        case = {**copy.deepcopy(whole), "documents": [*others, paper]}
        yield case
        for name in (*_ANYTHING, "expiry_date"):
            for wrong in (None, *_WRONG[FACT_TYPES[name]]):
                yield _facts_changed(case, len(others), {name: wrong})


def _serving(procedure: Procedure, requirement: Requirement, whole: CaseDict) -> set[str]:
    report = judged(procedure, Probe("", whole))
    return next(set(r.documents) for r in report.requirements if r.id == requirement.id)


def judged(procedure: Procedure, probe: Probe) -> Report:
    """The report on a probe by this edition of the procedure, whatever the catalogue says."""
    documents = tuple(
        Document(extraction, declared.kind)
        for declared, extraction in zip(probe.given.declared, probe.given.extractions, strict=True)
    )
    return judge(Case(probe.given.application, procedure, probe.day, documents), "mutant")


def _behaviour(report: Report, *, only_triage: bool) -> object:
    if only_triage:
        return report.triage, {f.code for f in report.findings}
    statuses = [(r.id, r.status, r.message.en) for r in report.requirements]
    findings = sorted((f.code, f.requirement or "", f.expected or "") for f in report.findings)
    return report.triage, statuses, findings


def hunt(procedure_id: str) -> Figures:
    """Every mutant of the procedure against every probe until one betrays it."""
    procedure = default_catalogue().get(procedure_id)
    whole = complete_cases().complete(procedure_id)
    probes = probes_of(procedure, whole)
    reports: dict[int, Report] = {0: judged(procedure, probes[0])}
    mutants = list(mutants_of(procedure))
    survivors = tuple(m.what for m in mutants if not _betrayed(m, probes, reports))
    return Figures(len(mutants), len(mutants) - len(survivors), survivors)


def _betrayed(mutant: Mutant, probes: Sequence[Probe], reports: dict[int, Report]) -> bool:
    """Whether a probe tells the mutant from the catalogue; ``reports`` grows as it is needed."""
    files = {
        file for r in reports[0].requirements if r.id == mutant.requirement for file in r.documents
    }
    near = sorted(
        range(len(probes)), key=lambda i: probes[i].about not in {*files, mutant.requirement}
    )
    for i in near:
        if i not in reports:
            reports[i] = judged(default_catalogue().get(mutant.procedure.id), probes[i])
        broken = judged(mutant.procedure, probes[i])
        if _behaviour(broken, only_triage=mutant.only_triage) != _behaviour(
            reports[i], only_triage=mutant.only_triage
        ):
            return True
    return False


def main() -> None:
    """Prints the figures of every procedure, and the survivors by name."""
    total = killed = 0
    for procedure_id in complete_cases().PROCEDURES:
        figures = hunt(procedure_id)
        total, killed = total + figures.mutants, killed + figures.killed
        print(f"{procedure_id:36} {figures.mutants:4} mutants {figures.killed:4} killed")
        for survivor in figures.survivors:
            print(f"    survived: {survivor}")
    print(f"{'all':36} {total:4} mutants {killed:4} killed")


if __name__ == "__main__":
    main()
