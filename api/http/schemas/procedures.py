"""The catalogue's forms (``verify.describe``)."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from api.http.schemas.report import TextBody
from extract.evidence import EvidenceKind


class PlaceBody(BaseModel):
    """Where the procedure stands in its source."""

    file: str
    section: str


class SummaryBody(BaseModel):
    """A procedure's line of the catalogue."""

    id: str = Field(examples=["long-term.renewal"])
    name: TextBody
    source: PlaceBody
    requirements: list[str]


class InForceBody(BaseModel):
    """From when to when the edition is the law; open ends are null."""

    model_config = ConfigDict(populate_by_name=True)

    since: dt.date | None = Field(alias="from")
    until: dt.date | None = Field(alias="to")


class QuoteBody(BaseModel):
    """An item of the source, quoted."""

    item: str
    quote: str


class SourceQuoteBody(QuoteBody):
    """An item of a source file, quoted."""

    file: str


class WhenBody(BaseModel):
    """The requirement applies only if the fact has one of the values."""

    fact: str
    any_of: list[str]


class CheckBody(BaseModel):
    """A check and the finding codes that it may give."""

    check: str
    codes: list[str]


class FeeBody(BaseModel):
    """An e-paravolo: its code, and the amount as decimal text."""

    code: str | None
    amount_eur: str | None


class PrintsBody(BaseModel):
    """Printed photos to bring, and whether a digital one too."""

    copies: int
    digital: bool


class RequirementOfProcedureBody(BaseModel):
    """What the procedure asks for."""

    id: str
    name: TextBody
    accepts: list[EvidenceKind]
    holder: str
    when: WhenBody | None
    unless: str | None
    checks: list[CheckBody]
    fee: FeeBody | None
    prints: PrintsBody | None
    deferrable_months: int | None
    officer_reason: TextBody | None
    source: SourceQuoteBody
    notes: list[QuoteBody]


class ProcedureBody(BaseModel):
    """A procedure in full."""

    id: str
    name: TextBody
    source: PlaceBody
    in_force: InForceBody
    duration_months: int | None
    facts: list[str]
    passport_waiver: QuoteBody | None
    requirements: list[RequirementOfProcedureBody]
