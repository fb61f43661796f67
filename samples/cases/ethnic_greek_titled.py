"""Ethnic Greeks with a title of the police: first permit and renewal (source 003 §1, §2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases import items
from samples.cases.defects import barred, contradicted, cut_off, lacking, locked, unstamped
from samples.cases.specification import (
    COPIES,
    PHOTO_STATUS,
    CaseSpec,
    Item,
    Title,
    statuses,
    swapped,
    variant,
    without,
)
from samples.documents.certificates import Statement, draw_loss_declaration
from samples.documents.civil_status import Certificate, draw_birthplace_document, draw_translation
from samples.documents.declarations import SolemnDeclaration, draw_solemn_declaration
from samples.documents.fee_receipt import PaymentState
from samples.documents.insurance import Cover, draw_insurance_capacity
from samples.documents.passport import Passport
from samples.documents.permit import Permit, draw_alien_identity_card
from samples.documents.residence import Home
from samples.people import KALAMARIA, Person, person, relative
from verify.findings import Code

_INITIAL_IDS = (
    "passport previous_title fee residence_thessaloniki insurance photos fee_card "
    "birthplace_latin eligibility"
)
_RENEWAL_IDS = (
    "passport residence_permit fee insurance residence_thessaloniki photos fee_card "
    "birthplace_latin eligibility"
)
_NO_PASSPORT = (
    "Στερούμαι αντικειμενικά διαβατηρίου: το διαβατήριό μου απωλέσθηκε και οι αρχές της χώρας "
    "καταγωγής μου δεν εκδίδουν νέο."
)


def police_card(holder: Person, until: dt.date = dt.date(2026, 2, 28)) -> Item:
    """The police's identity card for aliens, expired unless another day is given."""
    card = Permit(holder, until.replace(year=until.year - 3, day=1), until)
    return Item(
        "previous_title.pdf", Kind.ALIEN_IDENTITY_CARD, partial(draw_alien_identity_card, card)
    )


def _police_title(holder: Person, until: dt.date = dt.date(2026, 2, 28)) -> Title:
    return Title(
        type="",
        number=holder.title_number,
        issued_on=until.replace(year=until.year - 3, day=1),
        expires_on=until,
    )


def _initial(applicant: Person) -> CaseSpec:
    return CaseSpec(
        procedure="ethnic-greek.titled.initial",
        name="complete",
        applicant=applicant,
        statuses=statuses(_INITIAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant, certified=True)),
            police_card(applicant),
            items.fee(applicant, "2107", 150),
            items.lease(Home(applicant, applicant.address)),
            items.insured_privately(applicant),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=_police_title(applicant),
    )


def _without_passport(spec: CaseSpec) -> CaseSpec:
    """A solemn declaration and the police's report instead; the place of birth by a document."""
    holder = spec.applicant
    certificate = Certificate(holder)
    case = swapped(
        without(spec, "passport.pdf", "insurance.pdf"),
        Item(
            "declaration.pdf",
            Kind.SOLEMN_DECLARATION,
            partial(
                draw_solemn_declaration, SolemnDeclaration(holder, _NO_PASSPORT, numbered=False)
            ),
        ),
        Item(
            "loss_declaration.pdf",
            Kind.LOSS_DECLARATION,
            partial(
                draw_loss_declaration,
                Statement(holder, subject="ΑΠΩΛΕΙΑ ΔΙΑΒΑΤΗΡΙΟΥ", numbered=False),
            ),
        ),
        Item(
            "birthplace.pdf",
            Kind.BIRTHPLACE_DOCUMENT,
            partial(draw_birthplace_document, certificate),
        ),
        Item("translation.pdf", Kind.CERTIFIED_TRANSLATION, partial(draw_translation, certificate)),
        items.booklet(holder),
        items.bill(holder, KALAMARIA),
    )
    case = without(case, "lease.pdf")
    return replace(case, name="complete-without-passport", typed={"passport_number": "WITHOUT"})


def initial_cases(seed: int) -> tuple[CaseSpec, ...]:
    """§1: the complete cases and the defects."""
    holder = person("EGY", "M", dt.date(1979, 3, 17), "titled", seed)
    spec = _initial(holder)
    silent = replace(spec, declares=False)
    albanian = _initial(person("ALB", "M", dt.date(1982, 10, 5), "titled-excluded", seed))
    valid_until = dt.date(2027, 8, 31)
    valid = replace(spec, title=_police_title(holder, valid_until))
    sister = relative(holder, "F", dt.date(1984, 6, 9), "titled-sister", seed)
    no_lease = without(spec, "lease.pdf")
    return (
        silent,
        _without_passport(spec),
        contradicted(
            valid,
            "title-not-expired",
            Code.DOCUMENT_STILL_VALID,
            "previous_title",
            police_card(holder, valid_until),
        ),
        barred(albanian, "excluded-origin", Code.ELIGIBILITY_NATIONALITY),
        contradicted(
            silent,
            "home-in-serres",
            Code.RESIDENCE_PREFECTURE,
            "residence_thessaloniki",
            items.lease_in_serres(holder),
        ),
        unstamped(spec, "passport-not-certified", "passport", items.passport(Passport(holder))),
        contradicted(
            silent, "fee-too-small", Code.FEE_AMOUNT, "fee", items.fee(holder, "2107", 100)
        ),
        contradicted(
            spec,
            "policy-expired",
            Code.DOCUMENT_EXPIRED,
            "insurance",
            items.insured_privately(holder, dt.date(2026, 8, 31)),
        ),
        contradicted(
            no_lease,
            "bill-of-sister",
            Code.NAME_MISMATCH,
            "residence_thessaloniki",
            items.bill(sister, KALAMARIA),
        ),
        cut_off(spec, "lease-cut-off", "residence_thessaloniki", "lease.pdf"),
    )


def _renewal(applicant: Person) -> CaseSpec:
    return CaseSpec(
        procedure="ethnic-greek.titled.renewal",
        name="complete",
        applicant=applicant,
        statuses=statuses(_RENEWAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            items.permit(Permit(applicant), by_phone=True),
            items.fee(applicant, "2108", 300),
            items.insured(applicant),
            items.lease(Home(applicant, applicant.address)),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=items.own_title(applicant),
    )


def renewal_cases(seed: int) -> tuple[CaseSpec, ...]:
    """§2: the complete case and the defects."""
    holder = person("LBN", "M", dt.date(1986, 12, 2), "titled-renewal", seed)
    spec = _renewal(holder)
    silent = replace(spec, declares=False)
    new = Passport(holder, dt.date(2024, 1, 10), dt.date(2034, 1, 9))
    other_amka = replace(
        holder, amka=relative(holder, "M", holder.birth_date, "titled-twin", seed).amka
    )
    wrong = Item(
        "insurance.pdf",
        Kind.INSURANCE_CAPACITY,
        partial(draw_insurance_capacity, Cover(other_amka)),
    )
    return (
        spec,
        contradicted(
            silent,
            "passport-newer-than-permit",
            Code.PASSPORT_COVERAGE,
            "passport",
            items.passport(new),
        ),
        contradicted(
            spec,
            "fee-not-paid",
            Code.FEE_UNPAID,
            "fee",
            items.fee(holder, "2108", 300, PaymentState.UNPAID),
        ),
        locked(spec, "lease-locked", "residence_thessaloniki", "lease.pdf"),
        contradicted(silent, "another-amka", Code.NUMBER_MISMATCH, "insurance", wrong),
        lacking(silent, "permit-missing", "residence_permit", "residence_permit.jpg"),
        variant(silent, "complete-undeclared"),
    )
