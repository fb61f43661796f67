"""A case as the rules see it: the application, the procedure and documents with their facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from extract.evidence import EvidenceKind
from extract.facts import Extraction, Fact
from verify.application import Answer, Application, Person, Relationship
from verify.catalogue.models import Exemption, Holder, Procedure, Requirement
from verify.findings import Place
from verify.kinds import effective_kind

SURE = 0.7
"""Below this confidence a value alone decides nothing: what it contradicts goes to the officer."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document with what was read in it."""

    extraction: Extraction
    declared_kind: EvidenceKind | None = None

    @property
    def file(self) -> str:
        """The file's name, as shown."""
        return self.extraction.file

    @property
    def kind(self) -> EvidenceKind | None:
        """What it counts as: identified, else declared (``verify.kinds``)."""
        return effective_kind(
            self.extraction.kind, self.extraction.kind_confidence, self.declared_kind
        )

    @property
    def readable(self) -> bool:
        """Whether nothing forbids relying on the file (contract: hostile files serve nothing)."""
        return not self.extraction.problems

    def fact(self, name: str) -> Fact | None:
        """The fact of that name, None if it was not read."""
        return self.extraction.facts.get(name)

    def text(self, name: str) -> str | None:
        """A text fact's value."""
        fact = self.fact(name)
        return fact.value if fact and isinstance(fact.value, str) and fact.value else None

    def date(self, name: str) -> dt.date | None:
        """A date fact's value."""
        fact = self.fact(name)
        return fact.value if fact and isinstance(fact.value, dt.date) else None

    def number(self, name: str) -> float | None:
        """An integer or decimal fact's value."""
        fact = self.fact(name)
        if fact is None or isinstance(fact.value, bool):
            return None
        return float(fact.value) if isinstance(fact.value, int | float | Decimal) else None

    def flag(self, name: str) -> Answer:
        """A yes-or-no fact; one read with little confidence counts as not stated."""
        fact = self.fact(name)
        if fact is None or not isinstance(fact.value, bool) or fact.confidence < SURE:
            return Answer.NOT_STATED
        return Answer.YES if fact.value else Answer.NO

    def texts(self, name: str) -> tuple[str, ...]:
        """A list fact's values; empty if not read."""
        fact = self.fact(name)
        return fact.value if fact and isinstance(fact.value, tuple) else ()

    def sure(self, name: str) -> bool:
        """Whether the fact was read, and with confidence."""
        fact = self.fact(name)
        return fact is not None and fact.confidence >= SURE

    def place(self, name: str | None = None) -> Place:
        """Where the fact was read; the document as a whole if it has no one place."""
        fact = self.fact(name) if name else None
        return Place(self.file, fact.page, fact.box) if fact else Place(self.file)

    @property
    def holder_name(self) -> str:
        """Surname and given names as printed, or the payer's; empty if not read."""
        parts = (self.text("surname"), self.text("given_names"))
        return " ".join(part for part in parts if part) or self.text("payer_name") or ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a rule may look at."""

    application: Application
    procedure: Procedure
    as_of: dt.date
    documents: tuple[Document, ...]

    @property
    def applicant(self) -> Person:
        """Who applies."""
        return self.application.applicant

    @property
    def sponsor(self) -> Person | None:
        """The sponsor (συντηρών), if the application names one."""
        return self.application.sponsor

    @property
    def filed_on(self) -> dt.date:
        """The day of submission; the day of judging where the application names none."""
        return self.application.submitted_on or self.as_of

    def age(self, on: dt.date | None = None) -> int | None:
        """The applicant's age in whole years; None without a birth date."""
        birth = self.applicant.birth_date
        return None if birth is None else relativedelta(on or self.as_of, birth).years

    @property
    def minor(self) -> Answer:
        """Whether the applicant is a minor: as stated, else from the birth date."""
        stated = self.application.facts.minor
        age = self.age()
        if stated is not Answer.NOT_STATED or age is None:
            return stated
        return Answer.YES if age < 18 else Answer.NO

    def exempt(self, exemption: Exemption) -> Answer:
        """Whether the applicant belongs to the people whom the source exempts."""
        if exemption is Exemption.UNDER_SIX:
            age = self.age()
            if age is None:
                return Answer.NOT_STATED
            return Answer.YES if age < 6 else Answer.NO
        relationship = self.application.facts.relationship
        if relationship is Relationship.SPOUSE:
            return Answer.NO
        if relationship is None and self.minor is Answer.YES:
            return Answer.NOT_STATED  # a minor, and perhaps a spouse: the officer asks
        return self.minor

    def of_kind(self, kinds: Iterable[EvidenceKind]) -> tuple[Document, ...]:
        """Readable documents that count as one of the kinds, in order."""
        wanted = frozenset(kinds)
        return tuple(d for d in self.documents if d.readable and d.kind in wanted)


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement of one case: what a rule of the catalogue is given."""

    case: Case
    requirement: Requirement

    def persons(self) -> tuple[Person, ...]:
        """Those whose document it may be; empty if the application does not name them."""
        applicant, sponsor = self.case.applicant, self.case.sponsor
        match self.requirement.holder:
            case Holder.APPLICANT:
                return (applicant,)
            case Holder.SPONSOR:
                return (sponsor,) if sponsor and sponsor.surname else ()
            case Holder.EITHER:
                return (applicant, sponsor) if sponsor and sponsor.surname else (applicant,)
            case Holder.NOBODY:
                return ()
