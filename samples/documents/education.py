"""Schooling and language: school certificates, language certificates, naturalisation opinions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.paper import Paper, greek_date
from samples.people import Person, Spelling

_CLASSES = (
    "Α΄ Γυμνασίου", "Β΄ Γυμνασίου", "Γ΄ Γυμνασίου", "Α΄ Λυκείου", "Β΄ Λυκείου", "Γ΄ Λυκείου",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Schooling:
    """How many classes of secondary school somebody completed, and when the last."""

    holder: Person
    classes: int = 6
    completed_on: dt.date = dt.date(2017, 6, 15)
    issued_on: dt.date = dt.date(2026, 9, 7)
    spelling: Spelling = Spelling.LATIN


def draw_school_certificate(schooling: Schooling) -> bytes:
    """Βεβαίωση φοίτησης of a Greek lyceum, listing each class that was completed."""
    holder, last = schooling.holder, schooling.completed_on.year
    paper = Paper("Πιστοποιητικό σπουδών")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΥΠΟΥΡΓΕΙΟ ΠΑΙΔΕΙΑΣ", "3ο ΓΕΝΙΚΟ ΛΥΚΕΙΟ ΘΕΣΣΑΛΟΝΙΚΗΣ"),
        (f"Θεσσαλονίκη, {greek_date(schooling.issued_on)}", "Αρ. Πρωτ.: 604"),
    )
    paper.title("ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΣΠΟΥΔΩΝ", "Βεβαίωση επιτυχούς ολοκλήρωσης τάξεων")
    paper.paragraph(
        "Πιστοποιείται ότι ολοκλήρωσε επιτυχώς τις κατωτέρω τάξεις σε ελληνικό σχολείο:"
    )
    paper.fields(
        (
            ("Επώνυμο", holder.surname_in(schooling.spelling)),
            ("Όνομα", holder.given_in(schooling.spelling)),
            ("Όνομα Πατρός", holder.father.greek),
            ("Ημερομηνία γέννησης", greek_date(holder.birth_date)),
            ("Τάξεις που ολοκληρώθηκαν", str(schooling.classes)),
            ("Ημερομηνία ολοκλήρωσης", greek_date(schooling.completed_on)),
        )
    )
    names = _CLASSES[: schooling.classes]
    first = last - len(names)
    rows = [
        (name, f"{first + n}-{first + n + 1}", "Προάγεται" if n < len(names) - 1 else "Απολύεται")
        for n, name in enumerate(names)
    ]
    paper.table((("Τάξη", "Σχολικό έτος", "Αποτέλεσμα"), *rows), (70, 50, 50))
    paper.signature("Ο ΔΙΕΥΘΥΝΤΗΣ ΤΟΥ ΣΧΟΛΕΙΟΥ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_language_certificate(holder: Person, level: str = "B1") -> bytes:
    """Πιστοποιητικό ελληνομάθειας of a level of the Common European Framework."""
    paper = Paper("Πιστοποιητικό ελληνομάθειας")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΥΠΟΥΡΓΕΙΟ ΠΑΙΔΕΙΑΣ", "ΚΕΝΤΡΟ ΕΛΛΗΝΙΚΗΣ ΓΛΩΣΣΑΣ"),
        ("Ημερομηνία έκδοσης: 10/07/2024", "Αρ.: 20418"),
    )
    paper.title("ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΕΛΛΗΝΟΜΑΘΕΙΑΣ", "Πιστοποίηση επάρκειας της ελληνικής γλώσσας")
    paper.fields(
        (
            ("Επώνυμο", holder.surname.latin),
            ("Όνομα", holder.given.latin),
            ("Ημερομηνία γέννησης", greek_date(holder.birth_date)),
            ("Επίπεδο", level),
            ("Βαθμός", "ΚΑΛΩΣ"),
        )
    )
    paper.signature("Ο ΠΡΟΕΔΡΟΣ ΤΟΥ ΚΕΝΤΡΟΥ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_committee_opinion(holder: Person) -> bytes:
    """Εισήγηση of the naturalisation committee (article 12 of the citizenship code)."""
    paper = Paper("Εισήγηση Επιτροπής Πολιτογράφησης")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ", "ΕΠΙΤΡΟΠΗ ΠΟΛΙΤΟΓΡΑΦΗΣΗΣ"),
        ("Θεσσαλονίκη, 21/05/2025", "Αρ. Πρωτ.: Φ.1182/2025"),
    )
    paper.title("ΕΙΣΗΓΗΣΗ ΕΠΙΤΡΟΠΗΣ ΠΟΛΙΤΟΓΡΑΦΗΣΗΣ", "(άρθρο 12 Κ.Ε.Ι.)")
    paper.fields(
        (
            ("Επώνυμο", holder.surname.latin),
            ("Όνομα", holder.given.latin),
            ("Ημερομηνία γέννησης", greek_date(holder.birth_date)),
            ("Ημερομηνία έκδοσης", "21/05/2025"),
        )
    )
    paper.paragraph(
        "Η Επιτροπή εισηγείται θετικά: ο/η αιτών/ούσα γνωρίζει επαρκώς την ελληνική γλώσσα και "
        "στοιχεία της ελληνικής ιστορίας και του ελληνικού πολιτισμού."
    )
    return paper.pdf()
