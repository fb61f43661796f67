"""What settles a kind that titles leave in doubt: the words that such papers usually have."""

from extract.evidence import EvidenceKind as Kind
from extract.identify import THRESHOLD, identify
from extract.kind_words import usual_kind, words_said

APPLICATION = """
e-ΕΦΚΑ
ΒΕΒΑΙΩΣΗ ΥΠΟΒΟΛΗΣ ΑΙΤΗΣΗΣ
για εγγραφή στο μητρώο ασφαλισμένων
Βεβαιώνουμε ότι υποβλήθηκε αίτηση απογραφής και υπαγωγής στην ασφάλιση από:
Επώνυμο      ΔΗΜΟΥ
Α.Μ.Κ.Α.     12048801539
"""


def test_words_are_counted_by_their_stems_alone_and_in_pairs(typed):
    said = words_said(typed("υποβολή αιτήσεως 2026 ασφάλισης").pages[0].rows)
    assert {word.count(" ") for word in said} == {0, 1}
    assert not any(char.isdigit() for word in said for char in word)


def test_usual_words_name_the_kind_of_an_application_for_insurance(typed):
    assert usual_kind(typed(APPLICATION).pages[0].rows) is Kind.INSURANCE_APPLICATION


def test_they_settle_what_a_title_leaves_open(typed):
    found = identify(typed(APPLICATION))
    assert found.kind is Kind.INSURANCE_APPLICATION
    assert THRESHOLD <= found.confidence < 0.9


def test_words_alone_without_any_sign_of_a_kind_tell_nothing(typed):
    assert usual_kind(typed("Ωραία μέρα").pages[0].rows) is None
    assert identify(typed("Ωραία μέρα σήμερα")).kind is None


def test_a_paper_that_bears_a_kinds_whole_title_may_speak_of_another(typed):
    page = typed("""
ΔΗΛΩΣΗ ΦΟΡΟΛΟΓΙΑΣ ΕΙΣΟΔΗΜΑΤΟΣ ΦΥΣΙΚΩΝ ΠΡΟΣΩΠΩΝ
ΠΙΝΑΚΑΣ 1. ΣΤΟΙΧΕΙΑ ΦΟΡΟΛΟΓΟΥΜΕΝΟΥ
Επώνυμο      ΔΗΜΟΥ
(203) Δωρεάν παραχώρηση κατοικίας, τ.μ.      54
""")
    assert identify(page).kind is Kind.TAX_RETURN
