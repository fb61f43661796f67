"""Family members of ethnic Greeks: first permit and renewal (source 003 §5, §6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases import items
from samples.cases.defects import contradicted, invalid_number, lacking
from samples.cases.ethnic_greek_titled import police_card
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
from samples.documents.certificates import Statement, draw_descent, draw_stay_proof
from samples.documents.civil_status import (
    Certificate,
    Formalities,
    draw_foreign_birth,
    draw_marriage,
)
from samples.documents.declarations import (
    SPONSOR_FAMILY_UNCHANGED,
    SolemnDeclaration,
    draw_solemn_declaration,
)
from samples.documents.insurance import Cover, draw_private_insurance
from samples.documents.passport import Passport
from samples.documents.permit import Permit
from samples.documents.residence import Home
from samples.people import EVOSMOS, Person, person, relative
from samples.scanning import scan_of
from verify.findings import Code
from verify.report import Status

_INITIAL_IDS = (
    "passport previous_title descent fee insurance family_tie stay_proof residence_thessaloniki "
    "photos fee_card birthplace_latin"
)
_RENEWAL_IDS = (
    "passport residence_permit fee insurance family_declaration residence_thessaloniki photos "
    "fee_card birthplace_latin"
)
_POLICE_CARD_ENDED = dt.date(2026, 2, 28)


def _stay(holder: Person) -> bytes:
    return scan_of(draw_stay_proof(Statement(holder)), f"stay:{holder.key}")


def _marriage(certificate: Certificate) -> Item:
    return Item("marriage.pdf", Kind.MARRIAGE_CERTIFICATE, partial(draw_marriage, certificate))


def _initial(applicant: Person, sponsor: Person) -> CaseSpec:
    """The spouse of an ethnic Greek who held a card of the police."""
    return CaseSpec(
        procedure="ethnic-greek.family.initial",
        name="complete",
        applicant=applicant,
        statuses=statuses(_INITIAL_IDS, descent=Status.NOT_APPLICABLE, photos=PHOTO_STATUS),
        items=(
            items.passport(items.data_page_only(Passport(applicant, certified=True))),
            police_card(sponsor),
            items.fee(applicant, "2107", 150),
            items.insurance_applied(applicant),
            _marriage(Certificate(applicant, sponsor)),
            Item("stay_proof.pdf", Kind.STAY_PROOF, partial(_stay, applicant)),
            items.lease(Home(applicant, EVOSMOS)),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        sponsor=sponsor,
        sponsor_title=Title(type="", number=sponsor.title_number, expires_on=_POLICE_CARD_ENDED),
        facts={"minor": False, "relationship": "spouse", "sponsor_titled": True},
    )


def _child(spec: CaseSpec, child: Person) -> CaseSpec:
    """A minor child of an ethnic Greek without a title: no fee, the sponsor's descent instead."""
    sponsor = spec.sponsor or child
    case = _initial(child, sponsor)
    birth = partial(draw_foreign_birth, Certificate(child, sponsor))
    descent = partial(draw_descent, Statement(sponsor))
    case = swapped(
        without(case, "paravolo.pdf", "previous_title.pdf", "marriage.pdf", "lease.pdf"),
        Item("birth.pdf", Kind.BIRTH_CERTIFICATE, birth),
        Item("descent.pdf", Kind.GREEK_DESCENT_DOCUMENT, descent),
        items.lease(Home(sponsor, EVOSMOS)),
    )
    case = replace(
        case,
        facts={
            "minor": True,
            "relationship": "child",
            "married": False,
            "sponsor_titled": False,
            "filed_by": "parent",
        },
        sponsor_title=None,
    )
    return variant(
        case,
        "complete-minor-child",
        fee=Status.NOT_APPLICABLE,
        previous_title=Status.NOT_APPLICABLE,
        descent=Status.MET,
    )


