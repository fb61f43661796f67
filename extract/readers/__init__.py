"""Readers: one module for each family of evidence; which kind is read by which, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from extract.evidence import EvidenceKind as Kind
from extract.readers import (
    certificates,
    civil_status,
    declaration,
    education,
    fee_receipt,
    insurance,
    passport,
    photo,
    residence,
    residence_permit,
    tax,
    translation,
)
from extract.readers.reader import Reader

READERS: Mapping[Kind, Reader] = {
    Kind.PASSPORT: passport.read,
    Kind.TRAVEL_DOCUMENT: passport.read,
    Kind.ENTRY_VISA: passport.entry_visa,
    Kind.RESIDENCE_PERMIT: residence_permit.card,
    Kind.RESIDENCE_APPLICATION_CERTIFICATE: residence_permit.certificate,
    Kind.PERMANENT_RESIDENCE_CARD: residence_permit.card,
    Kind.ALIEN_IDENTITY_CARD: residence_permit.card,
    Kind.PHOTO: photo.read,
    Kind.FEE_RECEIPT: fee_receipt.read,
    Kind.INSURANCE_CAPACITY: insurance.read,
    Kind.INSURANCE_APPLICATION: insurance.read,
    Kind.PRIVATE_INSURANCE: insurance.read,
    Kind.HEALTH_BOOKLET: insurance.read,
    Kind.SPONSOR_INSURANCE_COMPLIANCE: insurance.read,
    Kind.SOLEMN_DECLARATION: declaration.solemn,
    Kind.FAMILY_STATUS_CERTIFICATE: civil_status.read,
    Kind.MARRIAGE_CERTIFICATE: civil_status.marriage,
    Kind.BIRTH_CERTIFICATE: civil_status.read,
    Kind.BIRTHPLACE_DOCUMENT: civil_status.read,
    Kind.CERTIFIED_TRANSLATION: translation.translation,
    Kind.IDENTITY_CHANGE_CERTIFICATE: civil_status.read,
    Kind.LOSS_DECLARATION: declaration.loss,
    Kind.MEDICAL_CERTIFICATE: certificates.medical,
    Kind.TAX_CLEARANCE: tax.read,
    Kind.TAX_RETURN: tax.read,
    Kind.INCOME_PROOF: tax.read,
    Kind.PROPERTY_DEED: residence.read,
    Kind.LEASE: residence.lease,
    Kind.UTILITY_BILL: residence.bill,
    Kind.HOUSING_CONCESSION: residence.read,
    Kind.RESIDENCE_PROOF: residence.read,
    Kind.STAY_PROOF: certificates.stay,
    Kind.LEGAL_STAY_CERTIFICATE: certificates.legal_stay,
    Kind.GREEK_LANGUAGE_CERTIFICATE: education.language,
    Kind.GREEK_SCHOOL_CERTIFICATE: education.school,
    Kind.CITIZENSHIP_COMMITTEE_OPINION: education.opinion,
    Kind.GREEK_DESCENT_DOCUMENT: certificates.foreign,
    Kind.POWER_OF_ATTORNEY: declaration.power_of_attorney,
    Kind.OTHER: certificates.plain_paper,
}
"""The reader of each kind; every kind has one."""
