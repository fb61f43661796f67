"""Declarations, certificates, schooling: what each reader adds to the holder."""

import datetime as dt

import pytest

from extract.evidence import EvidenceKind as Kind
from extract.readers import READERS


def values(kind, document):
    return {name: fact.value for name, fact in READERS[kind](document).items()}


def test_every_kind_has_a_reader():
    assert set(READERS) == set(Kind)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PHOTO])
def test_a_blank_page_gives_no_fact_but_that_marks_are_absent(typed, kind):
    assert set(values(kind, typed(""))) <= {"certified", "translated"}


def test_a_declaration_gives_declarant_and_text(typed):
    found = values(
        Kind.SOLEMN_DECLARATION,
        typed(
            """
ΥΠΕΥΘΥΝΗ ΔΗΛΩΣΗ
Ο – Η Όνομα:     ARTAN
Επώνυμο:         HOXHA
Όνομα και Επώνυμο Πατέρα:   ΜΠΕΣΝΙΚ ΧΟΤΖΑ
που προβλέπονται από το νόμο, δηλώνω ότι:
Δεν έχει μεταβληθεί η οικογενειακή
μου κατάσταση.
                       Ημερομηνία: 26/10/2026
"""
        ),
    )
    assert found["surname"] == "HOXHA"
    assert found["given_names"] == "ARTAN"
    assert found["subject"] == "Δεν έχει μεταβληθεί η οικογενειακή μου κατάσταση."
    assert found["issue_date"] == dt.date(2026, 10, 26)


def test_a_holder_named_in_a_sentence_is_found(typed):
    found = values(
        Kind.STAY_PROOF, typed("Βεβαιώνεται ότι ο/η ΧΟΤΖΑ ΑΡΤΑΝ του ΜΠΕΣΝΙΚ διέμεινε στη χώρα.")
    )
    assert (found["surname"], found["given_names"]) == ("ΧΟΤΖΑ", "ΑΡΤΑΝ")


def test_a_foreign_certificate_tells_where_it_comes_from_and_what_was_done_to_it(typed):
    page = """
REPUBLIC OF ALBANIA
BIRTH CERTIFICATE
Surname:          HOXHA
Given names:      ARTAN
Place of birth:   TIRANE
"""
    plain = values(Kind.BIRTH_CERTIFICATE, typed(page))
    assert (plain["certified"], plain["translated"]) == (False, False)
    assert plain["issuing_country"] == "ALB"
    formal = values(
        Kind.BIRTH_CERTIFICATE,
        typed(page + "APOSTILLE", "ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ\nΤόπος γέννησης:  ΤΙΡΑΝΑ"),
    )
    assert (formal["certified"], formal["translated"]) == (True, True)
    assert formal["birth_place_scripts"] == ("Latn",)


def test_a_translation_that_leaves_the_place_in_greek_says_so(typed):
    page = "ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ\nΤόπος γέννησης:  {}\nΜεταφραζόμενο έγγραφο:  Πιστοποιητικό γέννησης"
    greek = values(Kind.CERTIFIED_TRANSLATION, typed(page.format("ΤΙΡΑΝΑ")))
    both = values(Kind.CERTIFIED_TRANSLATION, typed(page.format("ΤΙΡΑΝΑ (TIRANE)")))
    assert greek["birth_place_scripts"] == ("Grek",)
    assert set(both["birth_place_scripts"]) == {"Grek", "Latn"}
    assert both["translates"] == "birth_certificate"
    assert both["certified"] is True


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Επίπεδο:  B1", "B1"),
        ("Επίπεδο:  Β2", "B2"),
        ("Επίπεδο:  Α2+", "A2+"),
        ("Επίπεδο:  –", None),
    ],
)
def test_levels_of_greek_are_given_in_latin_letters(typed, text, level):
    assert values(Kind.GREEK_LANGUAGE_CERTIFICATE, typed(text)).get("level") == level


def test_classes_are_counted_where_no_number_is_given(typed):
    rows = "Α΄ Γυμνασίου    2012-2013\nΒ΄ Γυμνασίου    2013-2014\nΓ΄ Γυμνασίου    2014-2015"
    assert values(Kind.GREEK_SCHOOL_CERTIFICATE, typed(rows))["classes_completed"] == 3


def test_an_office_that_is_called_a_direction_is_no_address(typed):
    text = "ΔΙΕΥΘΥΝΣΗ ΔΙΟΙΚΗΤΙΚΩΝ ΥΠΗΡΕΣΙΩΝ\nΔιεύθυνση κατοικίας:   ΤΣΙΜΙΣΚΗ 41\nΤ.Κ.:   54623"
    assert values(Kind.RESIDENCE_PROOF, typed(text))["address"] == "ΤΣΙΜΙΣΚΗ 41, Τ.Κ. 54623"


def test_years_of_lawful_stay(typed):
    text = "Συνολικός χρόνος νόμιμης διαμονής:   12 έτη\nΝόμιμη διαμονή έως:   30/09/2026"
    found = values(Kind.LEGAL_STAY_CERTIFICATE, typed(text))
    assert (found["years"], found["to"]) == (12, dt.date(2026, 9, 30))


