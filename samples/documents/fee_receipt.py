"""The e-παράβολο: the receipt of an electronic administrative fee."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from samples.paper import Paper, greek_date, greek_money
from samples.people import Person, Spelling

FEE_TYPES: dict[str, str] = {
    "2107": "Άδεια διαμονής πολιτών τρίτων χωρών διάρκειας έως ενός έτους",
    "2108": "Άδεια διαμονής πολιτών τρίτων χωρών διάρκειας έως δύο ετών",
    "2110": "Άδεια διαμονής πολιτών τρίτων χωρών δεκαετούς διάρκειας",
    "2119": "Τέλος εκτύπωσης αυτοτελούς εγγράφου άδειας διαμονής",
    "2296": "Έκδοση – αντικατάσταση εγγράφου διαμονής δικαιούχων Συμφωνίας Αποχώρησης",
}
"""What the specimen prints beside a fee's code; the codes are the sources'."""


class PaymentState(StrEnum):
    """What the receipt says of the payment."""

    PAID = "Πληρωμένο"
    COMMITTED = "Δεσμευμένο"
    UNPAID = "Μη πληρωμένο"


@dataclass(frozen=True, slots=True)
class FeeReceipt:
    """What one receipt says; ``barcode`` only where it says another code than is printed."""

    payer: Person
    fee_code: str
    amount: Decimal
    payment_code: str
    paid_on: dt.date = dt.date(2026, 10, 20)
    state: PaymentState = PaymentState.PAID
    spelling: Spelling = Spelling.LATIN
    barcode: str = ""


def draw_fee_receipt(receipt: FeeReceipt) -> bytes:
    """The receipt as a born-digital PDF of one page."""
    payer = receipt.payer
    paper = Paper("e-Παράβολο")
    paper.letterhead(
        ("ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΑΝΕΞΑΡΤΗΤΗ ΑΡΧΗ ΔΗΜΟΣΙΩΝ ΕΣΟΔΩΝ", "Α.Α.Δ.Ε."),
        (f"Ημερομηνία έκδοσης: {greek_date(receipt.paid_on)}",),
    )
    paper.title("e-Παράβολο", "Ηλεκτρονικό Παράβολο")
    paper.section("Στοιχεία Παραβόλου")
    paper.fields(
        (
            ("Κωδικός e-Παραβόλου", receipt.payment_code),
            ("Φορέας", "ΥΠΟΥΡΓΕΙΟ ΜΕΤΑΝΑΣΤΕΥΣΗΣ ΚΑΙ ΑΣΥΛΟΥ"),
            ("Τύπος Παραβόλου", f"{receipt.fee_code} – {FEE_TYPES[receipt.fee_code]}"),
            ("Ποσό", greek_money(receipt.amount)),
        )
    )
    paper.section("Στοιχεία Υπόχρεου")
    paper.fields(
        (
            ("Επώνυμο", payer.surname_in(receipt.spelling)),
            ("Όνομα", payer.given_in(receipt.spelling)),
            ("Όνομα Πατρός", payer.father.greek),
            ("Α.Φ.Μ.", payer.afm),
        )
    )
    paper.section("Κατάσταση Πληρωμής")
    rows = [("Κατάσταση", receipt.state.value)]
    if receipt.state is not PaymentState.UNPAID:
        rows += [("Ημερομηνία πληρωμής", greek_date(receipt.paid_on))]
        rows += [("Τρόπος πληρωμής", "Ψηφιακά (web banking)")]
    paper.fields(rows)
    paper.gap(4)
    paper.paragraph(
        "Το παρόν ηλεκτρονικό παράβολο κατατίθεται μαζί με την αίτηση στην αρμόδια υπηρεσία, η "
        "οποία το δεσμεύει και το εξοφλεί. Παράβολο που δεν έχει πληρωθεί δεν γίνεται δεκτό.",
        8.5,
    )
    paper.barcode(receipt.barcode or receipt.payment_code)
    return paper.pdf()
