"""Replacement of a residence document under the Withdrawal Agreement (source 001)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from extract.evidence import EvidenceKind as Kind
from samples.cases import items
from samples.cases.defects import barred, contradicted, lacking, sent_twice
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
from samples.documents.certificates import (
    UNABLE_TO_GIVE_FINGERPRINTS,
    UNABLE_TO_TRAVEL,
    Statement,
    draw_loss_declaration,
    draw_medical_certificate,
    draw_power_of_attorney,
)
from samples.documents.civil_status import Certificate, Formalities, draw_identity_change
from samples.documents.passport import Passport
from samples.documents.permit import Permit
from samples.people import KALAMARIA, Person, person, relative
from samples.scanning import scan_of
from verify.findings import Code
from verify.report import Status

_IDS = (
    "passport photos address_proof previous_permit identity_change loss_declaration "
    "medical_fingerprints medical_mobility fee_card power_of_attorney eligibility"
)
_ABSENT = Status.NOT_APPLICABLE


def _loss(holder: Person) -> bytes:
    return scan_of(draw_loss_declaration(Statement(holder)), f"loss:{holder.key}")


def _complete(applicant: Person) -> CaseSpec:
    """The residence document was lost; the holder applies in person."""
    return CaseSpec(
        procedure="withdrawal-agreement.replacement",
        name="complete",
        applicant=applicant,
        statuses=statuses(
            _IDS,
            photos=PHOTO_STATUS,
            previous_permit=_ABSENT,
            identity_change=_ABSENT,
            medical_fingerprints=_ABSENT,
            medical_mobility=_ABSENT,
            power_of_attorney=_ABSENT,
        ),
        items=(
            items.passport(items.data_page_only(Passport(applicant))),
            items.photo(applicant),
            items.bill(applicant, KALAMARIA),
            Item("loss_declaration.pdf", Kind.LOSS_DECLARATION, partial(_loss, applicant)),
            items.card_fee(applicant, "2296"),
        ),
        findings=(COPIES,),
        facts={"replacement_reason": "loss", "fingerprints": "able", "filed_by": "applicant"},
    )


def _changed(spec: CaseSpec, formalities: Formalities = Formalities.COMPLETE) -> CaseSpec:
    """The holder's particulars changed; a lawyer applies; no fingerprints can be given."""
    holder = spec.applicant
    statement, unable = Statement(holder), ["unable", "cannot_travel"]
    case = swapped(
        without(spec, "loss_declaration.pdf"),
        items.permit(Permit(holder)),
        Item(
            "identity_change.pdf",
            Kind.IDENTITY_CHANGE_CERTIFICATE,
            partial(draw_identity_change, Certificate(holder, formalities=formalities)),
        ),
        Item(
            "medical_fingerprints.pdf",
            Kind.MEDICAL_CERTIFICATE,
            partial(
                draw_medical_certificate, replace(statement, subject=UNABLE_TO_GIVE_FINGERPRINTS)
            ),
        ),
        Item(
            "medical_mobility.pdf",
            Kind.MEDICAL_CERTIFICATE,
            partial(draw_medical_certificate, replace(statement, subject=UNABLE_TO_TRAVEL)),
        ),
        Item(
            "power_of_attorney.pdf",
            Kind.POWER_OF_ATTORNEY,
            partial(draw_power_of_attorney, statement),
        ),
    )
    case = replace(
        case,
        title=Title(
            number=holder.title_number, issued_on=items.PERMIT_FROM, expires_on=items.PERMIT_TO
        ),
        facts={
            "replacement_reason": "data_change",
            "fingerprints": [*unable],
            "filed_by": "lawyer",
        },
    )
    return variant(
        case,
        "complete-data-change-by-lawyer",
        previous_permit=Status.MET,
        identity_change=Status.MET,
        loss_declaration=_ABSENT,
        medical_fingerprints=Status.MET,
        medical_mobility=Status.MET,
        power_of_attorney=Status.MET,
    )


def cases(seed: int) -> tuple[CaseSpec, ...]:
    """The complete cases and the defects."""
    holder = person("GBR", "M", dt.date(1971, 9, 23), "withdrawal", seed)
    spec = _complete(holder)
    sibling = relative(holder, "F", dt.date(1974, 2, 11), "withdrawal-sister", seed)
    expired = Passport(holder, dt.date(2016, 4, 3), dt.date(2026, 4, 2))
    stranger = replace(
        _complete(person("PHL", "F", dt.date(1985, 1, 30), "withdrawal-stranger", seed)),
        declares=False,
    )
    change = Item(
        "identity_change.pdf",
        Kind.IDENTITY_CHANGE_CERTIFICATE,
        partial(draw_identity_change, Certificate(holder, formalities=Formalities.NOT_TRANSLATED)),
    )
    return (
        spec,
        replace(_changed(spec), declares=False),
        contradicted(
            spec,
            "passport-expired",
            Code.DOCUMENT_EXPIRED,
            "passport",
            items.passport(items.data_page_only(expired)),
        ),
        lacking(
            replace(spec, declares=False),
            "loss-declaration-missing",
            "loss_declaration",
            "loss_declaration.pdf",
        ),
        contradicted(
            spec, "fee-of-another-card", Code.FEE_CODE, "fee_card", items.card_fee(holder, "2119")
        ),
        barred(stranger, "not-a-beneficiary", Code.ELIGIBILITY_NATIONALITY),
        contradicted(
            spec,
            "bill-of-sister",
            Code.NAME_MISMATCH,
            "address_proof",
            items.bill(sibling, KALAMARIA),
        ),
        sent_twice(
            spec, "bill-sent-twice", "address_proof", "utility_bill.pdf", "utility_bill_2.pdf"
        ),
        contradicted(
            _changed(spec),
            "change-not-translated",
            Code.DOCUMENT_NOT_TRANSLATED,
            "identity_change",
            change,
        ),
    )
