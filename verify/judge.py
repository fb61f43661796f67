"""The rules run: a case goes in, a report comes out. Opens no file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from extract.evidence import EvidenceKind
from verify.application import Answer
from verify.bilingual import Bilingual
from verify.case import Asked, Case, Document
from verify.catalogue.checks import Check
from verify.catalogue.messages import fact_name, kind_name
from verify.catalogue.models import Combine, Condition, Requirement
from verify.days import later
from verify.findings import Code, Effect, Outcome
from verify.judgement import Judgement, concluded, effect_of, set_aside, worsened
from verify.report import Report, Status
from verify.roles import PASSPORTS
from verify.rules import birthplace, identity, photo
from verify.rules.registry import (
    APPLICATION_RULES,
    CASE_RULES,
    DOCUMENT_RULES,
    EVERY_DOCUMENT_RULES,
    SET_RULES,
)
from verify.serving import assign_receipts, candidates
from verify.sources import beside
from verify.substitutes import substituted
from verify.wording import finding_of, requirement_result


def judge(case: Case, catalogue_version: str) -> Report:
    """The report on a case, by the procedure's requirements in their order."""
    judged = _judge_all(case)
    by_document = {d.file: key for key, j in judged.items() for d in j.documents}
    loose = list(identity.strangers(case, _unused(case, judged)))
    for rule in CASE_RULES:
        for outcome in rule.apply(case):
            key = by_document.get(outcome.place.document) if outcome.place else None
            if key is None:
                loose.append(outcome)
            else:
                judged[key] = worsened(judged[key], outcome)
    requirements = {r.id: r for r in case.procedure.requirements}
    findings = [
        finding_of(outcome, requirements[key], case.procedure)
        for key, judgement in judged.items()
        for outcome in judgement.outcomes
        if outcome.code is not None
    ]
    asked = [r for r in requirements.values() if judged[r.id].status is not Status.NOT_APPLICABLE]
    findings += [
        finding_of(outcome, None, case.procedure, cited=_asks_for(case, asked, outcome))
        for outcome in loose
    ]
    return Report(
        procedure=case.procedure.id,
        as_of=case.as_of,
        requirements=tuple(
            requirement_result(judgement, requirements[key], case.procedure)
            for key, judgement in judged.items()
        ),
        documents=case.documents,
        findings=tuple(beside(case, finding) for finding in findings),
        catalogue_version=catalogue_version,
    )


def _asks_for(case: Case, asked: Sequence[Requirement], outcome: Outcome) -> Requirement | None:
    """The first requirement that asks for what the outcome's file was declared as, or is."""
    file = outcome.place.document if outcome.place else None
    here = [document for document in case.documents if document.file == file]
    kinds = [document.declared_kind for document in here] + [document.kind for document in here]
    return next((r for kind in kinds for r in asked if kind in r.accepts), None)


def _unused(case: Case, judged: Mapping[str, Judgement]) -> list[Document]:
    """The documents that no requirement called for, translations apart: they follow another."""
    used = {id(d) for judgement in judged.values() for d in judgement.documents}
    weighed = {o.place.document for j in judged.values() for o in j.outcomes if o.place}
    return [d for d in case.documents if id(d) not in used and d.file not in weighed]


def _judge_all(case: Case) -> dict[str, Judgement]:
    asked = [Asked(case, requirement) for requirement in case.procedure.requirements]
    applying = [a.requirement for a in asked if applies(a) is not Answer.NO]
    receipts = assign_receipts(case, applying)
    return {a.requirement.id: _judge(a, receipts) for a in asked}


def applies(asked: Asked) -> Answer:
    """Whether the requirement applies; not stated where the application is silent."""
    requirement, case = asked.requirement, asked.case
    if requirement.unless and case.exempt(requirement.unless) is Answer.YES:
        return Answer.NO
    return Answer.YES if requirement.when is None else _condition(case, requirement.when)


def _condition(case: Case, condition: Condition) -> Answer:
    value = getattr(case.application.facts, condition.fact.value)
    if value is None or value is Answer.NOT_STATED:
        return Answer.NOT_STATED
    if isinstance(value, Answer):
        stated = {"true" if value is Answer.YES else "false"}
    elif isinstance(value, tuple):
        stated = {str(item) for item in value}
    else:
        stated = {str(value)}
    return Answer.YES if stated & set(condition.any_of) else Answer.NO


def _judge(asked: Asked, receipts: Mapping[str, Document]) -> Judgement:
    requirement = asked.requirement
    match applies(asked):
        case Answer.NO:
            return Judgement(Status.NOT_APPLICABLE)
        case Answer.NOT_STATED if requirement.when:
            fact = fact_name(requirement.when.fact.value)
            found = candidates(asked, receipts)
            return concluded(found, [_officer("officer.fact_not_stated", fact=fact)])
        case _:
            pass
    if requirement.officer_reason and not requirement.accepts and not requirement.checks:
        return concluded((), [_officer("officer.by_nature", reason=_reason(requirement))])
    if not requirement.accepts:
        return _on_application(asked)
    if Check.BIRTHPLACE_IN_LATIN in requirement.checks:
        return _birthplace(asked, receipts)
    return _on_documents(asked, receipts)


def _officer(message: str, **params: str | Bilingual) -> Outcome:
    return Outcome(Effect.OFFICER, message, dict(params))


def _reason(requirement: Requirement) -> Bilingual:
    text = requirement.officer_reason
    return Bilingual(en=text.en, el=text.el) if text else Bilingual(en="", el="")


