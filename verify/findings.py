"""What the rules say: outcomes of single rules, and the findings of the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from extract.evidence import PHOTO_CODES
from ingest.pages import Box
from verify.bilingual import Bilingual
from verify.catalogue.source import Source


class Severity(StrEnum):
    """How much a finding weighs (contract, *The report*)."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NOTICE = "notice"


class Code(StrEnum):
    """The finding codes of the contract, without the photo's (``extract.evidence.PHOTO_CODES``)."""

    DOCUMENT_MISSING = "document.missing"
    DOCUMENT_UNREADABLE = "document.unreadable"
    DOCUMENT_UNIDENTIFIED = "document.unidentified"
    DOCUMENT_KIND_MISMATCH = "document.kind_mismatch"
    DOCUMENT_DUPLICATE = "document.duplicate"
    DOCUMENT_EXPIRED = "document.expired"
    DOCUMENT_EXPIRES_SOON = "document.expires_soon"
    DOCUMENT_NOT_TRANSLATED = "document.not_translated"
    DOCUMENT_NOT_CERTIFIED = "document.not_certified"
    DOCUMENT_PAGES_MISSING = "document.pages_missing"
    DOCUMENT_TOO_OLD = "document.too_old"
    DOCUMENT_TOO_LARGE = "document.too_large"
    DOCUMENT_ENCRYPTED = "document.encrypted"
    DOCUMENT_HOSTILE = "document.hostile"
    DOCUMENT_STILL_VALID = "document.still_valid"
    RESIDENCE_PREFECTURE = "residence.prefecture"
    MRZ_NOT_FOUND = "mrz.not_found"
    MRZ_CHECK_DIGIT = "mrz.check_digit"
    MRZ_VISUAL_MISMATCH = "mrz.visual_mismatch"
    NAME_MISMATCH = "name.mismatch"
    NAME_VARIANT = "name.variant"
    BIRTH_DATE_MISMATCH = "birth_date.mismatch"
    SEX_MISMATCH = "sex.mismatch"
    NATIONALITY_MISMATCH = "nationality.mismatch"
    NUMBER_MISMATCH = "number.mismatch"
    BIRTHPLACE_MISMATCH = "birthplace.mismatch"
    BIRTHPLACE_NOT_LATIN = "birthplace.not_latin"
    BIRTHPLACE_NOT_FOUND = "birthplace.not_found"
    BIRTHPLACE_TRANSLATION_NOT_LATIN = "birthplace.translation_not_latin"
    FEE_CODE = "fee.code"
    FEE_AMOUNT = "fee.amount"
    FEE_PAYER = "fee.payer"
    FEE_UNPAID = "fee.unpaid"
    FEE_REUSED = "fee.reused"
    AMKA_INVALID = "amka.invalid"
    AFM_INVALID = "afm.invalid"
    TITLE_NUMBER_INVALID = "title_number.invalid"
    ELIGIBILITY_TITLE_EXPIRED = "eligibility.title_expired"
    ELIGIBILITY_AGE = "eligibility.age"
    ELIGIBILITY_NATIONALITY = "eligibility.nationality"
    ELIGIBILITY_NOT_PROTOCOLLED = "eligibility.not_protocolled"
    ELIGIBILITY_ABSENCE = "eligibility.absence"
    ELIGIBILITY_STAY = "eligibility.stay"
    ELIGIBILITY_RELATIONSHIP = "eligibility.relationship"
    FORM_TITLE_TYPE = "form.title_type"
    FORM_TITLE_NUMBER = "form.title_number"
    FORM_PASSPORT_NUMBER = "form.passport_number"
    FORM_NAMES = "form.names"
    FORM_BIRTH_DATE = "form.birth_date"
    FORM_PHONE = "form.phone"
    PASSPORT_COVERAGE = "passport.coverage"


ALL_CODES: frozenset[str] = frozenset(code.value for code in Code) | frozenset(PHOTO_CODES)
"""Every finding code that a report may bear."""


class Effect(IntEnum):
    """What an outcome does to its requirement; of several, the greatest wins."""

    NONE = 0
    OFFICER = 1
    UNREADABLE = 2
    INCONSISTENT = 3
    MISSING = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement was read: file, page (from 1) and box in pixels of the upright page."""

    document: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule says of one requirement, document or case.

    With a ``code`` it becomes a finding of the report; without one it is a reason why an officer
    must judge. ``message`` is a key of ``verify/catalogue/messages`` and ``params`` its values.
    ``unsure``: it rests on a value that was not surely read, and its sentence says so.
    """

    effect: Effect
    message: str
    params: dict[str, str | Bilingual] = field(default_factory=dict)
    code: str | None = None
    severity: Severity = Severity.BLOCKING
    field: str | None = None
    expected: str | None = None
    found: str | None = None
    place: Place | None = None
    unsure: bool = False


class SaidBy(StrEnum):
    """Which of the three sources says something."""

    APPLICATION = "application"
    PRINTED = "printed"
    ZONE = "mrz"


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of one fact, and where: page and box None for the application."""

    by: SaidBy
    field: str
    value: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of the report, traced: expected, found, where, and who asks for it.

    ``sources`` has what application, printed page and zone say, where the document has a zone.
    """

    code: str
    severity: Severity
    requirement: str | None
    document: str | None
    field: str | None
    expected: str | None
    found: str | None
    page: int | None
    box: Box | None
    message: Bilingual
    source: Source | None
    sources: tuple[Said, ...] = ()
