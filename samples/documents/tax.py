"""Tax and income: the tax office's assessment (εκκαθαριστικό), the return (Ε1), income proofs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from samples.documents.certification import certify_copy
from samples.paper import Paper, greek_date, greek_money
from samples.people import Address, Person, Spelling

_AADE = ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΑΝΕΞΑΡΤΗΤΗ ΑΡΧΗ ΔΗΜΟΣΙΩΝ ΕΣΟΔΩΝ (Α.Α.Δ.Ε.)")


@dataclass(frozen=True, slots=True)
class Income:
    """Whose income, of which year; ``certified`` adds the stamp of a certified copy."""

    holder: Person
    address: Address
    tax_year: int = 2025
    amount: Decimal = Decimal("14230.45")
    issued_on: dt.date = dt.date(2026, 7, 14)
    certified: bool = False
    spelling: Spelling = Spelling.LATIN


def _holder_rows(income: Income) -> tuple[tuple[str, str], ...]:
    holder, address = income.holder, income.address
    return (
        ("Επώνυμο", holder.surname_in(income.spelling)),
        ("Όνομα", holder.given_in(income.spelling)),
        ("Όνομα Πατρός", holder.father.greek),
        ("Α.Φ.Μ.", holder.afm),
        ("Διεύθυνση κατοικίας", address.street),
        ("Τ.Κ.", address.postcode),
        ("Δήμος / Πόλη", address.town),
        ("Νομός", address.prefecture),
    )


def draw_tax_clearance(income: Income) -> bytes:
    """Πράξη Διοικητικού Προσδιορισμού Φόρου (Εκκαθαριστικό Σημείωμα) of a tax year."""
    paper = Paper("Εκκαθαριστικό Σημείωμα")
    paper.letterhead(
        (*_AADE, "Δ.Ο.Υ. Α΄ ΘΕΣΣΑΛΟΝΙΚΗΣ"),
        (f"ΦΟΡΟΛΟΓΙΚΟ ΕΤΟΣ {income.tax_year}", f"Ημ/νία έκδοσης: {greek_date(income.issued_on)}"),
    )
    paper.title(
        "ΠΡΑΞΗ ΔΙΟΙΚΗΤΙΚΟΥ ΠΡΟΣΔΙΟΡΙΣΜΟΥ ΦΟΡΟΥ",
        "Εκκαθαριστικό Σημείωμα – Φορολογία Εισοδήματος Φυσικών Προσώπων",
    )
    paper.section("Στοιχεία Υπόχρεου")
    paper.fields(_holder_rows(income))
    paper.section("Προσδιορισμός Φόρου")
    paper.fields(
        (
            ("Φορολογικό έτος", str(income.tax_year)),
            ("Αριθμός δήλωσης", "118204"),
            ("Συνολικό δηλωθέν εισόδημα", greek_money(income.amount)),
            ("Ποσό φόρου για καταβολή", greek_money(Decimal("612.30"))),
        )
    )
    if income.certified:
        certify_copy(paper)
    return paper.pdf()


def draw_tax_return(income: Income) -> bytes:
    """Form Ε1 as filed, naming the taxpayer, the passport and the home."""
    paper = Paper("Ε1 Δήλωση Φορολογίας Εισοδήματος")
    paper.letterhead(
        _AADE, (f"ΦΟΡΟΛΟΓΙΚΟ ΕΤΟΣ {income.tax_year}", "ΕΝΤΥΠΟ Ε1", "ΑΡ. ΔΗΛΩΣΗΣ: 118204")
    )
    paper.title(
        "ΔΗΛΩΣΗ ΦΟΡΟΛΟΓΙΑΣ ΕΙΣΟΔΗΜΑΤΟΣ ΦΥΣΙΚΩΝ ΠΡΟΣΩΠΩΝ (Ε1)",
        f"Ημερομηνία υποβολής: {greek_date(income.issued_on)}",
    )
    paper.section("Πίνακας 1. Στοιχεία φορολογουμένου")
    paper.fields((*_holder_rows(income), ("Αριθμός Διαβατηρίου", income.holder.passport_number)))
    paper.section("Πίνακας 4. Εισοδήματα – Πίνακας 6. Κατοικία")
    paper.fields(
        (
            ("Φορολογικό έτος", str(income.tax_year)),
            ("Συνολικό δηλωθέν εισόδημα", greek_money(income.amount)),
            ("Κύρια κατοικία", "ΜΙΣΘΩΜΕΝΗ, 72 τ.μ."),
        )
    )
    if income.certified:
        certify_copy(paper)
    return paper.pdf()


def draw_income_proof(income: Income) -> bytes:
    """An employer's certificate of a year's pay (βεβαίωση αποδοχών)."""
    paper = Paper("Βεβαίωση αποδοχών")
    paper.letterhead(
        ("ΒΟΡΕΙΑ ΤΡΟΦΙΜΑ Ο.Ε. (ΦΑΝΤΑΣΤΙΚΗ)", "Α.Φ.Μ. ΕΡΓΟΔΟΤΗ 998765431"),
        (f"Θεσσαλονίκη, {greek_date(income.issued_on)}",),
    )
    paper.title("ΒΕΒΑΙΩΣΗ ΑΠΟΔΟΧΩΝ", f"Για το φορολογικό έτος {income.tax_year}")
    paper.fields(
        (
            *_holder_rows(income)[:4],
            ("Ειδικότητα", "ΕΡΓΑΤΟΤΕΧΝΙΤΗΣ/ΤΡΙΑ"),
            ("Ετήσιες ακαθάριστες αποδοχές", greek_money(income.amount)),
        )
    )
    paper.signature("Ο ΕΡΓΟΔΟΤΗΣ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()
