"""Headings that offices word anew: known by some of their words, in any order."""

import pytest

from extract.evidence import EvidenceKind
from extract.headings import as_known, head
from extract.identify import identify


def test_a_heading_fits_if_it_has_a_word_of_each_sort():
    assert head("βεβαίωσ*|πιστοποιητικό σπουδών").fits("ΣΠOYΔΩN BEBAIΩΣH")
    assert not head("βεβαίωσ*|πιστοποιητικό σπουδών").fits("BEBAIΩΣH EPΓAΣIAΣ")


def test_words_behind_the_mark_may_not_be_there():
    assert not head("διαμονής βεβαίωσ* !νόμιμ*").fits("BEBAIΩΣH NOMIMHΣ ΔIAMONHΣ")


def test_a_misread_word_of_a_heading_is_the_known_one_that_it_nearly_is():
    assert as_known("ΠIΣTOΠOIHTIKQ") == "ΠIΣTOΠOIHTIKO"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "ΒΕΒΑΙΩΣΗ\nυποβολής αιτήματος για υπαγωγή στην ασφάλιση\nΦορέας  ΕΦΚΑ",
            EvidenceKind.INSURANCE_APPLICATION,
        ),
        ("REFERENCE ON PLACE OF BIRTH\nPlace of birth  GYUMRI", EvidenceKind.BIRTHPLACE_DOCUMENT),
        (
            "HOUSEHOLD REGISTRATION TRANSCRIPT\nSpouse  LIN YI",
            EvidenceKind.FAMILY_STATUS_CERTIFICATE,
        ),
        ("ΑΠΟΔΕΙΚΤΙΚΟ ΦΟΡΟΛΟΓΙΚΗΣ ΕΝΗΜΕΡΟΤΗΤΑΣ\nΑΦΜ  123456789", EvidenceKind.OTHER),
    ],
)
def test_a_title_of_other_words_is_known_by_what_it_speaks_of(typed, text, kind):
    assert identify(typed(text)).kind is kind


def test_a_title_of_one_other_word_is_no_misread_one(typed):
    found = identify(typed("CERTIDAO DE NASCIMENTO\nNome  THIAGO", confidence=0.9))
    assert found.kind is EvidenceKind.BIRTH_CERTIFICATE


def test_capitals_before_small_letters_are_a_heading_of_their_own(typed):
    text = "ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ μέλους οικογένειας πολίτη\nE00754873"
    assert identify(typed(text)).kind is EvidenceKind.PERMANENT_RESIDENCE_CARD