def initial_cases(seed: int) -> tuple[CaseSpec, ...]:
    """§5: the complete cases and the defects."""
    sponsor = person("EGY", "M", dt.date(1975, 8, 8), "family-sponsor", seed)
    spec = _initial(person("PHL", "F", dt.date(1983, 7, 21), "family", seed), sponsor)
    wife = spec.applicant
    silent = replace(spec, declares=False)
    until = dt.date(2027, 9, 30)
    valid = replace(
        spec, sponsor_title=Title(type="", number=sponsor.title_number, expires_on=until)
    )
    wrong_afm = replace(wife, afm=wife.afm[:-1] + str((int(wife.afm[-1]) + 1) % 10))
    plain = _marriage(Certificate(wife, sponsor, formalities=Formalities.NOT_TRANSLATED))
    return (
        silent,
        _child(spec, relative(sponsor, "M", dt.date(2014, 9, 12), "family-child", seed)),
        contradicted(
            spec, "marriage-not-translated", Code.DOCUMENT_NOT_TRANSLATED, "family_tie", plain
        ),
        lacking(silent, "stay-proof-missing", "stay_proof", "stay_proof.pdf"),
        contradicted(
            valid,
            "sponsor-title-not-expired",
            Code.DOCUMENT_STILL_VALID,
            "previous_title",
            police_card(sponsor, until),
        ),
        invalid_number(_initial(wrong_afm, sponsor), "afm-invalid", Code.AFM_INVALID),
    )


def _renewal(applicant: Person, sponsor: Person) -> CaseSpec:
    declaration = SolemnDeclaration(applicant, SPONSOR_FAMILY_UNCHANGED)
    return CaseSpec(
        procedure="ethnic-greek.family.renewal",
        name="complete",
        applicant=applicant,
        statuses=statuses(_RENEWAL_IDS, photos=PHOTO_STATUS),
        items=(
            items.passport(Passport(applicant)),
            items.permit(Permit(applicant, category="ΜΕΛΟΣ ΟΙΚΟΓΕΝΕΙΑΣ ΟΜΟΓΕΝΟΥΣ"), by_phone=True),
            items.fee(applicant, "2107", 150),
            items.insured_privately(applicant),
            Item(
                "declaration.pdf",
                Kind.SOLEMN_DECLARATION,
                partial(draw_solemn_declaration, declaration),
            ),
            items.bill(applicant, EVOSMOS),
            items.photo(applicant),
            items.card_fee(applicant),
        ),
        findings=(COPIES,),
        title=items.own_title(applicant),
        sponsor=sponsor,
        facts={"minor": False, "relationship": "spouse"},
    )


def renewal_cases(seed: int) -> tuple[CaseSpec, ...]:
    """§6: the complete case and the defects."""
    sponsor = person("LBN", "M", dt.date(1978, 2, 26), "family-renewal-sponsor", seed)
    wife = person("UKR", "F", dt.date(1986, 11, 30), "family-renewal", seed)
    spec = _renewal(wife, sponsor)
    silent = replace(spec, declares=False)
    ended = Permit(wife, dt.date(2024, 7, 2), dt.date(2026, 7, 1))
    title = replace(items.own_title(wife), issued_on=ended.issued_on, expires_on=ended.expires_on)
    wrong_amka = replace(wife, amka=wife.amka[:-1] + str((int(wife.amka[-1]) + 3) % 10))
    other_day = replace(wife, birth_date=dt.date(1986, 11, 3))
    policy = Item(
        "insurance.pdf", Kind.PRIVATE_INSURANCE, partial(draw_private_insurance, Cover(other_day))
    )
    return (
        spec,
        lacking(silent, "declaration-missing", "family_declaration", "declaration.pdf"),
        contradicted(
            replace(silent, title=title),
            "permit-expired",
            Code.DOCUMENT_EXPIRED,
            "residence_permit",
            items.permit(ended, by_phone=True),
        ),
        invalid_number(_renewal(wrong_amka, sponsor), "amka-invalid", Code.AMKA_INVALID),
        contradicted(spec, "another-birth-date", Code.BIRTH_DATE_MISMATCH, "insurance", policy),
        contradicted(
            silent,
            "home-in-serres",
            Code.RESIDENCE_PREFECTURE,
            "residence_thessaloniki",
            items.bill_in_serres(wife),
        ),
    )
