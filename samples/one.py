"""One specimen document, cheaply: for tests that need a file of a kind and nothing around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from extract.evidence import EvidenceKind
from samples.documents.declarations import SolemnDeclaration, draw_solemn_declaration
from samples.documents.fee_receipt import FeeReceipt, draw_fee_receipt
from samples.documents.insurance import (
    Cover,
    draw_health_booklet,
    draw_insurance_application,
    draw_insurance_capacity,
    draw_private_insurance,
    draw_sponsor_insurance_compliance,
)
from samples.documents.residence import (
    Home,
    draw_housing_concession,
    draw_lease,
    draw_property_deed,
    draw_residence_proof,
    draw_utility_bill,
)
from samples.documents.tax import Income, draw_income_proof, draw_tax_clearance, draw_tax_return
from samples.people import Person, payment_code, person

_DRAWERS: dict[EvidenceKind, Callable[[Person], bytes]] = {
    EvidenceKind.FEE_RECEIPT: lambda p: draw_fee_receipt(
        FeeReceipt(p, "2107", Decimal(150), payment_code(p.key))
    ),
    EvidenceKind.INSURANCE_CAPACITY: lambda p: draw_insurance_capacity(Cover(p)),
    EvidenceKind.INSURANCE_APPLICATION: lambda p: draw_insurance_application(Cover(p)),
    EvidenceKind.PRIVATE_INSURANCE: lambda p: draw_private_insurance(Cover(p)),
    EvidenceKind.HEALTH_BOOKLET: lambda p: draw_health_booklet(Cover(p)),
    EvidenceKind.SPONSOR_INSURANCE_COMPLIANCE: lambda p: draw_sponsor_insurance_compliance(
        Cover(p)
    ),
    EvidenceKind.SOLEMN_DECLARATION: lambda p: draw_solemn_declaration(SolemnDeclaration(p)),
    EvidenceKind.LEASE: lambda p: draw_lease(Home(p, p.address)),
    EvidenceKind.UTILITY_BILL: lambda p: draw_utility_bill(Home(p, p.address)),
    EvidenceKind.PROPERTY_DEED: lambda p: draw_property_deed(Home(p, p.address)),
    EvidenceKind.RESIDENCE_PROOF: lambda p: draw_residence_proof(Home(p, p.address)),
    EvidenceKind.HOUSING_CONCESSION: lambda p: draw_housing_concession(Home(p, p.address)),
    EvidenceKind.TAX_CLEARANCE: lambda p: draw_tax_clearance(Income(p, p.address)),
    EvidenceKind.TAX_RETURN: lambda p: draw_tax_return(Income(p, p.address)),
    EvidenceKind.INCOME_PROOF: lambda p: draw_income_proof(Income(p, p.address)),
}


def somebody(code: str = "ALB", sex: str = "M", key: str = "somebody", seed: int = 1) -> Person:
    """A person of an origin, born on 1988-04-12."""
    return person(code, sex, dt.date(1988, 4, 12), key, seed)


def document(kind: EvidenceKind, holder: Person) -> bytes:
    """A specimen of the kind, in order in every respect, that bears the holder's particulars."""
    return _DRAWERS[kind](holder)


def drawn_kinds() -> tuple[EvidenceKind, ...]:
    """The kinds that ``document`` draws."""
    return tuple(_DRAWERS)
