"""The place of birth in Latin characters: by the passport, else by a document and its translation.

003 §1(6γ) and the same sentence in every procedure that issues a card: the document is brought
«μόνο σε περίπτωση που δεν αποτυπώνεται στο διαβατήριο η πόλη γέννησης με λατινικούς χαρακτήρες»,
and «Στη μετάφραση θα πρέπει ο τόπος γέννησης να αναγράφεται ΚΑΙ με λατινικούς χαρακτήρες».
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.evidence import EvidenceKind
from extract.scripts import scripts_of
from verify.application import Answer
from verify.case import Asked, Document
from verify.findings import Code, Effect, Outcome, Severity
from verify.outcomes import contradiction, not_read
from verify.roles import current_passport
from verify.rules.completeness import translations_of

LATIN = "Latn"
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
    if not passport.sure(name):
        return OnPassport(passport, latin=False, outcomes=(not_read(passport, name),))
    value = passport.text("birth_place")
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


def on_document(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«επίσημα επικυρωμένο και μεταφρασμένο», and the translation gives the place in Latin too."""
    match document.flag("certified"):
        case Answer.NOT_STATED:
            yield not_read(document, "certified")
        case Answer.NO:
            yield contradiction(
                document, "certified", Code.DOCUMENT_NOT_CERTIFIED, expected="", found=""
            )
        case Answer.YES:
            pass
    translations = translations_of(asked.case, document) or _only_translation(asked)
    if translations:
        for translation in translations:
            yield from _translation(translation)
    elif document.flag("translated") is Answer.YES:
        yield from _translation(document)
    else:
        yield contradiction(
            document, "translated", Code.DOCUMENT_NOT_TRANSLATED, expected="", found=""
        )


def _only_translation(asked: Asked) -> tuple[Document, ...]:
    """Translations that do not say what they translate, and give a place of birth."""
    return tuple(
        t
        for t in asked.case.of_kind((EvidenceKind.CERTIFIED_TRANSLATION,))
        if t.text("translates") is None and t.fact("birth_place")
    )


def _translation(document: Document) -> Iterator[Outcome]:
    scripts = scripts_in(document)
    name = "birth_place" if document.fact("birth_place") else "birth_place_scripts"
    if not scripts or not document.sure(name):
        yield not_read(document, name)
    elif LATIN not in scripts:
        yield contradiction(
            document,
            name,
            Code.BIRTHPLACE_TRANSLATION_NOT_LATIN,
            expected=LATIN,
            found=document.text("birth_place") or ", ".join(scripts),
        )
    if document.flag("certified") is Answer.NO and (
        document.kind is EvidenceKind.CERTIFIED_TRANSLATION
    ):
        yield contradiction(
            document, "certified", Code.DOCUMENT_NOT_CERTIFIED, expected="", found=""
        )
