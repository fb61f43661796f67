"""Civil status: family, marriage and birth certificates, foreign or Greek, and translations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from samples.documents.certification import add_apostille, add_translator_mark
from samples.paper import Paper, greek_date
from samples.people import Person


class Formalities(StrEnum):
    """What was done to a foreign certificate before it was handed in."""

    COMPLETE = "complete"
    NOT_TRANSLATED = "not_translated"
    NOT_CERTIFIED = "not_certified"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A foreign certificate on its holder, with a relative (spouse, or parent) where it has one."""

    holder: Person
    related: Person | None = None
    issued_on: dt.date = dt.date(2026, 9, 15)
    formalities: Formalities = Formalities.COMPLETE
    place_in_latin: bool = True


_LANGUAGES = {
    "ALB": "Αλβανικά", "GEO": "Γεωργιανά", "UKR": "Ουκρανικά", "RUS": "Ρωσικά",
    "PAK": "Ουρντού", "IND": "Αγγλικά", "PHL": "Αγγλικά", "EGY": "Αραβικά", "LBN": "Αραβικά",
    "GBR": "Αγγλικά", "CHN": "Κινεζικά", "ARM": "Αρμενικά",
}  # fmt: skip


def _native_place(holder: Person) -> str:
    """The place of birth in its own script; in Latin where that is Arabic, which isn't shaped."""
    arabic = holder.origin.code in {"EGY", "LBN", "PAK"}
    return (
        holder.birth_place.latin
        if arabic
        else (holder.birth_place.native or holder.birth_place.latin)
    )


def _foreign_page(paper: Paper, certificate: Certificate, title: str) -> None:
    """The page as the foreign registry issues it: English, the place in its own script."""
    holder = certificate.holder
    paper.letterhead(
        (holder.origin.english.upper(), "CIVIL REGISTRY OFFICE"),
        ("No. 1187/2026", f"Date of issue: {certificate.issued_on:%d.%m.%Y}"),
    )
    paper.title(title)
    rows = [
        ("Surname", holder.surname.latin),
        ("Given names", holder.given.latin),
        ("Date of birth", f"{holder.birth_date:%d.%m.%Y}"),
        ("Place of birth", _native_place(holder)),
    ]
    if certificate.related is not None:
        related = certificate.related
        rows += [
            ("Related person – surname", related.surname.latin),
            ("Related person – given names", related.given.latin),
        ]
    paper.fields(rows)
    paper.signature("REGISTRAR", "(signature – seal)")
    if certificate.formalities is not Formalities.NOT_CERTIFIED:
        add_apostille(paper, holder.origin.english, holder.birth_place.latin, certificate.issued_on)


def _place(certificate: Certificate) -> str:
    """The place of birth as a Greek translation gives it: in Greek, and in Latin too if it does."""
    place = certificate.holder.birth_place
    return f"{place.greek} ({place.latin})" if certificate.place_in_latin else place.greek


def _translated_page(
    paper: Paper, certificate: Certificate, title: str, rows: tuple[tuple[str, str], ...]
) -> None:
    """The official translation into Greek, with the translator's mark."""
    holder = certificate.holder
    paper.letterhead(
        ("ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ", f"ΧΩΡΑ ΕΚΔΟΣΗΣ: {holder.origin.greek}", "ΥΠΗΡΕΣΙΑ ΛΗΞΙΑΡΧΕΙΟΥ"),
        ("Αρ. 1187/2026", f"Ημερομηνία έκδοσης: {greek_date(certificate.issued_on)}"),
    )
    paper.title(title)
    paper.fields(
        (
            ("Επώνυμο", holder.surname.latin),
            ("Όνομα", holder.given.latin),
            ("Ημερομηνία γέννησης", greek_date(holder.birth_date)),
            ("Τόπος γέννησης", _place(certificate)),
            *rows,
        )
    )
    add_translator_mark(paper, _LANGUAGES[holder.origin.code], certificate.issued_on)


