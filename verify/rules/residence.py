"""Where the person lives: the prefecture, and papers that must name the passport."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from extract.evidence import EvidenceKind
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.findings import Code, Outcome
from verify.matching.places import compare_places
from verify.matching.verdict import Verdict
from verify.outcomes import contradiction, not_read
from verify.rules.rule import DocumentRule

_PREFECTURE = "ΘΕΣΣΑΛΟΝΙΚΗ"
_STEMS = ("ΘΕΣΣΑΛΟΝΙΚ", "THESSALONIK", "SALONIC")


def prefecture_thessaloniki(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«Νόμιμο αποδεικτικό μόνιμης διαμονής στο νομό Θεσσαλονίκης» (003)."""
    del asked
    prefecture = document.text("prefecture")
    if prefecture is None:
        address = document.text("address")
        if address is None or not _names_thessaloniki(address):
            yield not_read(document, "prefecture")
        elif not document.sure("address"):
            yield not_read(document, "address")
        return
    if not _names_thessaloniki(prefecture):
        yield contradiction(
            document,
            "prefecture",
            Code.RESIDENCE_PREFECTURE,
            expected=_PREFECTURE,
            found=prefecture,
        )
    elif not document.sure("prefecture"):
        yield not_read(document, "prefecture")


def _names_thessaloniki(text: str) -> bool:
    decomposed = unicodedata.normalize("NFD", text.upper())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    if any(stem in plain for stem in _STEMS):
        return True
    return compare_places(_PREFECTURE, text).verdict in (Verdict.SAME, Verdict.VARIANT)


def names_passport_number(asked: Asked, document: Document) -> Iterator[Outcome]:
    """«με ονοματεπώνυμο & αριθμό διαβατηρίου» (004 4.1α(6)): asked of the tax return.

    Whether a number that it names is the applicant's is asked of every document.
    """
    del asked
    if document.kind is EvidenceKind.TAX_RETURN and document.text("passport_number") is None:
        yield not_read(document, "passport_number")


RULES = (
    DocumentRule(
        Check.PREFECTURE_THESSALONIKI, (Code.RESIDENCE_PREFECTURE,), prefecture_thessaloniki
    ),
    DocumentRule(Check.NAMES_PASSPORT_NUMBER, (), names_passport_number),
)
"""The rules of this area."""
