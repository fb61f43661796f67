"""What the source lets stand in for a requirement that no document of its own kinds serves."""

from __future__ import annotations

from extract.evidence import EvidenceKind
from verify.bilingual import Bilingual
from verify.case import Asked, Case, Document
from verify.catalogue.checks import Check
from verify.catalogue.messages import kind_name
from verify.findings import Effect, Outcome
from verify.judgement import Judgement, concluded
from verify.outcomes import officer
from verify.roles import PASSPORTS, current_passport
from verify.rules.identity import check_holder
from verify.rules.validity import visa_in_force

_NEVER_SUPPORTING = frozenset({EvidenceKind.SOLEMN_DECLARATION, EvidenceKind.CERTIFIED_TRANSLATION})


def substituted(asked: Asked, missing: Outcome) -> Judgement | None:
    """The judgement on what stands in; None if the source allows nothing else.

    ``missing`` is the outcome to use when a part of the substitute is lacking.
    """
    requirement = asked.requirement
    if Check.VISA_MAY_BE_IN_PASSPORT in requirement.checks:
        return _visa_in_passport(asked)
    if set(requirement.accepts) & set(PASSPORTS) and asked.case.applicant.without_passport:
        return _declaration(asked, missing)
    return None


def _visa_in_passport(asked: Asked) -> Judgement | None:
    """«όλων των σελίδων ισχύοντος διαβατηρίου … με την … θεώρηση εισόδου» (002(1))."""
    passport = current_passport(asked.case)
    if passport is None or passport.date("entry_visa_expiry") is None:
        return None
    return concluded((passport,), visa_in_force(asked, passport))


def _declaration(asked: Asked, missing: Outcome) -> Judgement | None:
    """«αντί του διαβατηρίου … υπεύθυνη δήλωση … και σχετικά έγγραφα που το αποδεικνύουν».

    003 §1(1), §3(1), §5(1); other procedures name no exception.
    """
    case = asked.case
    if case.procedure.passport_waiver is None:
        return None
    declarations = case.of_kind((EvidenceKind.SOLEMN_DECLARATION,))
    broken = _unreadable_declarations(case)
    if broken and not declarations:
        unread = Outcome(Effect.UNREADABLE, "requirement.unreadable", {"file": broken[0].file})
        return concluded(broken, [unread])
    support = _supporting(case)
    perhaps = [d for d in case.documents if d.readable and d.kind is None]
    if declarations and (support or perhaps):
        outcomes = [o for d in declarations for o in check_holder(asked, d)]
        if not support:
            named = perhaps[0].file
            outcomes.append(officer("officer.supporting_unidentified", perhaps[0], file=named))
        return concluded((*declarations, *(support or perhaps)), outcomes)
    lacking = (
        kind_name(EvidenceKind.SOLEMN_DECLARATION.value)
        if not declarations
        else Bilingual(
            en="a document that proves what the declaration says",
            el="έγγραφο που αποδεικνύει όσα αναφέρει η υπεύθυνη δήλωση",
        )
    )
    outcome = Outcome(
        Effect.MISSING,
        "document.missing.waiver",
        {"expected": lacking},
        code=missing.code,
        expected="solemn_declaration + supporting document",
    )
    return concluded(declarations, [outcome])


def _unreadable_declarations(case: Case) -> tuple[Document, ...]:
    kind = EvidenceKind.SOLEMN_DECLARATION
    return tuple(d for d in case.documents if not d.readable and d.kind is kind)


def _supporting(case: Case) -> tuple[Document, ...]:
    """Documents that serve no other requirement: what is left to prove the declaration."""
    used = {kind for r in case.procedure.requirements for kind in r.accepts}
    return tuple(
        d
        for d in case.documents
        if d.readable and d.kind and d.kind not in used | _NEVER_SUPPORTING
    )
