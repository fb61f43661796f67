"""A finding between two cases, said in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from verify.bilingual import Bilingual
from verify.catalogue.messages import say
from verify.findings import Code, Severity


class AcrossCode(StrEnum):
    """Codes of findings that only several cases together show; two of them are the contract's."""

    FEE_REUSED = Code.FEE_REUSED.value
    SAME_FILE = Code.DOCUMENT_DUPLICATE.value
    SAME_PHOTO = "across.same_photo"
    PERSON_NUMBERS = "across.person_numbers"
    PERSON_NAMES = "across.person_names"
    BIRTH_DATE = "across.birth_date"


_MESSAGES = {
    AcrossCode.FEE_REUSED: "across.fee_reused",
    AcrossCode.SAME_FILE: "across.same_file",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two cases: its key, its file (or empty) and what was found in it."""

    case: str
    file: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What two cases have in common. ``cases`` counts all that share it, these two among them."""

    code: AcrossCode
    severity: Severity
    a: Side
    b: Side
    field: str = ""
    number: str = ""
    cases: int = 2

    def message(self, here: Side, there: Side) -> Bilingual:
        """The sentence as case ``here`` says it."""
        return say(
            _MESSAGES.get(self.code, self.code.value),
            {
                "file": here.file, "other_file": there.file, "other": there.case,
                "found": here.found, "other_found": there.found, "number": self.number,
            },
        )  # fmt: skip

    def rows(self) -> Iterator[dict[str, object]]:
        """Two rows of the table ``across``: one points to ``b``, one to ``a``."""
        for here, there in ((self.a, self.b), (self.b, self.a)):
            message = self.message(here, there)
            yield {
                "code": self.code.value,
                "severity": self.severity.value,
                "case_id": here.case,
                "document": here.file or None,
                "other_case_id": there.case,
                "other_document": there.file or None,
                "field": self.field or None,
                "found": here.found or None,
                "other_found": there.found or None,
                "cases": self.cases,
                "message_en": message.en,
                "message_el": message.el,
            }