def _foreign(
    certificate: Certificate, title: str, greek_title: str, rows: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """The foreign page with its apostille, then the translation: two pages, if in order."""
    paper = Paper(greek_title)
    _foreign_page(paper, certificate, title)
    if certificate.formalities is not Formalities.NOT_TRANSLATED:
        paper.new_page()
        _translated_page(paper, certificate, greek_title, rows)
    return paper.pdf()


def _related(certificate: Certificate, label: str) -> tuple[tuple[str, str], ...]:
    """The row that names the relative."""
    if certificate.related is None:
        return ()
    name = certificate.related
    return ((label, name.full_name()),)


def draw_family_status(certificate: Certificate) -> bytes:
    """Πιστοποιητικό οικογενειακής κατάστασης of a foreign registry."""
    return _foreign(
        certificate,
        "FAMILY STATUS CERTIFICATE",
        "ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΟΙΚΟΓΕΝΕΙΑΚΗΣ ΚΑΤΑΣΤΑΣΗΣ",
        (("Οικογενειακή κατάσταση", "ΕΓΓΑΜΟΣ/Η"), *_related(certificate, "Σύζυγος")),
    )


def draw_marriage(certificate: Certificate) -> bytes:
    """Ληξιαρχική πράξη γάμου of a foreign registry."""
    return _foreign(
        certificate,
        "MARRIAGE CERTIFICATE",
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΑΜΟΥ",
        (("Ημερομηνία γάμου", "14/06/2019"), *_related(certificate, "Σύζυγος")),
    )


def draw_foreign_birth(certificate: Certificate) -> bytes:
    """Ληξιαρχική πράξη γέννησης of a foreign registry."""
    return _foreign(
        certificate,
        "BIRTH CERTIFICATE",
        "ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ",
        _related(certificate, "Γονέας"),
    )


def draw_birthplace_document(certificate: Certificate) -> bytes:
    """A foreign public document that shows the place of birth, apostilled; no translation in it."""
    paper = Paper("Certificate of birthplace")
    _foreign_page(paper, certificate, "EXTRACT FROM THE REGISTER OF BIRTHS – PLACE OF BIRTH")
    return paper.pdf()


def draw_translation(certificate: Certificate) -> bytes:
    """The certified translation of a birthplace document, a file of its own."""
    paper = Paper("Επίσημη μετάφραση")
    _translated_page(
        paper,
        certificate,
        "ΑΠΟΣΠΑΣΜΑ ΜΗΤΡΩΟΥ ΓΕΝΝΗΣΕΩΝ",
        (("Μεταφραζόμενο έγγραφο", "ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΤΟΠΟΥ ΓΕΝΝΗΣΗΣ"),),
    )
    return paper.pdf()


def draw_identity_change(certificate: Certificate) -> bytes:
    """A foreign authority's certificate that the holder's particulars have changed."""
    return _foreign(
        certificate,
        "CERTIFICATE OF CHANGE OF IDENTITY PARTICULARS",
        "ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΜΕΤΑΒΟΛΗΣ ΣΤΟΙΧΕΙΩΝ ΤΑΥΤΟΤΗΤΑΣ",
        (("Μεταβολή", "ΑΛΛΑΓΗ ΕΠΩΝΥΜΟΥ"), ("Νέο επώνυμο", certificate.holder.surname.latin)),
    )


def draw_greek_birth(holder: Person, issued_on: dt.date = dt.date(2026, 6, 3)) -> bytes:
    """Ληξιαρχική πράξη γέννησης of a Greek registry: born in Thessaloniki."""
    paper = Paper("Ληξιαρχική πράξη γέννησης")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΔΗΜΟΣ ΘΕΣΣΑΛΟΝΙΚΗΣ", "ΛΗΞΙΑΡΧΕΙΟ ΘΕΣΣΑΛΟΝΙΚΗΣ"),
        (f"Ημερομηνία έκδοσης: {greek_date(issued_on)}", "Αριθμός πράξης: 418/Α΄"),
    )
    paper.title("ΑΠΟΣΠΑΣΜΑ ΛΗΞΙΑΡΧΙΚΗΣ ΠΡΑΞΗΣ ΓΕΝΝΗΣΗΣ")
    paper.section("Στοιχεία γεννηθέντος")
    paper.fields(
        (
            ("Επώνυμο", holder.surname.latin),
            ("Όνομα", holder.given.latin),
            ("Ημερομηνία γέννησης", greek_date(holder.birth_date)),
            ("Τόπος γέννησης", "ΘΕΣΣΑΛΟΝΙΚΗ (THESSALONIKI)"),
            ("Πατέρας", f"{holder.surname.greek} {holder.father.greek}"),
            ("Μητέρα", f"{holder.surname.greek} {holder.mother.greek}"),
            ("Ιθαγένεια γονέων", holder.origin.adjective),
        )
    )
    paper.signature("Ο/Η ΛΗΞΙΑΡΧΟΣ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()
