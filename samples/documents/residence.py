"""Where somebody lives: e-leases, bills, deeds, concessions, the municipality's certificate."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from samples.paper import Paper, greek_date, greek_money
from samples.people import Address, Person, Spelling

_LANDLORD = ("ΠΑΠΑΝΙΚΟΛΑΟΥ", "ΔΗΜΗΤΡΙΟΣ", "123456783")
_AADE = ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΑΝΕΞΑΡΤΗΤΗ ΑΡΧΗ ΔΗΜΟΣΙΩΝ ΕΣΟΔΩΝ (Α.Α.Δ.Ε.)")


@dataclass(frozen=True, slots=True)
class Home:
    """Who lives where, and how long the paper holds."""

    holder: Person
    address: Address
    issued_on: dt.date = dt.date(2026, 9, 18)
    valid_until: dt.date = dt.date(2029, 8, 31)
    spelling: Spelling = Spelling.LATIN


def _property_rows(address: Address) -> tuple[tuple[str, str], ...]:
    return (
        ("Διεύθυνση ακινήτου", address.street),
        ("Τ.Κ.", address.postcode),
        ("Δήμος / Πόλη", address.town),
        ("Νομός", address.prefecture),
    )


def draw_lease(home: Home) -> bytes:
    """Απόδειξη Υποβολής Δήλωσης Πληροφοριακών Στοιχείων Μίσθωσης Ακίνητης Περιουσίας."""
    holder, begins = home.holder, dt.date(2023, 9, 1)
    paper = Paper("Απόδειξη Υποβολής Δήλωσης Μίσθωσης")
    paper.letterhead(
        _AADE, ("Αριθμός δήλωσης: 60418827", f"Ημ/νία υποβολής: {greek_date(home.issued_on)}")
    )
    paper.title(
        "ΑΠΟΔΕΙΞΗ ΥΠΟΒΟΛΗΣ ΔΗΛΩΣΗΣ ΠΛΗΡΟΦΟΡΙΑΚΩΝ ΣΤΟΙΧΕΙΩΝ ΜΙΣΘΩΣΗΣ ΑΚΙΝΗΤΗΣ ΠΕΡΙΟΥΣΙΑΣ",
        "Κατοικία – Αρχική δήλωση",
    )
    paper.section("Στοιχεία Εκμισθωτή")
    paper.fields((("Επώνυμο", _LANDLORD[0]), ("Όνομα", _LANDLORD[1]), ("Α.Φ.Μ.", _LANDLORD[2])))
    paper.section("Στοιχεία Μισθωτή")
    paper.fields(
        (
            ("Επώνυμο", holder.surname_in(home.spelling)),
            ("Όνομα", holder.given_in(home.spelling)),
            ("Α.Φ.Μ.", holder.afm),
            ("Αριθμός Διαβατηρίου", holder.passport_number),
        )
    )
    paper.section("Στοιχεία Ακινήτου")
    paper.fields((*_property_rows(home.address), ("Επιφάνεια", "72,00 τ.μ.")))
    paper.section("Στοιχεία Μίσθωσης")
    paper.fields(
        (
            ("Έναρξη μίσθωσης", greek_date(begins)),
            ("Λήξη μίσθωσης", greek_date(home.valid_until)),
            ("Συνολικό μηνιαίο μίσθωμα", greek_money(Decimal(420))),
            ("Κατάσταση", "Έγινε αποδοχή από τον μισθωτή"),
        )
    )
    return paper.pdf()


def draw_utility_bill(home: Home) -> bytes:
    """A bill for electricity."""
    paper = Paper("Λογαριασμός Ρεύματος")
    paper.letterhead(
        ("ΗΛΕΚΤΡΙΚΗ ΒΟΡΡΑ Α.Ε. (ΦΑΝΤΑΣΤΙΚΗ)", "Προμήθεια ηλεκτρικής ενέργειας"),
        (f"Ημερομηνία έκδοσης: {greek_date(home.issued_on)}", "Α/Α λογαριασμού: 33"),
    )
    paper.title("ΛΟΓΑΡΙΑΣΜΟΣ ΗΛΕΚΤΡΙΚΟΥ ΡΕΥΜΑΤΟΣ", "Εκκαθαριστικός λογαριασμός κατανάλωσης")
    paper.fields(
        (
            ("Επώνυμο πελάτη", home.holder.surname_in(home.spelling)),
            ("Όνομα πελάτη", home.holder.given_in(home.spelling)),
            ("Αριθμός παροχής", "1 41 20883417 02 5"),
            ("Περίοδος κατανάλωσης", "15/07/2026 – 14/09/2026"),
            *_property_rows(home.address),
        )
    )
    paper.section("Ανάλυση χρεώσεων")
    paper.table(
        (
            ("Περιγραφή", "kWh", "Ποσό"),
            ("Χρέωση προμήθειας ρεύματος", "412", "58,40 €"),
            ("Ρυθμιζόμενες χρεώσεις", "", "17,22 €"),
            ("Δήμος και ΕΡΤ", "", "14,90 €"),
            ("Συνολικό ποσό πληρωμής", "", "90,52 €"),
        ),
        (90, 30, 50),
    )
    paper.fields((("Ημερομηνία εξόφλησης", "20/11/2026"),))
    return paper.pdf()


def draw_property_deed(home: Home) -> bytes:
    """A notary's deed of purchase of a flat."""
    holder, address = home.holder, home.address
    paper = Paper("Συμβόλαιο αγοραπωλησίας ακινήτου")
    paper.letterhead(
        ("ΣΥΜΒΟΛΑΙΟΓΡΑΦΟΣ ΘΕΣΣΑΛΟΝΙΚΗΣ", "ΑΙΚΑΤΕΡΙΝΗ ΒΑΣΙΛΕΙΟΥ (ΦΑΝΤΑΣΤΙΚΗ)"),
        ("ΑΡΙΘΜΟΣ: 12.408",),
    )
    paper.title("ΣΥΜΒΟΛΑΙΟ ΑΓΟΡΑΠΩΛΗΣΙΑΣ ΑΚΙΝΗΤΟΥ", "Τίτλος ιδιοκτησίας")
    paper.paragraph(
        f"Στη Θεσσαλονίκη, σήμερα την {greek_date(home.issued_on)}, εμφανίστηκαν ενώπιόν μου "
        f"αφενός ο πωλητής {_LANDLORD[0]} {_LANDLORD[1]} και αφετέρου ο αγοραστής, ο οποίος "
        "αγόρασε την κατωτέρω περιγραφόμενη κατοικία."
    )
    paper.fields(
        (
            ("Αγοραστής – Επώνυμο", holder.surname_in(home.spelling)),
            ("Αγοραστής – Όνομα", holder.given_in(home.spelling)),
            ("Αριθμός Διαβατηρίου", holder.passport_number),
            ("Α.Φ.Μ.", holder.afm),
            *_property_rows(address),
            ("Τίμημα", greek_money(Decimal(68000))),
        )
    )
    paper.signature("Η ΣΥΜΒΟΛΑΙΟΓΡΑΦΟΣ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_residence_proof(home: Home) -> bytes:
    """Βεβαίωση μόνιμης κατοικίας of a municipality."""
    holder, address = home.holder, home.address
    paper = Paper("Βεβαίωση μόνιμης κατοικίας")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", f"ΔΗΜΟΣ {address.town}", "ΔΙΕΥΘΥΝΣΗ ΔΙΟΙΚΗΤΙΚΩΝ ΥΠΗΡΕΣΙΩΝ"),
        (f"{address.town}, {greek_date(home.issued_on)}", "Αρ. Πρωτ.: 51207"),
    )
    paper.title("ΒΕΒΑΙΩΣΗ ΜΟΝΙΜΗΣ ΚΑΤΟΙΚΙΑΣ")
    paper.paragraph("Βεβαιώνεται ότι κατοικεί μόνιμα στον Δήμο μας, στη διεύθυνση που ακολουθεί:")
    paper.fields(
        (
            ("Επώνυμο", holder.surname_in(home.spelling)),
            ("Όνομα", holder.given_in(home.spelling)),
            ("Αριθμός Διαβατηρίου", holder.passport_number),
            ("Διεύθυνση κατοικίας", address.street),
            ("Τ.Κ.", address.postcode),
            ("Δήμος / Πόλη", address.town),
            ("Νομός", address.prefecture),
        )
    )
    paper.signature("Ο ΔΗΜΑΡΧΟΣ", "(υπογραφή – σφραγίδα)")
    return paper.pdf()


