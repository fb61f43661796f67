"""Facts in running text, and labels known by the beginnings of their words."""

import datetime as dt

import pytest

from extract.folding import skeleton
from extract.holders import holder_facts
from extract.label_patterns import named_by
from extract.periods import ends_in_text, period_in_text
from extract.readers.particulars import afm, passport_number
from extract.sentences import (
    address_in_text,
    afm_in_text,
    amka_in_text,
    classes_in_text,
    let_home_in_text,
    passport_in_text,
    years_in_text,
)


def values(facts):
    return {name: fact.value for name, fact in facts.items()}


def test_a_tax_number_behind_its_name_is_read(typed):
    assert values(afm_in_text(typed("ο αιτών, με Α.Φ.Μ. 134703362, υπέβαλε αίτηση"))) == {
        "afm": "134703362"
    }


def test_two_peoples_tax_numbers_say_nothing(typed):
    assert afm_in_text(typed("με ΑΦΜ 094014201 και ο δεύτερος με ΑΦΜ 090000045")) == {}


def test_the_spouses_number_is_not_the_holders(typed):
    found = afm_in_text(typed("με ΑΦΜ 094014201 και η σύζυγος με ΑΦΜ 090000045"))
    assert values(found) == {"afm": "094014201"}


def test_a_persons_number_counts_before_a_companys(typed):
    found = afm_in_text(typed("η εταιρεία με ΑΦΜ 094014201, ο εργαζόμενος με ΑΦΜ 134703362"))
    assert values(found) == {"afm": "134703362"}


def test_09_alone_makes_no_number_a_companys(typed):
    both = "Γεώργιος Μαυρίδης με ΑΦΜ 134703362 και Αρτάν Χότζα με ΑΦΜ 094014201, συμφωνούν"
    signs = {sign.value for sign in afm_in_text(typed(both))["afm"].how.signs}
    assert signs >= {"odd", "rival"}  # whose is whose nothing tells


def test_the_holders_own_label_tells_whose_a_number_with_09_is(typed):
    bill = typed("Προμηθευτής - ΑΦΜ:  134703362\nΑΦΜ πελάτη:  094014201")
    assert values(afm(bill)) == {"afm": "094014201"}


LET = "στη Θεσσαλονίκη, επί της οδού Γούναρη 119"


@pytest.mark.parametrize(
    "sentence",
    [
        f"ο Πέτρος Δήμου, κάτοικος Αθηνών, οδός Νίκης 2, εκμισθώνει ένα διαμέρισμα {LET}",
        "ο ιδιοκτήτης, που διαμένει στην οδό Νίκης 2, μισθώνει την οικία της οδού Γούναρη 119",
        "κάτοικος Αθηνών, επί της οδού Νίκης 2, παραχωρεί κατοικία 54 τ.μ., Γούναρη 119, Πάτρα",
    ],
)
def test_a_lease_is_of_the_home_that_it_lets_not_of_its_owners(typed, sentence):
    assert "Γούναρη 119" in str(let_home_in_text(typed(sentence))["address"].value)


def test_where_a_party_lives_is_not_what_a_lease_lets(typed):
    assert let_home_in_text(typed("ο εκμισθωτής, κάτοικος Αθηνών, οδός Νίκης 2, εκμισθώνει")) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "β) ΔΗΜΟΥ ΑΝΝΑ, κάτοχος διαβατηρίου BA1234567, ενοικιάστρια",
        "Εξετάσθηκε στα εξωτερικά ιατρεία η ΔΗΜΟΥ ΑΝΝΑ, ετών 46, και διαπιστώθηκε",
        "βεβαιώνω ότι εξέτασα την ΔΗΜΟΥ ΑΝΝΑ και δεν διαπίστωσα ευρήματα",
        "Η ΔΗΜΟΥ ΑΝΝΑ έλαβε μέρος στις εξετάσεις του Μαΐου",
        "Απονέμεται στην ΔΗΜΟΥ ΑΝΝΑ, η οποία συμμετείχε",
    ],
)
def test_whom_a_certificate_examined_is_its_holder(typed, sentence):
    found = values(holder_facts(typed(sentence)))
    assert found == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


def test_a_number_whose_digit_does_not_check_is_left_alone(typed):
    assert amka_in_text(typed("με ΑΜΚΑ 12048801530, υπέβαλε")) == {}


def test_a_period_in_a_sentence_has_both_its_ends(typed):
    found = values(period_in_text(typed("διέμεινε νόμιμα από 02/01/2012 έως και 30/06/2024.")))
    assert found == {"from": dt.date(2012, 1, 2), "to": dt.date(2024, 6, 30)}


def test_a_figure_and_its_word_must_agree(typed):
    assert values(years_in_text(typed("επί δέκα (10) έτη"))) == {"years": 10.0}
    assert years_in_text(typed("επί δέκα (12) έτη")) == {}


def test_classes_are_counted_in_words(typed):
    assert values(classes_in_text(typed("ολοκλήρωσε εννέα τάξεις"))) == {"classes_completed": 9}
    assert classes_in_text(typed("γεννήθηκε 12/04/1988 Τάξεις ολοκληρωμένες: 6")) == {}


