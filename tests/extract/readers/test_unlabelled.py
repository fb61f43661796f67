"""What papers leave unsaid, and what is taken instead: never surely."""

import datetime as dt

from extract.evidence import EvidenceKind as Kind
from extract.readers import READERS
from extract.weighing import weighed


def read(kind, document):
    return weighed(document, READERS[kind](document))


def test_of_a_marriage_the_first_spouse_is_given_never_surely(typed):
    page = typed("""
A. WIFE
Surname:      KALLINICOS
Forenames:    IRENE
Date of birth:    30/04/1978
B. HUSBAND
Surname:      VAN DER WALT
Forenames:    HENDRIK
""")
    facts = read(Kind.MARRIAGE_CERTIFICATE, page)
    assert facts["surname"].value == "KALLINICOS"
    assert facts["birth_date"].value == dt.date(1978, 4, 30)
    assert max(facts[name].confidence for name in ("surname", "given_names", "birth_date")) < 0.7


def test_a_paid_receipt_of_one_day_was_paid_on_it(typed):
    facts = read(Kind.FEE_RECEIPT, typed("ΗΜ/ΝΙΑ: 27/10/2026\n*** ΠΛΗΡΩΘΗΚΕ ***"))
    assert facts["paid_on"].value == dt.date(2026, 10, 27)
    assert facts["paid_on"].confidence < 0.9


def test_of_two_days_neither_is_that_of_payment(typed):
    page = typed("ΗΜ/ΝΙΑ: 27/10/2026\nΛήγει: 27/12/2026\n*** ΠΛΗΡΩΘΗΚΕ ***")
    assert "paid_on" not in read(Kind.FEE_RECEIPT, page)
    assert "paid_on" not in read(Kind.FEE_RECEIPT, typed("ΗΜ/ΝΙΑ: 27/10/2026\nΑΠΛΗΡΩΤΟ"))


def test_a_leaving_certificate_was_issued_when_school_was_completed(typed):
    facts = read(Kind.GREEK_SCHOOL_CERTIFICATE, typed("ΑΠΟΛΥΤΗΡΙΟ\nΡίο, 27 Ιουνίου 2014"))
    assert facts["completed_on"].value == dt.date(2014, 6, 27)
    assert facts["completed_on"].confidence < 0.9
    other = read(Kind.GREEK_SCHOOL_CERTIFICATE, typed("ΒΕΒΑΙΩΣΗ ΦΟΙΤΗΣΗΣ\nΡίο, 27 Ιουνίου 2014"))
    assert "completed_on" not in other


def test_a_stamp_between_the_rows_of_a_table_does_not_end_it(typed):
    page = typed("""
ΑΠΟ             ΙΣΧΥΕΙ ΕΩΣ      ΥΠΟΓΡΑΦΗ
01/03/2025      28/02/2026      Κ. Σταθάκη
                ΘΕΩΡΗΘΗΚΕ
01/03/2026      28/02/2027      Κ. Σταθάκη
""")
    assert read(Kind.HEALTH_BOOKLET, page)["valid_until"].value == dt.date(2027, 2, 28)


def test_a_stay_is_proven_by_the_period_of_insurance(typed):
    page = typed("Ασφάλιση από:    01/03/2019\nΑσφάλιση έως:    30/09/2026")
    facts = read(Kind.STAY_PROOF, page)
    assert (facts["from"].value, facts["to"].value) == (dt.date(2019, 3, 1), dt.date(2026, 9, 30))


def test_a_policy_that_expires_holds_until_then(typed):
    page = typed("Valid from:    15/09/2026\nValid to:    14/09/2027")
    assert read(Kind.PRIVATE_INSURANCE, page)["valid_until"].value == dt.date(2027, 9, 14)


def test_a_translation_tells_its_original_by_a_heading_with_more_words(typed):
    page = typed("ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ\nΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ αρ. 1187/1990\nΕπώνυμο: ΔΗΜΟΥ")
    assert read(Kind.CERTIFIED_TRANSLATION, page)["translates"].value == "birth_certificate"
