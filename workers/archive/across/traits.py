"""What a case is compared with others by, gathered while it is judged and kept as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from extract.evidence import EvidenceKind
from verify.application import Person
from verify.case import Document
from verify.matching.nationalities import nationality_code
from verify.matching.numbers import normal_document_number, normal_title_number

_TITLES = frozenset(
    {
        EvidenceKind.RESIDENCE_PERMIT,
        EvidenceKind.ALIEN_IDENTITY_CARD,
        EvidenceKind.PERMANENT_RESIDENCE_CARD,
    }
)
_PASSPORTS = frozenset({EvidenceKind.PASSPORT, EvidenceKind.TRAVEL_DOCUMENT})


class PersonTraits(BaseModel):
    """Who applies, as the application states it. Numbers are in their normal form, or empty."""

    surname: str = ""
    given_names: str = ""
    birth_date: dt.date | None = None
    sex: str = ""
    nationality: str = ""
    birth_place: str = ""
    passport: str = ""
    amka: str = ""
    afm: str = ""
    title: str = ""


class PaymentTrait(BaseModel):
    """A payment code and the receipt that bears it."""

    code: str
    file: str


class PhotoTrait(BaseModel):
    """A portrait's hash in hex and its file."""

    portrait: str
    file: str


class NumberTrait(BaseModel):
    """A document's number, its scheme (``passport:ALB``, ``title``), and the birth date on it."""

    scheme: str
    number: str
    birth_date: dt.date
    file: str


class FileTrait(BaseModel):
    """A file's SHA-256 in hex."""

    sha256: str
    file: str


class Traits(BaseModel):
    """All of one case."""

    person: PersonTraits = PersonTraits()
    payments: tuple[PaymentTrait, ...] = ()
    photos: tuple[PhotoTrait, ...] = ()
    numbers: tuple[NumberTrait, ...] = ()
    files: tuple[FileTrait, ...] = ()


def traits_of(
    applicant: Person, documents: Sequence[Document], portraits: Mapping[str, bytes]
) -> Traits:
    """The traits of a case. ``portraits`` gives the hash of a file by its SHA-256."""
    by_file = {d.file: d for d in documents if d.extraction.sha256}
    return Traits(
        person=_person(applicant),
        payments=tuple(
            PaymentTrait(code=code, file=d.file)
            for d in documents
            if d.sure("payment_code") and (code := _digits(d.text("payment_code")))
        ),
        photos=tuple(
            PhotoTrait(portrait=portraits[d.extraction.sha256].hex(), file=d.file)
            for d in by_file.values()
            if portraits.get(d.extraction.sha256)
        ),
        numbers=tuple(trait for d in documents for trait in _numbers(d)),
        files=tuple(FileTrait(sha256=d.extraction.sha256, file=f) for f, d in by_file.items()),
    )


def _person(person: Person) -> PersonTraits:
    title = person.residence_title
    passport = "" if person.without_passport else person.passport_number or ""
    return PersonTraits(
        surname=person.surname,
        given_names=person.given_names,
        birth_date=person.birth_date,
        sex=person.sex.value if person.sex else "",
        nationality=_state(person.nationality),
        birth_place=person.birth_place or "",
        passport=normal_document_number(passport),
        amka=_digits(person.amka),
        afm=_digits(person.afm),
        title=normal_title_number(title.number or "") if title else "",
    )


def _numbers(document: Document) -> list[NumberTrait]:
    birth = document.date("birth_date")
    if birth is None or not document.sure("birth_date") or not document.readable:
        return []
    if document.kind in _PASSPORTS and document.sure("document_number"):
        state = _state(document.text("issuing_state"))
        number = normal_document_number(document.text("document_number") or "")
        scheme = f"passport:{state}"
    elif document.kind in _TITLES and document.sure("title_number"):
        scheme, number = "title", normal_title_number(document.text("title_number") or "")
    else:
        return []
    if not number:
        return []
    return [NumberTrait(scheme=scheme, number=number, birth_date=birth, file=document.file)]


def _state(text: str | None) -> str:
    return (nationality_code(text) or text.strip().upper()) if text else ""


def _digits(text: str | None) -> str:
    return "".join(c for c in text or "" if c in "0123456789")
