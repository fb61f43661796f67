"""The e-παράβολο."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.barcodes import Barcode
from extract.readers.fee_receipt import read

RECEIPT = """
e-Παράβολο
Κωδικός e-Παραβόλου:   6424 0868 4202 8646 2080
Τύπος Παραβόλου:       2107 – Άδεια διαμονής έως ενός έτους
Ποσό:                  150,00 €
Επώνυμο:               HOXHA
Όνομα:                 ARTAN
Όνομα Πατρός:          ΜΠΕΣΝΙΚ
Α.Φ.Μ.:                134703362
Κατάσταση:             {state}
Ημερομηνία πληρωμής:   20/10/2026
"""


def test_a_receipt_gives_its_facts(typed):
    facts = read(typed(RECEIPT.format(state="Πληρωμένο")))
    assert {name: fact.value for name, fact in facts.items()} == {
        "payment_code": "64240868420286462080",
        "fee_code": "2107",
        "amount_eur": Decimal("150.00"),
        "payer_name": "HOXHA ARTAN",
        "payer_afm": "134703362",
        "paid": True,
        "paid_on": dt.date(2026, 10, 20),
    }


def with_barcode(document, text):
    code = Barcode("Code128", text, (100, 700, 500, 760))
    pages = (replace(document.pages[0], barcodes=(code,)), *document.pages[1:])
    return replace(document, pages=pages)


def test_a_barcode_that_says_the_printed_code_vouches_for_it(typed):
    scanned = typed(RECEIPT.format(state="Πληρωμένο"), confidence=0.75)
    facts = read(with_barcode(scanned, "64240868420286462080"))
    assert facts["payment_code"].confidence > 0.95
    assert facts["payment_code_barcode"].value == facts["payment_code"].value


def test_a_barcode_that_says_another_code_is_given_beside_the_printed_one(typed):
    scanned = typed(RECEIPT.format(state="Πληρωμένο"), confidence=0.95)
    facts = read(with_barcode(scanned, "64240868420286462081"))
    assert facts["payment_code"].value == "64240868420286462080"
    assert facts["payment_code"].confidence < 0.7
    assert facts["payment_code_barcode"].value == "64240868420286462081"


def test_a_code_that_only_the_barcode_says_is_read_from_it(typed):
    facts = read(with_barcode(typed("e-Παράβολο\nΠοσό:  16,00 €"), "64240868420286462080"))
    assert facts["payment_code"].value == "64240868420286462080"
    assert facts["payment_code"].read_by == "barcode"


@pytest.mark.parametrize("text", ["6424086842028646208", "https://example.org/6424", ""])
def test_a_barcode_of_something_else_says_no_payment_code(typed, text):
    facts = read(with_barcode(typed(RECEIPT.format(state="Πληρωμένο")), text))
    assert "payment_code_barcode" not in facts


@pytest.mark.parametrize(
    ("state", "paid"),
    [
        ("ΠΛΗΡΩΜΕΝΟ", True),
        ("Εξοφλημένο", True),
        ("Δεσμευμένο", True),
        ("ΤΟ ΠΑΡΑΒΟΛΟ ΕΞΟΦΛΗΘΗΚΕ", True),
        ("Μη πληρωμένο", False),
        ("Εκκρεμεί η πληρωμή", False),
        ("Ακυρωμένο", False),
        ("Μη εξοφλημένο", False),
        ("Δεν πληρώθηκε", False),
        ("Ανεξόφλητο", False),
        ("Δεσμευμένο (μη πληρωμένο)", False),
        ("MH ΠΛΗΡΩΜΕΝΟ", False),  # the first word in Latin letters, as recognisers read it
        ("Not yet paid", False),
    ],
)
def test_the_state_says_whether_it_is_paid(typed, state, paid):
    assert read(typed(RECEIPT.format(state=state)))["paid"].value is paid


def test_a_sum_that_may_have_lost_its_comma_is_not_sure(typed):
    text = RECEIPT.format(state="Πληρωμένο")
    lost = read(typed(text.replace("150,00", "15000"), confidence=0.97))["amount_eur"]
    assert (lost.value, lost.confidence < 0.7) == (Decimal(15000), True)
    assert read(typed(text, confidence=0.97))["amount_eur"].confidence > 0.7
    assert read(typed(text.replace("150,00", "15000")))["amount_eur"].confidence > 0.7


def test_an_unknown_state_says_nothing(typed):
    assert "paid" not in read(typed(RECEIPT.format(state="Άγνωστο")))


def test_a_number_whose_check_digit_fails_is_given_as_printed_but_unsurely(typed):
    text = RECEIPT.format(state="Πληρωμένο").replace("134703362", "134703363")
    assert read(typed(text, confidence=0.9))["payer_afm"].confidence < 0.7
    assert read(typed(text))["payer_afm"].value == "134703363"


def test_a_code_without_a_label_is_known_by_its_twenty_digits(typed):
    facts = read(typed("Παράβολο\n64240868420286462080\nΗλεκτρονικό παράβολο (κωδ.παρ.2119)"))
    assert facts["payment_code"].value == "64240868420286462080"
    assert facts["fee_code"].value == "2119"


def test_an_empty_page_gives_nothing(typed):
    assert read(typed("")) == {}


def test_a_payment_code_in_groups_is_no_fee_code(typed):
    facts = read(typed("e-Παράβολο\nΚωδικός        6428 3391 7750 2264 1093", confidence=0.9))
    assert facts["payment_code"].value == "64283391775022641093"
    assert "fee_code" not in facts


BANK = """
Η πληρωμή ολοκληρώθηκε
16,00 €
Παράβολο Δημοσίου (2119) - αυτοτελές έγγραφο
Όνομα οφειλέτη:            ΣΑΧΙΝ ΜΟΥΡΑΤ
Καταθέτης:                 ΡΑΠΤΗ ΜΑΡΙΑ
Ημερομηνία εκτέλεσης:      02/11/2026
Κόστος συναλλαγής:         0,30 €
"""


def test_the_page_of_a_bank_tells_the_same_in_other_words(typed):
    found = {name: fact.value for name, fact in read(typed(BANK)).items()}
    assert found == {
        "fee_code": "2119",
        "amount_eur": Decimal("16.00"),
        "payer_name": "ΣΑΧΙΝ ΜΟΥΡΑΤ",
        "paid": True,
        "paid_on": dt.date(2026, 11, 2),
    }


def test_a_payment_code_may_stand_behind_a_label_of_something_else(typed):
    found = read(typed("ΠΑΡΑΒΟΛΟ ΔΗΜΟΣΙΟΥ\nΚΩΔ. ΠΑΡΑΒΟΛΟΥ: 40962200175583649018\nΤΥΠΟΣ: 2119"))
    assert found["payment_code"].value == "40962200175583649018"
