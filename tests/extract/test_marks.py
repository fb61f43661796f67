"""Marks of certification and translation."""

import pytest

from extract.marks import certified, translated


@pytest.mark.parametrize(
    "mark",
    [
        "ΑΚΡΙΒΕΣ ΑΝΤΙΓΡΑΦΟ ΕΚ ΤΟΥ ΠΡΩΤΟΤΥΠΟΥ",
        "ΕΠΙΚΥΡΩΝΕΤΑΙ",
        "APOSTILLE",
        "(Convention de La Haye du 5 octobre 1961)",
        "Προξενική θεώρηση",
        "Επικυρώνεται η υπογραφή",
        "ΕΠΙΚΥΡΩΣΗ ΓΝΗΣΙΟΥ\nΥΠΟΓΡΑΦΗΣ",
        "АПОСТИЛЬ",
        "Aslı gibidir",
        "Certified without responsibility for the contents",
        "Για την επικύρωση της ως άνω υπογραφής",
        "CONSULAT DE GRECE A ALGER\nΕΠΙΚΥΡΩΣΗ 318 - 17/08/2026",
        "ΥΠΟΥΡΓΕΙΟ ΕΞΩΤΕΡΙΚΩΝ - ΓΡΑΦΕΙΟ ΕΠΙΚΥΡΩΣΕΩΝ",
        "ΥΠΟΥΡΓΕΙΟ ΕΞΩΤΕΡΙΚΩΝ\nΕΠΙΚΥΡΩΣΗ ΠΡΟΞΕΝΙΚΗΣ ΥΠΟΓΡΑΦΗΣ",
        "ΠΡΕΣΒΕΙΑ ΤΗΣ ΕΛΛΑΔΟΣ - ΛΙΜΑ\nΑρ. 19 / 14-01-2026",
        "ΠΡΕΣΒΕΙΑ ΤΗΣ ΕΛΛΑΔΟΣ - ΛΙΜΑ\nΒεβαιώνεται το γνήσιο της υπογραφής",
    ],
)
def test_a_stamp_certifies(typed, mark):
    fact = certified(typed("Εκκαθαριστικό σημείωμα", f"κείμενο\n{mark}"))
    assert fact.value is True
    assert fact.page == 2
    assert fact.box is not None


def test_an_embassy_that_heads_a_letter_certifies_nothing(typed):
    letter = typed("ΠΡΕΣΒΕΙΑ ΤΗΣ ΕΛΛΑΔΟΣ ΛΙΜΑ\nΑρ. Πρωτ. 19/2026\nκείμενο")
    assert certified(letter).value is False


def test_a_stamp_that_denies_certifies_nothing(typed):
    assert certified(typed("ΔΕΝ ΕΠΙΚΥΡΩΝΕΤΑΙ")).value is False


def test_what_is_not_found_in_a_text_layer_is_surely_not_there(typed):
    assert certified(typed("κείμενο")).confidence > 0.7
    assert translated(typed("κείμενο")).value is False


def test_on_a_scan_a_faint_stamp_may_have_escaped(typed):
    fact = certified(typed("κείμενο", confidence=0.95))
    assert (fact.value, fact.confidence < 0.7) == (False, True)


@pytest.mark.parametrize(
    "mark",
    [
        "ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ",
        "Πιστοποιημένη Μεταφράστρια: Μ. ΔΟΥΚΑ",
        "Ακριβής μετάφραση από τα Ρωσικά",
    ],
)
def test_a_translators_mark_is_found(typed, mark):
    assert translated(typed(f"κείμενο\n{mark}")).value is True


def test_on_a_scan_a_letter_of_a_mark_may_be_misread(typed):
    assert certified(typed("ΕΠΙΚΥΡΟΝΕΤΑΙ", confidence=0.9)).value is True
