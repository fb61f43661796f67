"""Labels that say whose name stands there, headings with numbers, labels beneath their values."""

import pytest

from extract.fields import facts_for, parse_name, parse_text
from extract.holders import holder_facts
from extract.roles import Role, role_in


def values(facts):
    return {name: fact.value for name, fact in facts.items()}


@pytest.mark.parametrize(
    "label",
    [
        "Υδρολήπτης",
        "Ενοικιαστής/τρια:",
        "Αποκτών/ώσα",
        "Ασφαλιζόμενος / Insured person",
        "Κάτοχος σύμβασης:",
        "ΟΦΕΙΛΕΤΗΣ",
        "Tenant / Μισθωτής",
        "Συνδρομητής:",
        "Policyholder:",
    ],
)
def test_a_part_alone_is_the_label_of_a_name(typed, label):
    found = values(holder_facts(typed(f"{label}        ΔΗΜΟΥ ΑΝΝΑ")))
    assert found == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


@pytest.mark.parametrize(
    "label", ["Εκμισθωτής:", "Μεταβιβάζων", "ΠΩΛΗΤΗΣ", "Landlord / Εκμισθωτής"]
)
def test_another_partys_name_is_not_the_holders(typed, label):
    assert holder_facts(typed(f"{label}        ΔΗΜΟΥ ΑΝΝΑ")) == {}


def test_a_name_ends_where_other_things_follow(typed):
    for behind in ("(πατρ. ΑΓΚΙΜ)", ", Α.Φ.Μ. 134703362", "του ΑΓΚΙΜ"):
        found = values(holder_facts(typed(f"Μισθωτής:     ΔΗΜΟΥ ΑΝΝΑ {behind}")))
        assert found["surname"] == "ΔΗΜΟΥ"


def test_a_part_before_a_label_is_part_of_that_label(typed):
    policy = typed("Ασφαλισμένος – Επώνυμο:    ΔΗΜΟΥ\nΑσφαλισμένος – Όνομα:      ΑΝΝΑ")
    assert values(holder_facts(policy)) == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


@pytest.mark.parametrize("part", ["ΑΙΤΟΥΝΤΟΣ", "ΔΙΚΑΙΟΥΧΟΥ", "ΟΦΕΙΛΕΤΗ", "ΜΙΣΘΩΤΗ"])
def test_a_part_in_capitals_belongs_to_the_label(typed, part):
    found = values(holder_facts(typed(f"ΕΠΩΝΥΜΟ {part}      ΔΗΜΟΥ\nΟΝΟΜΑ {part}      ΑΝΝΑ")))
    assert found == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


def test_a_heading_with_a_number_says_whose_the_fields_are(typed):
    lease = typed(
        """
1. ΕΚΜΙΣΘΩΤΕΣ - ΣΥΝΙΔΙΟΚΤΗΤΕΣ
Α.Φ.Μ.:     123456783
2. ΜΙΣΘΩΤΗΣ
Α.Φ.Μ.:     162876006
3. ΟΡΟΙ ΜΙΣΘΩΣΗΣ
Α.Φ.Μ.:     135348474
"""
    )
    assert [label.role for label in lease.pages[0].labels if "afm" in label.concepts] == [
        Role.OTHER_PARTY,
        Role.HOLDER,
        Role.UNSAID,
    ]


def test_what_stands_behind_an_articles_label_begins_under_the_article(typed):
    page = typed("Ο – Η Όνομα:      Επώνυμο:\nΑΝΝΑ              ΔΗΜΟΥ")
    assert [fact.value for fact in facts_for(page, "given_names", parse_name)] == ["ΑΝΝΑ"]


def test_a_sentence_about_an_address_is_no_label(typed):
    page = typed("Η διεύθυνση αποστολής είναι ίδια με τη διεύθυνση κατανάλωσης.")
    assert list(facts_for(page, "address", parse_text)) == []


def test_labels_may_stand_beneath_their_values(typed):
    form = typed(
        """
ΔΗΜΟΥ                ΑΝΝΑ
ΕΠΩΝΥΜΟ              ΟΝΟΜΑ

ΑΓΚΙΜ                ΖΟΧΡΑ
ΟΝΟΜΑ ΠΑΤΡΟΣ         ΟΝΟΜΑ ΜΗΤΡΟΣ
""",
        small=("ΕΠΩΝΥΜΟ", "ΟΝΟΜΑ", "ΠΑΤΡΟΣ", "ΜΗΤΡΟΣ"),
    )
    assert values(holder_facts(form)) == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


def test_labels_above_their_values_stay_what_they_are(typed):
    form = typed(
        """
ΕΠΩΝΥΜΟ              ΟΝΟΜΑ
ΔΗΜΟΥ                ΑΝΝΑ

ΟΝΟΜΑ ΠΑΤΡΟΣ         ΟΝΟΜΑ ΜΗΤΡΟΣ
ΑΓΚΙΜ                ΖΟΧΡΑ
"""
    )
    assert values(holder_facts(form)) == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


def test_behind_a_comma_the_fathers_field_has_ended(typed):
    page = typed("(πατρώνυμο: ΣΟΥΝΙΛ, Α.Φ.Μ.: 110672190, Α.Μ.Κ.Α.: 19018540898)").pages[0]
    assert {next(iter(label.concepts)): label.role for label in page.labels} == {
        "father_name": Role.OTHER_PARTY,
        "afm": Role.UNSAID,
        "amka": Role.UNSAID,
    }


def test_columns_that_are_counted_have_their_values_beneath(typed):
    table = """
1 Α/Α    2 ΔΙΕΥΘΥΝΣΗ ΑΚΙΝΗΤΟΥ          3 Τ.Μ.    4 ΧΡΗΣΗ
1        ΑΧΑΡΝΩΝ 251, 11253 ΑΘΗΝΑ      55        ΔΩΡΕΑΝ
"""
    found = next(facts_for(typed(table), "property", parse_text))
    assert found.value == "ΑΧΑΡΝΩΝ 251, 11253 ΑΘΗΝΑ"


def test_a_label_in_brackets_behind_an_article_is_one(typed):
    page = typed("Ο/Η (όνομα)  ΤΣΙΑ ΜΙΝΓΚ\nΕπώνυμο  ΣΙΕΧ")
    assert {name: fact.value for name, fact in holder_facts(page).items()} == {
        "surname": "ΣΙΕΧ",
        "given_names": "ΤΣΙΑ ΜΙΝΓΚ",
    }


def test_a_known_word_is_no_misread_name_of_a_part(typed):
    page = typed("(ιδιότητα ομογενούς)\nΕπώνυμο:  ΣΙΕΧ\nΌνομα:  ΤΣΙΑ")
    assert holder_facts(page)["surname"].value == "ΣΙΕΧ"


def test_the_spouse_who_applies_is_the_holder_and_the_applicants_spouse_is_not(typed):
    (page,) = typed("Στοιχεία αιτούντος συζύγου\nΣτοιχεία συζύγου του αιτούντος").pages
    assert [role_in(row.words) for row in page.rows] == [Role.HOLDER, Role.OTHER_PARTY]