def test_a_spelling_in_letters_that_nobody_here_reads_is_not_given_as_latin(typed):
    text = "CERTIFICATE OF PLACE OF BIRTH\nPlace of birth:    aboHs30 / RUSTAVI"
    facts = READERS[Kind.BIRTHPLACE_DOCUMENT](typed(text, confidence=0.93))
    assert facts["birth_place"].value == "RUSTAVI"
    assert facts["birth_place_scripts"].confidence < 0.7


def test_the_level_counts_that_stands_behind_its_name(typed):
    text = "πέτυχε στις εξετάσεις του επιπέδου\nΒ1\nΤο επόμενο επίπεδο είναι το Β2."
    assert values(Kind.GREEK_LANGUAGE_CERTIFICATE, typed(text))["level"] == "B1"


def test_the_day_on_which_another_paper_was_issued_is_not_this_ones(typed):
    text = """
Embassy of Ghana        10 September 2026
holder of passport No. AB9557004 issued on 14 March 2023, is married
"""
    found = values(Kind.FAMILY_STATUS_CERTIFICATE, typed(text))
    assert found["issue_date"] == dt.date(2026, 9, 10)


@pytest.mark.parametrize(
    "text",
    [
        "ΦΟΡΟΛΟΓΙΚΟ ΕΤΟΣ 2025\nΓια το φορολογικό έτος 2024 το εισόδημα ήταν 11.912,00 €.",
        "ΕΙΣΟΔΗΜΑΤΑ ΠΟΥ ΑΠΟΚΤΗΘΗΚΑΝ ΑΠΟ 1/1/2025 ΕΩΣ 31/12/2025",
    ],
)
def test_the_tax_year_is_that_of_the_title_or_of_the_whole_year_that_is_named(typed, text):
    assert values(Kind.TAX_CLEARANCE, typed(text))["tax_year"] == 2025


def test_a_level_that_has_its_line_to_itself_is_the_certificates(typed):
    page = """
ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΕΛΛΗΝΟΜΑΘΕΙΑΣ
Β2 (Καλή γνώση)
Επώνυμο    WANJIRU
"""
    assert values(Kind.GREEK_LANGUAGE_CERTIFICATE, typed(page))["level"] == "B2"


def test_two_levels_are_none(typed):
    page = typed("ΠΙΣΤΟΠΟΙΗΤΙΚΟ\nΒ2 (Καλή γνώση)\nΑ1 (Στοιχειώδης γνώση)")
    assert "level" not in values(Kind.GREEK_LANGUAGE_CERTIFICATE, page)


SCHOOLS = """
Βαθμίδα           Σχολείο                  Τάξεις    Απόλυση
Πρωτοβάθμια       9ο Δημοτικό Ευόσμου      6         15.06.2012
Δευτεροβάθμια     Γυμνάσιο Ευόσμου         3         19.06.2015
"""


@pytest.mark.parametrize(
    "behind", ["", "Συνολικά ολοκλήρωσε επιτυχώς εννέα (9) τάξεις ελληνικού σχολείου."]
)
def test_of_several_schools_the_classes_are_counted_together(typed, behind):
    found = values(Kind.GREEK_SCHOOL_CERTIFICATE, typed(f"{SCHOOLS}\n{behind}"))
    assert found["classes_completed"] == 9


def test_the_validity_of_a_certificate_of_application_is_its_expiry(typed):
    page = typed("ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ\nΙσχύς βεβαίωσης έως:   21/09/2027")
    found = values(Kind.RESIDENCE_APPLICATION_CERTIFICATE, page)
    assert found["expiry_date"] == dt.date(2027, 9, 21)


def test_what_follows_the_heading_of_a_home_is_not_its_owners(typed):
    page = typed("""
ΥΠΟΧΡΕΟΣ (ΙΔΙΟΚΤΗΤΗΣ)
Ονοματεπώνυμο:   ΣΑΜΑΡΑΣ ΠΑΝΑΓΙΩΤΗΣ
ΑΚΙΝΗΤΟ
Διεύθυνση:       ΣΦΑΚΙΩΝ 33, 73134 ΧΑΝΙΑ
""")
    assert values(Kind.HOUSING_CONCESSION, page)["address"] == "ΣΦΑΚΙΩΝ 33, 73134 ΧΑΝΙΑ"


@pytest.mark.parametrize("place", ["à TLEMCEN", "en TLEMCEN", "në TLEMCEN", "στο TLEMCEN"])
def test_a_town_is_given_without_the_word_before_it(typed, place):
    page = typed(f"Date et lieu de naissance:   28/04/1985 {place}")
    assert values(Kind.BIRTH_CERTIFICATE, page)["birth_place"] == "TLEMCEN"


def test_a_consulates_heading_with_an_elided_article_names_its_state(typed):
    page = typed("CONSULAT D'ALGERIE\nATTESTATION DE LIEU DE NAISSANCE")
    assert values(Kind.BIRTHPLACE_DOCUMENT, page)["issuing_country"] == "DZA"


def test_who_sent_the_embassy_issues_its_papers_and_not_its_host(typed):
    heading = (
        "EMBASSY OF GEORGIA TO THE HELLENIC REPUBLIC\nCERTIFICATE OF PLACE OF BIRTH\nSurname:  DIA"
    )
    assert values(Kind.BIRTHPLACE_DOCUMENT, typed(heading))["issuing_country"] == "GEO"
