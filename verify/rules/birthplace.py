"""The place of birth in Latin characters: by the passport, else by a document and its translation.

003 §1(6γ) and the same sentence in every procedure that issues a card: the document is brought
«μόνο σε περίπτωση που δεν αποτυπώνεται στο διαβατήριο η πόλη γέννησης με λατινικούς χαρακτήρες»,
and «Στη μετάφραση θα πρέπει ο τόπος γέννησης να αναγράφεται ΚΑΙ με λατινικούς χαρακτήρες».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.evidence import EvidenceKind
from extract.scripts import scripts_of
from verify.application import Answer
from verify.case import Asked, Document
from verify.findings import Code, Effect, Outcome, Severity
from verify.holders import holder_of
from verify.matching.nationalities import nationality_code
from verify.matching.verdict import Verdict
from verify.outcomes import contradiction, not_read
from verify.roles import current_passport
from verify.rules.completeness import (
    certified,
    translated,
    translations_of,
    unlabelled_translations,
)
from verify.rules.identity import check_holder

LATIN = "Latn"
_PARTS = re.compile(r"[/,()]")
_SAME = frozenset({Verdict.SAME, Verdict.VARIANT})
CODES = (
    Code.BIRTHPLACE_NOT_LATIN,
    Code.BIRTHPLACE_NOT_FOUND,
    Code.BIRTHPLACE_TRANSLATION_NOT_LATIN,
    Code.DOCUMENT_NOT_CERTIFIED,
    Code.DOCUMENT_NOT_TRANSLATED,
)


@dataclass(frozen=True, slots=True)
class OnPassport:
    """What the passport says of the place: ``latin`` serves, otherwise ``outcomes`` say why not."""

    passport: Document | None
    latin: bool
    outcomes: tuple[Outcome, ...] = ()


def _only_a_state(passport: Document, value: str) -> Outcome:
    return Outcome(
        Effect.OFFICER,
        "birthplace.only_a_state",
        {"file": passport.file, "found": value},
        code=Code.BIRTHPLACE_NOT_FOUND,
        severity=Severity.WARNING,
        field="birth_place",
        found=value,
        place=passport.place("birth_place"),
    )


def scripts_in(document: Document) -> tuple[str, ...]:
    """ISO 15924 codes of the place of birth: as read, else of the letters of the value."""
    return document.texts("birth_place_scripts") or scripts_of(document.text("birth_place") or "")


def on_passport(asked: Asked) -> OnPassport:
    """Whether the current passport shows the place of birth in Latin characters."""
    passport = current_passport(asked.case)
    if passport is None:
        return OnPassport(None, latin=False)
    scripts = scripts_in(passport)
    name = "birth_place" if passport.fact("birth_place") else "birth_place_scripts"
    if not scripts:
        outcome = Outcome(
            Effect.OFFICER,
            Code.BIRTHPLACE_NOT_FOUND,
            {"file": passport.file},
            code=Code.BIRTHPLACE_NOT_FOUND,
            severity=Severity.WARNING,
            field="birth_place",
            place=passport.place(),
        )
        return OnPassport(passport, latin=False, outcomes=(outcome,))
    if not _surely(passport):
        return OnPassport(passport, latin=False, outcomes=(not_read(passport, name),))
    value = passport.text("birth_place")
    if value and _names_only_a_state(value):
        return OnPassport(passport, latin=False, outcomes=(_only_a_state(passport, value),))
    if LATIN in scripts and (value is None or LATIN in scripts_of(value)):
        return OnPassport(passport, latin=True)
    outcome = contradiction(
        passport,
        name,
        Code.BIRTHPLACE_NOT_LATIN,
        expected=LATIN,
        found=value or ", ".join(scripts),
    )
    return OnPassport(passport, latin=False, outcomes=(outcome,))


def _names_only_a_state(value: str) -> bool:
    """Whether all that is Latin in a place is names of states: the law asks for the city."""
    parts = [part.strip() for part in _PARTS.split(value)]
    latin = [part for part in parts if LATIN in scripts_of(part)]
    return bool(latin) and all(nationality_code(part) for part in latin)


def birth_certificates(asked: Asked) -> tuple[Document, ...]:
    """The applicant's birth certificates that name the place: such a public document is one too.

    For those that nobody declared as the document of the place of birth.
    """
    return tuple(
        document
        for document in asked.case.of_kind((EvidenceKind.BIRTH_CERTIFICATE,))
        if document.readable
        and scripts_in(document)
        and (holding := holder_of((asked.case.applicant,), document))
        and holding.comparison.verdict in _SAME
    )


def on_document(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«επίσημα επικυρωμένο και μεταφρασμένο», and the translation gives the place in Latin too.

    Of several translations one that does is enough.
    """
    yield from certified(asked, document)
    translations = translations_of(asked.case, document) or unlabelled_translations(asked.case)
    if translations:
        readings = [list(_by_translator(asked, t)) for t in translations]
        yield from min(readings, key=lambda outcomes: max((o.effect for o in outcomes), default=0))
    elif document.flag("translated") is Answer.YES:
        yield from _gives_latin(document)
    else:
        yield from translated(asked, document)


def _by_translator(asked: Asked, translation: Document) -> Iterator[Outcome]:
    yield from _gives_latin(translation)
    if translation.holder_name:
        yield from check_holder(asked, translation)
    if translation.flag("certified") is Answer.NO:
        yield from certified(asked, translation)


def _gives_latin(document: Document) -> Iterator[Outcome]:
    scripts, value = scripts_in(document), document.text("birth_place")
    name = "birth_place" if document.fact("birth_place") else "birth_place_scripts"
    if not scripts or not _surely(document):
        yield not_read(document, name)
    elif LATIN not in scripts or (value is not None and LATIN not in scripts_of(value)):
        yield contradiction(
            document,
            name,
            Code.BIRTHPLACE_TRANSLATION_NOT_LATIN,
            expected=LATIN,
            found=value or ", ".join(scripts),
        )


def _surely(document: Document) -> bool:
    """Whether what was read of the place was read surely."""
    names = [n for n in ("birth_place", "birth_place_scripts") if document.fact(n)]
    return bool(names) and all(document.sure(name) for name in names)
