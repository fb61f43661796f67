"""What a document is, by what it says."""

import pytest

from extract.evidence import EvidenceKind
from extract.identify import identify, kind_named, signs
from extract.mrz.zones import MrzFields, MrzFormat, Zone


def zone(form, code, state):
    fields = MrzFields(code, state, "DEMO", "ANNA", "X12", state, None, "F", None, "")
    return Zone(1, (0, 900, 900, 1000), 0, form, (), True, {}, fields, 0.99)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("e-Παράβολο\nΚωδικός e-Παραβόλου:  642\nΠοσό:  16,00 €", EvidenceKind.FEE_RECEIPT),
        (
            "ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ\n(άρθρο 8 Ν. 1599/1986)\nδηλώνω ότι έχω ασφαλιστική ικανότητα",
            EvidenceKind.SOLEMN_DECLARATION,
        ),
        (
            "ΒΕΒΑΙΩΣΗ ΑΣΦΑΛΙΣΤΙΚΗΣ ΙΚΑΝΟΤΗΤΑΣ\ne-ΕΦΚΑ\nΑ.Μ.Κ.Α.:  12",
            EvidenceKind.INSURANCE_CAPACITY,
        ),
        (
            "ΒΕΒΑΙΩΣΗ ΥΠΟΒΟΛΗΣ ΑΙΤΗΣΗΣ\nαπογραφής άμεσα ασφαλισμένου\nαίτηση για ασφάλιση",
            EvidenceKind.INSURANCE_APPLICATION,
        ),
        (
            "ΒΕΒΑΙΩΣΗ ΥΠΟΒΟΛΗΣ ΑΙΤΗΣΗΣ\nΓΙΑ ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ\nΑποκεντρωμένη Διοίκηση\nValid until",
            EvidenceKind.RESIDENCE_APPLICATION_CERTIFICATE,
        ),
        (
            "ΑΠΟΔΕΙΚΤΙΚΟ ΥΠΟΒΟΛΗΣ ΑΙΤΗΣΗΣ\nΑπογραφή άμεσα ασφαλισμένου\ne-ΕΦΚΑ",
            EvidenceKind.INSURANCE_APPLICATION,
        ),
        ("CERTIFICATE OF PLACE OF BIRTH\nSurname:  DIA", EvidenceKind.BIRTHPLACE_DOCUMENT),
        ("Certificate concerning place of birth\nName:  DIA", EvidenceKind.BIRTHPLACE_DOCUMENT),
        ("CERTIFICATE OF BIRTH\nPlace of birth:  LIMA", EvidenceKind.BIRTH_CERTIFICATE),
        ("ΜΙΣΘΩΤΗΡΙΟ ΣΥΜΒΟΛΑΙΟ\nΟ εκμισθωτής και ο μισθωτής\nΜηνιαίο μίσθωμα:", EvidenceKind.LEASE),
    ],
)
def test_a_document_is_what_it_calls_itself(typed, text, kind):
    found = identify(typed(text))
    assert found.kind is kind
    assert found.confidence > 0.7


def test_misread_letters_do_not_hide_a_title(typed):
    found = identify(typed("ΥΠΕΥΘΥΝΠ ΔΠΛΩΣΗ\nδηλώνω οτι", confidence=0.8))
    assert found.kind is EvidenceKind.SOLEMN_DECLARATION


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "Αγαπητή κυρία, σας ευχαριστούμε.",
        "12/04/1988",
        "Date of birth\nPlace of birth\nFather\nMother",
    ],
)
def test_too_few_signs_leave_a_document_unidentified(typed, text):
    assert identify(typed(text)).kind is None


def test_a_file_with_original_and_translation_is_the_original(typed):
    original = "BIRTH CERTIFICATE\nSurname:  HOXHA\nPlace of birth:  TIRANE"
    translation = "ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ\nΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΕΝΝΗΣΗΣ\nΠιστοποιημένη Μεταφράστρια"
    assert identify(typed(original, translation)).kind is EvidenceKind.BIRTH_CERTIFICATE
    assert identify(typed(translation)).kind is EvidenceKind.CERTIFIED_TRANSLATION


def test_every_kind_that_has_words_has_signs():
    wordless = {EvidenceKind.PHOTO}
    assert set(signs()) == set(EvidenceKind) - wordless


def test_a_title_names_its_kind():
    assert kind_named("ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΤΟΠΟΥ ΓΕΝΝΗΣΗΣ") is EvidenceKind.BIRTHPLACE_DOCUMENT
    assert kind_named("κάτι άλλο") is None


@pytest.mark.parametrize(
    ("form", "code", "state", "kind"),
    [
        (MrzFormat.TD1, "IR", "FRA", EvidenceKind.RESIDENCE_PERMIT),
        (MrzFormat.TD1, "IR", "GRC", EvidenceKind.RESIDENCE_PERMIT),
        (MrzFormat.TD1, "AR", "D", EvidenceKind.RESIDENCE_PERMIT),
        (MrzFormat.TD1, "ID", "ESP", EvidenceKind.OTHER),
        (MrzFormat.TD1, "I", "SWE", EvidenceKind.OTHER),
        (MrzFormat.TD2, "I", "UTO", EvidenceKind.OTHER),
    ],
)
def test_a_zone_tells_permits_from_identity_cards_of_other_states(typed, form, code, state, kind):
    found = identify(typed("", zones=(zone(form, code, state),)))
    assert found.kind is kind
    assert found.confidence > 0.7


def test_an_identity_card_is_no_certificate_for_its_labels(typed):
    text = "IDENTITY CARD\nDate of birth\nPlace of birth\nFather\nMother"
    found = identify(typed(text, zones=(zone(MrzFormat.TD2, "I", "UTO"),)))
    assert found.kind is EvidenceKind.OTHER


def test_a_greek_zone_of_no_known_kind_leaves_it_to_what_the_card_calls_itself(typed):
    text = "ΕΙΔΙΚΟ ΔΕΛΤΙΟ ΤΑΥΤΟΤΗΤΑΣ ΟΜΟΓΕΝΟΥΣ\nΕπώνυμο\nDODIG"
    found = identify(typed(text, zones=(zone(MrzFormat.TD2, "ID", "GRC"),)))
    assert found.kind is EvidenceKind.ALIEN_IDENTITY_CARD


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "ARAYIŞ № 0291\nReference on place of birth\nSurname:  HUMBATOVA",
            EvidenceKind.BIRTHPLACE_DOCUMENT,
        ),
        (
            "ΒΕΒΑΙΩΣΗ ΔΙΑΜΟΝΗΣ ΣΤΗΝ ΕΣΤΙΑ\nΔιεύθυνση κατοικίας:  ΝΙΚΗΣ 2",
            EvidenceKind.RESIDENCE_PROOF,
        ),
        (
            "ΒΕΒΑΙΩΣΗ ΔΙΑΜΟΝΗΣ ΣΕ ΞΕΝΩΝΑ ΝΕΟΤΗΤΑΣ\nΔιεύθυνση κατοικίας:  ΝΙΚΗΣ 2",
            EvidenceKind.RESIDENCE_PROOF,
        ),
        ("ΒΕΒΑΙΩΣΗ ΔΙΑΜΟΝΗΣ ΣΤΗ ΧΩΡΑ\nΑπό:  01/02/2018", EvidenceKind.STAY_PROOF),
    ],
)
def test_what_other_offices_call_it_tells_the_kind_too(typed, text, kind):
    assert identify(typed(text)).kind is kind