def _on_application(asked: Asked) -> Judgement:
    outcomes = [
        outcome
        for check in asked.requirement.checks
        for outcome in APPLICATION_RULES[check].apply(asked)
    ]
    if effect_of(outcomes) is Effect.MISSING:
        outcomes.append(missing(asked))
    return concluded((), outcomes)


def missing(asked: Asked) -> Outcome:
    """No document (or no statement) serves the requirement."""
    requirement = asked.requirement
    names = [kind_name(kind.value) for kind in requirement.accepts]
    expected = Bilingual(
        en=" or ".join(name.en for name in names) or requirement.name.en,
        el=" ή ".join(name.el for name in names) or requirement.name.el,
    )
    return Outcome(
        Effect.MISSING,
        Code.DOCUMENT_MISSING if len(names) > 1 else "document.missing.one",
        {"requirement": Bilingual(en=requirement.name.en, el=requirement.name.el),
         "expected": expected},
        code=Code.DOCUMENT_MISSING,
        expected=" | ".join(kind.value for kind in requirement.accepts) or requirement.id,
    )  # fmt: skip


def _without_documents(asked: Asked, *said: Outcome) -> Judgement:
    """Nothing stands for the requirement: unreadable, deferred or missing."""
    case, requirement = asked.case, asked.requirement
    broken = _unreadable(case, requirement.accepts)
    if broken:
        outcome = Outcome(Effect.UNREADABLE, "requirement.unreadable", {"file": broken[0].file})
        return concluded(broken, [outcome], *said)
    if requirement.unless and case.exempt(requirement.unless) is Answer.NOT_STATED:
        unknown = fact_name("relationship" if case.minor is Answer.YES else "minor")
        return concluded((), [_officer("officer.fact_not_stated", fact=unknown)], *said)
    until = later(case.filed_on, months=requirement.deferrable_months or 0)
    if requirement.deferrable_months and case.as_of <= until:
        outcome = Outcome(
            Effect.NONE,
            "requirement.deferred",
            {"until": until.isoformat(), "months": str(requirement.deferrable_months)},
        )
        return Judgement(Status.DEFERRED, (), (outcome, *said))
    return concluded((), [missing(asked)], *said)


def _unreadable(case: Case, kinds: Iterable[EvidenceKind]) -> tuple[Document, ...]:
    wanted = frozenset(kinds)
    return tuple(d for d in case.documents if not d.readable and d.kind in wanted)


def _on_documents(asked: Asked, receipts: Mapping[str, Document]) -> Judgement:
    said = tuple(photo.copies_to_bring(asked))
    found = candidates(asked, receipts)
    if not found:
        return substituted(asked, missing(asked)) or _without_documents(asked, *said)
    judged = [(d, tuple(_on_document(asked, d))) for d in found]
    serving, outcomes, aside = _divided(asked.requirement.combine, judged)
    for check in asked.requirement.checks:
        if check in SET_RULES:
            outcomes += SET_RULES[check].apply(asked, serving)
    return concluded(serving, outcomes, *aside, *said)


def _divided(
    combine: Combine, judged: Sequence[tuple[Document, tuple[Outcome, ...]]]
) -> tuple[tuple[Document, ...], list[Outcome], list[Outcome]]:
    """The documents that serve, their outcomes, and those of the documents that need not."""
    least = min(effect_of(outcomes) for _, outcomes in judged)
    needless = combine is Combine.ANY
    serving = [(d, o) for d, o in judged if not needless or effect_of(o) is least]
    aside = [o for d, o in judged if needless and effect_of(o) is not least]
    return (
        tuple(d for d, _ in serving),
        [outcome for _, outcomes in serving for outcome in outcomes],
        [set_aside(outcome) for outcomes in aside for outcome in outcomes],
    )


def _on_document(asked: Asked, document: Document) -> Iterable[Outcome]:
    for every in EVERY_DOCUMENT_RULES:
        yield from every.apply(asked, document)
    for check in asked.requirement.checks:
        if check in DOCUMENT_RULES:
            yield from DOCUMENT_RULES[check].apply(asked, document)


def _birthplace(asked: Asked, receipts: Mapping[str, Document]) -> Judgement:
    """By the passport if it shows the place in Latin; «only otherwise» by a document (§1(6γ))."""
    on_passport = birthplace.on_passport(asked)
    if on_passport.latin and on_passport.passport:
        return concluded((on_passport.passport,), [])
    found = candidates(asked, receipts) or birthplace.birth_certificates(asked)
    if not found and effect_of(on_passport.outcomes) is Effect.OFFICER and on_passport.passport:
        return concluded((on_passport.passport,), on_passport.outcomes)
    said = tuple(set_aside(o) for o in on_passport.outcomes)
    if not found:
        broken = _unreadable(asked.case, PASSPORTS) if on_passport.passport is None else ()
        if broken:
            unread = Outcome(Effect.UNREADABLE, "requirement.unreadable", {"file": broken[0].file})
            return concluded(broken, [unread])
        return _without_documents(asked, *on_passport.outcomes)
    judged = [(d, (*_on_document(asked, d), *birthplace.on_document(asked, d))) for d in found]
    serving, outcomes, aside = _divided(asked.requirement.combine, judged)
    return concluded(serving, outcomes, *aside, *said)


def as_of(case_day: dt.date | None, submitted_on: dt.date | None, today: dt.date) -> dt.date:
    """The day of judging: as ordered, else the day of submission, else today (contract)."""
    return case_day or submitted_on or today
