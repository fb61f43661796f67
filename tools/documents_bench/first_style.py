"""The specimens' own style, which the readers were written against: what each must say."""

from __future__ import annotations

import datetime as dt

from extract.evidence import EvidenceKind
from samples.one import document, somebody
from samples.people import Person
from tools.second_style.drawn import Drawn


def drawn(kind: EvidenceKind, code: str, number: int) -> Drawn:
    """The specimen of that kind of somebody from that state."""
    person = somebody(code, "MF"[number % 2], f"bench{number}", number)
    return Drawn(kind, document(kind, person), expected(kind, person))


def expected(kind: EvidenceKind, person: Person) -> dict[str, object]:
    """What must be read on a drawn document of ``kind``, as far as the person decides it."""
    names: dict[str, object] = {"surname": person.surname.latin, "given_names": person.given.latin}
    if kind is EvidenceKind.FEE_RECEIPT:
        return {
            "payer_name": f"{person.surname.latin} {person.given.latin}",
            "payer_afm": person.afm,
            "fee_code": "2107",
            "amount_eur": 150,
            "paid": True,
            "paid_on": dt.date(2026, 10, 20),
        }
    if kind in {EvidenceKind.PHOTO, EvidenceKind.OTHER}:
        return {}
    return names | _OF_KIND.get(kind, lambda _: {})(person)


_OF_KIND = {
    EvidenceKind.PASSPORT: lambda p: {
        "document_number": p.passport_number,
        "birth_date": p.birth_date,
        "nationality": p.nationality,
        "sex": p.sex,
        "issue_date": dt.date(2021, 3, 1),
        "expiry_date": dt.date(2031, 2, 28),
        "all_pages": True,
    },
    EvidenceKind.ENTRY_VISA: lambda p: {"passport_number": p.passport_number},
    EvidenceKind.RESIDENCE_PERMIT: lambda p: {
        "title_number": p.title_number,
        "birth_date": p.birth_date,
        "birth_place": p.birth_place.latin,
        "nationality": p.nationality,
        "issue_date": dt.date(2022, 7, 2),
        "expiry_date": dt.date(2027, 7, 1),
    },
    EvidenceKind.ALIEN_IDENTITY_CARD: lambda p: {
        "title_number": p.title_number,
        "birth_date": p.birth_date,
        "birth_place": p.birth_place.latin,
        "issue_date": dt.date(2022, 7, 2),
    },
    EvidenceKind.INSURANCE_CAPACITY: lambda p: {
        "amka": p.amka,
        "afm": p.afm,
        "ama": p.ama,
        "valid_until": dt.date(2027, 10, 31),
    },
    EvidenceKind.PRIVATE_INSURANCE: lambda _: {"valid_until": dt.date(2027, 10, 31)},
    EvidenceKind.TAX_CLEARANCE: lambda p: {
        "afm": p.afm,
        "tax_year": 2025,
        "amount_eur": 14230.45,
        "prefecture": p.address.prefecture,
    },
    EvidenceKind.TAX_RETURN: lambda p: {
        "afm": p.afm,
        "tax_year": 2025,
        "passport_number": p.passport_number,
    },
    EvidenceKind.LEASE: lambda p: {
        "afm": p.afm,
        "passport_number": p.passport_number,
        "prefecture": p.address.prefecture,
        "address": str(p.address),
        "valid_until": dt.date(2029, 8, 31),
    },
    EvidenceKind.UTILITY_BILL: lambda p: {"address": str(p.address)},
    EvidenceKind.RESIDENCE_PROOF: lambda p: {"address": str(p.address)},
    EvidenceKind.SOLEMN_DECLARATION: lambda p: {
        "birth_date": p.birth_date,
        "issue_date": dt.date(2026, 10, 26),
    },
    EvidenceKind.FAMILY_STATUS_CERTIFICATE: lambda p: {
        "birth_date": p.birth_date,
        "certified": True,
        "translated": True,
        "issue_date": dt.date(2026, 9, 15),
        "issuing_country": p.nationality,
    },
    EvidenceKind.CERTIFIED_TRANSLATION: lambda p: {
        "birth_date": p.birth_date,
        "translated": True,
        "birth_place_scripts": frozenset({"Grek", "Latn"}),
    },
    EvidenceKind.GREEK_SCHOOL_CERTIFICATE: lambda _: {
        "classes_completed": 6,
        "completed_on": dt.date(2017, 6, 15),
    },
    EvidenceKind.GREEK_LANGUAGE_CERTIFICATE: lambda _: {"level": "B1"},
    EvidenceKind.LEGAL_STAY_CERTIFICATE: lambda _: {
        "years": 12,
        "from": dt.date(2021, 1, 1),
        "to": dt.date(2026, 9, 30),
    },
    EvidenceKind.STAY_PROOF: lambda _: {
        "from": dt.date(2021, 1, 1),
        "to": dt.date(2026, 9, 30),
    },
}