def draw_housing_concession(home: Home) -> bytes:
    """The owner's forms Ε1 and Ε2 that declare a home given free of charge."""
    paper = Paper("Ε1 και Ε2 – δωρεάν παραχώρηση κατοικίας")
    paper.letterhead(_AADE, ("ΦΟΡΟΛΟΓΙΚΟ ΕΤΟΣ 2025", "ΕΝΤΥΠΟ Ε1"))
    paper.title("ΔΗΛΩΣΗ ΦΟΡΟΛΟΓΙΑΣ ΕΙΣΟΔΗΜΑΤΟΣ ΦΥΣΙΚΩΝ ΠΡΟΣΩΠΩΝ (Ε1)")
    paper.fields(
        (
            ("Φορολογικό έτος", "2025"),
            ("Επώνυμο υπόχρεου (ιδιοκτήτη)", _LANDLORD[0]),
            ("Όνομα υπόχρεου (ιδιοκτήτη)", _LANDLORD[1]),
            ("Α.Φ.Μ. υπόχρεου (ιδιοκτήτη)", _LANDLORD[2]),
        )
    )
    paper.new_page()
    paper.letterhead(_AADE, ("ΦΟΡΟΛΟΓΙΚΟ ΕΤΟΣ 2025", "ΕΝΤΥΠΟ Ε2"))
    paper.title("ΑΝΑΛΥΤΙΚΗ ΚΑΤΑΣΤΑΣΗ ΜΙΣΘΩΜΑΤΩΝ ΑΚΙΝΗΤΗΣ ΠΕΡΙΟΥΣΙΑΣ (Ε2)")
    paper.paragraph("Ακίνητο που παραχωρείται δωρεάν για κύρια κατοικία, χωρίς μίσθωμα, σε:")
    paper.fields(
        (
            ("Επώνυμο", home.holder.surname_in(home.spelling)),
            ("Όνομα", home.holder.given_in(home.spelling)),
            ("Α.Φ.Μ.", home.holder.afm),
            ("Αριθμός Διαβατηρίου", home.holder.passport_number),
            *_property_rows(home.address),
            ("Χρήση", "ΔΩΡΕΑΝ ΠΑΡΑΧΩΡΗΣΗ ΚΑΤΟΙΚΙΑΣ"),
            ("Μίσθωμα", greek_money(Decimal(0))),
        )
    )
    return paper.pdf()
