"""Insurance: printouts of ΕΦΚΑ, private policies, the health booklet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.paper import Paper, greek_date
from samples.people import Person, Spelling

_EFKA = ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΗΛΕΚΤΡΟΝΙΚΟΣ ΕΘΝΙΚΟΣ ΦΟΡΕΑΣ", "ΚΟΙΝΩΝΙΚΗΣ ΑΣΦΑΛΙΣΗΣ (e-ΕΦΚΑ)")


@dataclass(frozen=True, slots=True)
class Cover:
    """Who is insured, from when and until when."""

    holder: Person
    issued_on: dt.date = dt.date(2026, 10, 12)
    valid_until: dt.date = dt.date(2027, 10, 31)
    spelling: Spelling = Spelling.LATIN


def _holder_rows(cover: Cover) -> tuple[tuple[str, str], ...]:
    holder = cover.holder
    return (
        ("Επώνυμο", holder.surname_in(cover.spelling)),
        ("Όνομα", holder.given_in(cover.spelling)),
        ("Όνομα Πατρός", holder.father.greek),
        ("Ημερομηνία Γέννησης", greek_date(holder.birth_date)),
        ("Α.Μ.Κ.Α.", holder.amka),
    )


def draw_insurance_capacity(cover: Cover) -> bytes:
    """Βεβαίωση Ασφαλιστικής Ικανότητας of ΕΦΚΑ, with AMA, AMKA and AFM."""
    paper = Paper("Βεβαίωση Ασφαλιστικής Ικανότητας")
    paper.letterhead(
        _EFKA, (f"Ημερομηνία: {greek_date(cover.issued_on)}", "Αρ. Βεβαίωσης: 4471/2026")
    )
    paper.title("ΒΕΒΑΙΩΣΗ ΑΣΦΑΛΙΣΤΙΚΗΣ ΙΚΑΝΟΤΗΤΑΣ", "Εκτύπωση ασφαλιστικής ικανότητας")
    paper.section("Στοιχεία Ασφαλισμένου")
    paper.fields(
        (
            *_holder_rows(cover),
            ("Α.Φ.Μ.", cover.holder.afm),
            ("Α.Μ.Α.", cover.holder.ama),
            ("Ιδιότητα", "ΑΜΕΣΑ ΑΣΦΑΛΙΣΜΕΝΟΣ/Η"),
        )
    )
    paper.section("Ασφαλιστική Ικανότητα")
    paper.fields(
        (
            ("Παροχές", "ΠΛΗΡΕΙΣ ΠΑΡΟΧΕΣ ΑΣΘΕΝΕΙΑΣ ΣΕ ΕΙΔΟΣ"),
            ("Ισχύει από", greek_date(dt.date(2026, 3, 1))),
            ("Ισχύει έως", greek_date(cover.valid_until)),
        )
    )
    paper.paragraph(
        "Βεβαιώνεται ότι ο/η ανωτέρω ασφαλισμένος/η έχει ασφαλιστική ικανότητα για την πλήρη "
        "κάλυψη των δαπανών υγειονομικής περίθαλψης κατά το διάστημα που αναγράφεται."
    )
    return paper.pdf()


def draw_insurance_application(cover: Cover) -> bytes:
    """Βεβαίωση that an application for insurance was filed with ΕΦΚΑ."""
    paper = Paper("Βεβαίωση υποβολής αίτησης ασφάλισης")
    paper.letterhead(
        (*_EFKA, "ΤΟΠΙΚΗ ΔΙΕΥΘΥΝΣΗ ΘΕΣΣΑΛΟΝΙΚΗΣ"),
        ("Θεσσαλονίκη, " + greek_date(cover.issued_on), "Αρ. Πρωτ.: 218834/2026"),
    )
    paper.title("ΒΕΒΑΙΩΣΗ ΥΠΟΒΟΛΗΣ ΑΙΤΗΣΗΣ ΑΣΦΑΛΙΣΗΣ")
    paper.paragraph(
        "Βεβαιώνεται ότι υποβλήθηκε στην Υπηρεσία μας αίτηση ασφάλισης για την κάλυψη εξόδων "
        "νοσηλείας, ιατροφαρμακευτικής περίθαλψης και εργατικού ατυχήματος από:"
    )
    paper.fields((*_holder_rows(cover), ("Ημερομηνία αίτησης", greek_date(cover.issued_on))))
    paper.signature("Ο ΠΡΟΪΣΤΑΜΕΝΟΣ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_private_insurance(cover: Cover) -> bytes:
    """A private insurer's policy for hospital and medical costs and accidents at work."""
    holder = cover.holder
    paper = Paper("Ασφαλιστήριο Συμβόλαιο")
    paper.letterhead(
        ("ΑΙΓΑΙΟ ΑΣΦΑΛΙΣΤΙΚΗ Α.Ε. (ΦΑΝΤΑΣΤΙΚΗ)", "ΚΛΑΔΟΣ ΥΓΕΙΑΣ"),
        (f"Ημερομηνία έκδοσης: {greek_date(cover.issued_on)}",),
    )
    paper.title("ΑΣΦΑΛΙΣΤΗΡΙΟ ΣΥΜΒΟΛΑΙΟ ΥΓΕΙΑΣ", "Πρόγραμμα για πολίτες τρίτων χωρών")
    paper.fields(
        (
            ("Αριθμός Συμβολαίου", "77-204518/6"),
            ("Ασφαλισμένος – Επώνυμο", holder.surname_in(cover.spelling)),
            ("Ασφαλισμένος – Όνομα", holder.given_in(cover.spelling)),
            ("Ημερομηνία Γέννησης", greek_date(holder.birth_date)),
            ("Αριθμός Διαβατηρίου", holder.passport_number),
            ("Έναρξη ασφάλισης", greek_date(cover.issued_on)),
            ("Λήξη ασφάλισης", greek_date(cover.valid_until)),
        )
    )
    paper.section("Καλύψεις")
    paper.table(
        (
            ("Κάλυψη", "Ανώτατο όριο"),
            ("Έξοδα νοσηλείας σε νοσοκομείο", "10.000,00 €"),
            ("Ιατροφαρμακευτική περίθαλψη", "1.500,00 €"),
            ("Εργατικό ατύχημα", "15.000,00 €"),
        ),
        (110, 60),
    )
    return paper.pdf()