def test_a_passport_is_named_before_or_behind_its_number(typed):
    assert values(passport_in_text(typed("κάτοχος του BA1234567 διαβατηρίου"))) == {
        "passport_number": "BA1234567"
    }


@pytest.mark.parametrize("sentence", ["διαβατηρίου 000982806", "Αριθμός διαβατηρίου:  O00982806"])
def test_a_nought_that_begins_a_recognised_number_may_be_an_o(typed, sentence):
    scan = typed(sentence, confidence=0.95)
    assert "odd" in {sign.value for sign in passport_number(scan)["passport_number"].how.signs}
    layer = passport_number(typed(sentence))["passport_number"]
    assert "odd" not in {sign.value for sign in layer.how.signs}


def test_a_pupil_is_the_holder_whatever_the_gender_of_the_form(typed):
    found = values(holder_facts(typed("ο/η μαθητής/τρια ΔΗΜΟΥ ΑΝΝΑ φοίτησε")))
    assert found == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


@pytest.mark.parametrize("part", ["ασθενούς", "εργαζομένου", "τέκνου", "σπουδαστή"])
def test_a_label_with_a_persons_part_is_a_label_and_no_name(typed, part):
    found = values(holder_facts(typed(f"Επώνυμο {part}      ΔΗΜΟΥ\nΌνομα {part}      ΑΝΝΑ")))
    assert found == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Ισχύς κάλυψης νοσηλείας έως", "valid_until"),
        ("Ημερομηνία λήξης του συμβολαίου", "valid_until"),
        ("Σύνολο ετησίων αποδοχών", "income"),
        ("Αριθμός ισχύοντος διαβατηρίου", "passport_number"),
    ],
)
def test_labels_are_known_by_the_beginnings_of_their_words(label, concept):
    assert concept in named_by([skeleton(word) for word in label.split()], tolerant=False)


def test_a_sentence_is_no_label():
    words = "Ο αιτών δηλώνει ότι διαμένει στην Ελλάδα".split()
    assert not named_by([skeleton(word) for word in words], tolerant=True)


def test_a_landlords_number_is_not_the_holders_because_his_own_label_is_misread(typed):
    paper = typed("""
Στοιχεία Εκμισθωτή
Επώνυμο:   ΠΑΠΑΝΙΚΟΛΑΟΥ
Α.Φ.Μ.:    123456783
Στοιχεία Μισθωτή
Επώνυμο:   GJOKA
Α.ψμ:      134703362
""")
    assert afm_in_text(paper) == {}


def test_in_a_contract_the_number_is_of_whom_it_calls_the_tenant(typed):
    contract = typed(
        "η ΒΛΑΧΟΥ ΜΑΡΙΑ με Α.Φ.Μ. 162876006, που στο εξής θα καλείται «εκμισθώτρια»,\n"
        "και αφετέρου του/της ΤΣΕΜΠΟΤΑΡΙ ΝΑΤΑΛΙΑ, κατόχου του υπ' αριθμ. AB4108686\n"
        "διαβατηρίου, με Α.Φ.Μ. 134703362, που στο εξής θα καλείται «μισθωτής»"
    )
    assert values(afm_in_text(contract)) == {"afm": "134703362"}
    assert values(passport_in_text(contract)) == {"passport_number": "AB4108686"}
    assert values(holder_facts(contract)) == {
        "surname": "ΤΣΕΜΠΟΤΑΡΙ",
        "given_names": "ΝΑΤΑΛΙΑ",
    }


def test_a_contract_that_ends_in_a_sentence_says_when(typed):
    lease = typed("αρχίζει την 01/12/2024 και λήγει την 30/11/2027.")
    assert values(ends_in_text(lease)) == {"valid_until": dt.date(2027, 11, 30)}


def test_the_home_is_the_street_that_is_no_notarys_office(typed):
    deed = typed(
        "στο συμβολαιογραφείο μου που βρίσκεται στην οδό Ερμού 40, πωλείται διαμέρισμα\n"
        "που βρίσκεται στην οδό ΑΧΑΡΝΩΝ\n311, Τ.Κ. 11145, ΑΘΗΝΑ."
    )
    assert values(address_in_text(deed)) == {"address": "ΑΧΑΡΝΩΝ 311, Τ.Κ. 11145, ΑΘΗΝΑ"}


def test_two_homes_in_one_text_say_nothing(typed):
    assert address_in_text(typed("διαμένει στην οδό ΑΧΑΡΝΩΝ 311 και στην οδό ΕΡΜΟΥ 4")) == {}


def test_of_several_counts_the_one_given_in_word_and_figure_is_the_sum(typed):
    text = "στο Γυμνάσιο (τρεις τάξεις) και στο Λύκειο (τρεις τάξεις), ήτοι έξι (6) τάξεις συνολικά"
    assert classes_in_text(typed(text))["classes_completed"].value == 6
