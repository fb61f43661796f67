"""The files that many procedures share, each from a person and a few words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases.specification import Item, Title
from samples.documents.fee_receipt import FeeReceipt, PaymentState, draw_fee_receipt
from samples.documents.insurance import (
    Cover,
    draw_health_booklet,
    draw_insurance_application,
    draw_insurance_capacity,
    draw_private_insurance,
)
from samples.documents.passport import Passport, draw_passport
from samples.documents.permit import Permit, draw_permit, draw_permit_photo
from samples.documents.photo import draw_photo
from samples.documents.residence import Home, draw_lease, draw_residence_proof, draw_utility_bill
from samples.people import SERRES, Address, Person, Spelling, payment_code

PERMIT_FROM, PERMIT_TO = dt.date(2022, 7, 2), dt.date(2027, 7, 1)
"""The days of the residence permit in cases that renew one in force."""


def passport(details: Passport, file: str = "passport.pdf") -> Item:
    """A scanned booklet."""
    return Item(file, Kind.PASSPORT, partial(draw_passport, details))


def data_page_only(details: Passport) -> Passport:
    """The same booklet of 32 pages, of which the copy shows the data page and the one above it."""
    return replace(details, pages=32, missing=frozenset(range(3, 33)))


def photo(person: Person) -> Item:
    """The digital photo."""
    return Item("photo.jp2", Kind.PHOTO, partial(draw_photo, person))


def permit(details: Permit, *, by_phone: bool = False) -> Item:
    """The plastic card, scanned or photographed with a telephone."""
    if by_phone:
        return Item(
            "residence_permit.jpg", Kind.RESIDENCE_PERMIT, partial(draw_permit_photo, details)
        )
    return Item("residence_permit.pdf", Kind.RESIDENCE_PERMIT, partial(draw_permit, details))


def own_title(person: Person) -> Title:
    """The title that the application states for the permit in force."""
    return Title(number=person.title_number, issued_on=PERMIT_FROM, expires_on=PERMIT_TO)


def receipt(details: FeeReceipt, file: str = "paravolo.pdf") -> Item:
    """An e-παράβολο."""
    return Item(file, Kind.FEE_RECEIPT, partial(draw_fee_receipt, details))


def fee(payer: Person, code: str, euros: int, state: PaymentState = PaymentState.PAID) -> Item:
    """The e-παράβολο of the permit's fee."""
    return receipt(
        FeeReceipt(
            payer, code, Decimal(euros), payment_code(f"{payer.key}:{payer.afm}"), state=state
        )
    )


def card_fee(payer: Person, code: str = "2119", *, reusing: bool = False) -> Item:
    """The e-παράβολο of the card; ``reusing`` gives it the payment code of the permit's fee."""
    key = f"{payer.key}:{payer.afm}" if reusing else f"{payer.key}:{payer.afm}:card"
    return receipt(FeeReceipt(payer, code, Decimal(16), payment_code(key)), "paravolo_card.pdf")


def insured(person: Person) -> Item:
    """Insurance capacity of ΕΦΚΑ."""
    return Item(
        "insurance.pdf", Kind.INSURANCE_CAPACITY, partial(draw_insurance_capacity, Cover(person))
    )


def insured_in_greek(person: Person) -> Item:
    """Insurance capacity of ΕΦΚΑ, the name in Greek letters."""
    cover = Cover(person, spelling=Spelling.GREEK)
    return Item("insurance.pdf", Kind.INSURANCE_CAPACITY, partial(draw_insurance_capacity, cover))


def insurance_applied(person: Person) -> Item:
    """An application for insurance."""
    draw = partial(draw_insurance_application, Cover(person))
    return Item("insurance.pdf", Kind.INSURANCE_APPLICATION, draw)


def insured_privately(person: Person, until: dt.date = dt.date(2027, 10, 31)) -> Item:
    """A private policy."""
    draw = partial(draw_private_insurance, Cover(person, until.replace(year=until.year - 1), until))
    return Item("insurance.pdf", Kind.PRIVATE_INSURANCE, draw)


def booklet(person: Person) -> Item:
    """A health booklet."""
    return Item("insurance.pdf", Kind.HEALTH_BOOKLET, partial(draw_health_booklet, Cover(person)))


def lease(home: Home) -> Item:
    """An electronic lease."""
    return Item("lease.pdf", Kind.LEASE, partial(draw_lease, home))


def lease_in_serres(person: Person) -> Item:
    """An electronic lease of a home in another prefecture."""
    return lease(Home(person, SERRES))


def bill(person: Person, address: Address) -> Item:
    """An electricity bill."""
    draw = partial(draw_utility_bill, Home(person, address))
    return Item("utility_bill.pdf", Kind.UTILITY_BILL, draw)


def bill_in_serres(person: Person) -> Item:
    """An electricity bill of a home in another prefecture."""
    return bill(person, SERRES)


def municipal_proof(person: Person) -> Item:
    """The municipality's certificate of residence."""
    draw = partial(draw_residence_proof, Home(person, person.address))
    return Item("residence_proof.pdf", Kind.RESIDENCE_PROOF, draw)