def draw_health_booklet(cover: Cover) -> bytes:
    """The inner page of a βιβλιάριο υγείας, with the stamp of its renewal."""
    paper = Paper("Βιβλιάριο Υγείας")
    paper.letterhead(_EFKA)
    paper.title("ΒΙΒΛΙΑΡΙΟ ΥΓΕΙΑΣ", "Ατομικό βιβλιάριο ασθενείας")
    paper.fields((*_holder_rows(cover), ("Α.Μ.Α.", cover.holder.ama)))
    paper.section("Θεώρηση Βιβλιαρίου")
    paper.fields(
        (
            ("Θεωρήθηκε στις", greek_date(cover.issued_on)),
            ("Ισχύει έως", greek_date(cover.valid_until)),
        )
    )
    paper.stamp(("e-ΕΦΚΑ – ΘΕΩΡΗΘΗΚΕ", f"ΙΣΧΥΕΙ ΕΩΣ {greek_date(cover.valid_until)}"))
    return paper.pdf()


def draw_sponsor_insurance_compliance(cover: Cover) -> bytes:
    """Αποδεικτικό Ασφαλιστικής Ενημερότητας: the sponsor owes ΕΦΚΑ nothing."""
    paper = Paper("Αποδεικτικό Ασφαλιστικής Ενημερότητας")
    paper.letterhead(
        (*_EFKA, "Κ.Ε.Α.Ο."), (f"Ημερομηνία: {greek_date(cover.issued_on)}", "Αρ.: 90331/2026")
    )
    paper.title("ΑΠΟΔΕΙΚΤΙΚΟ ΑΣΦΑΛΙΣΤΙΚΗΣ ΕΝΗΜΕΡΟΤΗΤΑΣ", "Εκπλήρωση ασφαλιστικών υποχρεώσεων")
    paper.fields(
        (
            *_holder_rows(cover),
            ("Α.Φ.Μ.", cover.holder.afm),
            ("Α.Μ.Α.", cover.holder.ama),
            ("Ισχύει έως", greek_date(cover.valid_until)),
        )
    )
    paper.paragraph(
        "Βεβαιώνεται ότι ο/η ανωτέρω είναι ασφαλιστικά ενήμερος/η και δεν έχει ληξιπρόθεσμες "
        "οφειλές ασφαλιστικών εισφορών προς τον e-ΕΦΚΑ."
    )
    return paper.pdf()
