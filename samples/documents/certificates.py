"""Single certificates: loss, medical, stay, power of attorney, descent, application filed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.documents.certification import add_apostille, add_translator_mark
from samples.paper import Paper, greek_date
from samples.people import Person, Spelling

UNABLE_TO_GIVE_FINGERPRINTS = "μόνιμη αδυναμία λήψης δακτυλικών αποτυπωμάτων"
"""What a medical certificate attests (001 document 7)."""

UNABLE_TO_TRAVEL = (
    "αδυναμία μετακίνησης στην αρμόδια υπηρεσία δακτυλοσκόπησης (νοσηλεία κατ' οίκον)"
)
"""What a medical certificate attests (001 document 8)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A certificate on one person, with the dates that it covers where it covers any.

    ``numbered`` if the person has a passport to name.
    """

    holder: Person
    issued_on: dt.date = dt.date(2026, 10, 8)
    begins: dt.date = dt.date(2021, 1, 1)
    ends: dt.date = dt.date(2026, 9, 30)
    subject: str = ""
    years: int = 12
    numbered: bool = True
    spelling: Spelling = Spelling.LATIN


def _who(statement: Statement) -> tuple[tuple[str, str], ...]:
    holder = statement.holder
    return (
        ("Επώνυμο", holder.surname_in(statement.spelling)),
        ("Όνομα", holder.given_in(statement.spelling)),
        ("Ημερομηνία γέννησης", greek_date(holder.birth_date)),
    )


def _place_and_day(statement: Statement, number: str) -> tuple[str, str]:
    return (f"Θεσσαλονίκη, {greek_date(statement.issued_on)}", f"Αρ. Πρωτ.: {number}")


def draw_loss_declaration(statement: Statement) -> bytes:
    """Δήλωση απώλειας ή κλοπής of a residence document, made to the police."""
    paper = Paper("Δήλωση απώλειας")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΕΛΛΗΝΙΚΗ ΑΣΤΥΝΟΜΙΑ", "ΤΜΗΜΑ ΑΣΦΑΛΕΙΑΣ ΘΕΣΣΑΛΟΝΙΚΗΣ"),
        _place_and_day(statement, "1029/7/118"),
    )
    paper.title("ΔΗΛΩΣΗ ΑΠΩΛΕΙΑΣ ΕΓΓΡΑΦΟΥ", "Απόσπασμα βιβλίου συμβάντων")
    paper.fields(
        (
            *_who(statement),
            (
                "Αριθμός Διαβατηρίου",
                statement.holder.passport_number if statement.numbered else "–",
            ),
            ("Αντικείμενο", statement.subject or "ΑΠΩΛΕΙΑ ΕΓΓΡΑΦΟΥ ΔΙΑΜΟΝΗΣ"),
        )
    )
    paper.paragraph("Ο/Η ανωτέρω δήλωσε στην Υπηρεσία μας την απώλεια του εγγράφου που κατείχε.")
    paper.signature("Ο ΑΞΙΩΜΑΤΙΚΟΣ ΥΠΗΡΕΣΙΑΣ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_medical_certificate(statement: Statement) -> bytes:
    """Ιατρικό πιστοποιητικό on fingerprints or on mobility."""
    paper = Paper("Ιατρικό πιστοποιητικό")
    paper.letterhead(
        ("ΓΕΝΙΚΟ ΝΟΣΟΚΟΜΕΙΟ ΘΕΣΣΑΛΟΝΙΚΗΣ (ΥΠΟΔΕΙΓΜΑ)", "ΔΕΡΜΑΤΟΛΟΓΙΚΗ – ΟΡΘΟΠΑΙΔΙΚΗ"),
        _place_and_day(statement, "7741"),
    )
    paper.title("ΙΑΤΡΙΚΟ ΠΙΣΤΟΠΟΙΗΤΙΚΟ")
    paper.fields(_who(statement))
    subject = statement.subject or UNABLE_TO_GIVE_FINGERPRINTS
    paper.paragraph(f"Πιστοποιείται ότι στο πρόσωπο του/της ανωτέρω συντρέχει {subject}.")
    paper.signature("Ο/Η ΙΑΤΡΟΣ", "ΕΙΔΙΚΟΤΗΤΑ ΑΝΤΙΣΤΟΙΧΗ ΜΕ ΤΗΝ ΠΑΘΗΣΗ")
    return paper.pdf()


def draw_stay_proof(statement: Statement) -> bytes:
    """Βεβαίωση χρόνου ασφάλισης: insured work in Greece from one day to another."""
    paper = Paper("Βεβαίωση χρόνου ασφάλισης")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΗΛΕΚΤΡΟΝΙΚΟΣ ΕΘΝΙΚΟΣ ΦΟΡΕΑΣ", "ΚΟΙΝΩΝΙΚΗΣ ΑΣΦΑΛΙΣΗΣ (e-ΕΦΚΑ)"),
        _place_and_day(statement, "55120"),
    )
    paper.title("ΒΕΒΑΙΩΣΗ ΔΙΑΜΟΝΗΣ ΚΑΙ ΑΠΑΣΧΟΛΗΣΗΣ", "Αποδεικτικό διαμονής στη χώρα")
    paper.fields(
        (
            *_who(statement),
            ("Α.Μ.Κ.Α.", statement.holder.amka),
            ("Διαμονή στη χώρα από", greek_date(statement.begins)),
            ("Διαμονή στη χώρα έως", greek_date(statement.ends)),
        )
    )
    paper.signature("Ο ΠΡΟΪΣΤΑΜΕΝΟΣ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_legal_stay_certificate(statement: Statement) -> bytes:
    """Βεβαίωση νόμιμης διαμονής: so many years of lawful stay, from one day to another."""
    paper = Paper("Βεβαίωση νόμιμης διαμονής")
    paper.letterhead(
        (
            "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",
            "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ ΜΑΚΕΔΟΝΙΑΣ – ΘΡΑΚΗΣ",
            "ΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΚΑΙ ΜΕΤΑΝΑΣΤΕΥΣΗΣ ΘΕΣΣΑΛΟΝΙΚΗΣ",
        ),
        _place_and_day(statement, "30977"),
    )
    paper.title("ΒΕΒΑΙΩΣΗ ΝΟΜΙΜΗΣ ΔΙΑΜΟΝΗΣ")
    paper.fields(
        (
            *_who(statement),
            ("Νόμιμη διαμονή από", greek_date(statement.begins)),
            ("Νόμιμη διαμονή έως", greek_date(statement.ends)),
            ("Συνολικός χρόνος νόμιμης διαμονής", f"{statement.years} έτη"),
        )
    )
    paper.paragraph("Στον ανωτέρω χρόνο δεν περιλαμβάνονται προσωρινοί τίτλοι διαμονής.")
    paper.signature("Η ΠΡΟΪΣΤΑΜΕΝΗ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_application_certificate(statement: Statement) -> bytes:
    """Βεβαίωση κατάθεσης αίτησης τύπου Α: an application for a permit was filed."""
    holder = statement.holder
    paper = Paper("Βεβαίωση κατάθεσης")
    paper.letterhead(
        (
            "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",
            "ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ ΜΑΚΕΔΟΝΙΑΣ – ΘΡΑΚΗΣ",
            "ΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΚΑΙ ΜΕΤΑΝΑΣΤΕΥΣΗΣ ΘΕΣΣΑΛΟΝΙΚΗΣ",
        ),
        _place_and_day(statement, "88213/2026"),
    )
    paper.title("ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ", "Τύπου Α – Άδεια διαμονής")
    paper.fields(
        (
            ("Αριθμός Βεβαίωσης", holder.title_number),
            *_who(statement),
            ("Υπηκοότητα", f"{holder.origin.adjective} ({holder.nationality})"),
            ("Ημερομηνία κατάθεσης", greek_date(statement.issued_on)),
            ("Ισχύει έως", greek_date(statement.issued_on.replace(year=2027))),
        )
    )
    return paper.pdf()


def draw_power_of_attorney(statement: Statement) -> bytes:
    """Εξουσιοδότηση of a lawyer, the signature certified by a public authority."""
    paper = Paper("Εξουσιοδότηση")
    paper.title("ΠΛΗΡΕΞΟΥΣΙΟ – ΕΞΟΥΣΙΟΔΟΤΗΣΗ")
    paper.fields(
        (
            *_who(statement),
            ("Αριθμός Διαβατηρίου", statement.holder.passport_number),
            ("Πληρεξούσιος δικηγόρος", "ΙΩΑΝΝΟΥ ΣΟΦΙΑ, Α.Μ. Δ.Σ.Θ. 10442"),
            ("Ημερομηνία", greek_date(statement.issued_on)),
        )
    )
    paper.paragraph(
        "Εξουσιοδοτώ την ανωτέρω δικηγόρο να υποβάλει για λογαριασμό μου αίτηση αντικατάστασης "
        "του εγγράφου διαμονής μου και να παραλάβει κάθε σχετικό έγγραφο."
    )
    paper.stamp(
        (
            "ΒΕΒΑΙΩΝΕΤΑΙ ΤΟ ΓΝΗΣΙΟ ΤΗΣ ΥΠΟΓΡΑΦΗΣ",
            f"Θεσσαλονίκη, {greek_date(statement.issued_on)}",
            "Κ.Ε.Π. ΔΗΜΟΥ ΘΕΣΣΑΛΟΝΙΚΗΣ – Ο/Η ΥΠΑΛΛΗΛΟΣ",
        )
    )
    return paper.pdf()


def draw_descent(statement: Statement, *, formal: bool = True) -> bytes:
    """Foreign certificate of baptism, proof of Greek descent; formal: apostille, translation."""
    holder, origin = statement.holder, statement.holder.origin
    paper = Paper("Αποδεικτικό ελληνικής καταγωγής")
    paper.letterhead(
        (f"GREEK ORTHODOX COMMUNITY OF {holder.birth_place.latin}", origin.english.upper()),
        ("No. 77/1998", f"Date of issue: {statement.issued_on:%d.%m.%Y}"),
    )
    paper.title("CERTIFICATE OF BAPTISM AND GREEK DESCENT")
    paper.fields(
        (
            ("Surname", holder.surname.latin),
            ("Given names", holder.given.latin),
            ("Date of birth", f"{holder.birth_date:%d.%m.%Y}"),
            ("Parents", "OF GREEK DESCENT"),
        )
    )
    if formal:
        add_apostille(paper, origin.english, holder.birth_place.latin, statement.issued_on)
        paper.new_page()
        paper.letterhead(
            ("ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ", f"ΧΩΡΑ ΕΚΔΟΣΗΣ: {origin.greek}"),
            (f"Ημερομηνία έκδοσης: {greek_date(statement.issued_on)}",),
        )
        paper.title("ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΒΑΠΤΙΣΗΣ ΚΑΙ ΕΛΛΗΝΙΚΗΣ ΚΑΤΑΓΩΓΗΣ")
        paper.fields((*_who(statement), ("Γονείς", "ΕΛΛΗΝΙΚΗΣ ΚΑΤΑΓΩΓΗΣ")))
        add_translator_mark(paper, "Αγγλικά", statement.issued_on)
    return paper.pdf()


def draw_other(statement: Statement) -> bytes:
    """A letter that is evidence of nothing in particular."""
    paper = Paper("Επιστολή")
    paper.letterhead(("ΠΟΛΙΤΙΣΤΙΚΟΣ ΣΥΛΛΟΓΟΣ (ΦΑΝΤΑΣΤΙΚΟΣ)",), _place_and_day(statement, "12"))
    paper.title("ΕΠΙΣΤΟΛΗ")
    paper.paragraph(f"Αγαπητέ/ή {statement.holder.full_name()}, σας ευχαριστούμε για τη συμμετοχή.")
    return paper.pdf()
