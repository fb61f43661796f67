"""What somebody earns, and who is written to."""

from decimal import Decimal

import pytest

from extract.incomes import income
from extract.letter_blocks import address_block


def values(facts):
    return {name: fact.value for name, fact in facts.items()}


@pytest.mark.parametrize(
    "sentence",
    [
        "Οι καθαρές αποδοχές του ανέρχονται σε χίλια εκατόν είκοσι ευρώ (1.120,00 €) τον μήνα.",
        "με μηνιαίο μισθό 1.120,00 ευρώ",
        "λαμβάνει σύνταξη ύψους 1.120,00 €",
        "his salary amounts to 1.120,00 euro",
    ],
)
def test_a_sentence_says_what_somebody_earns(typed, sentence):
    assert values(income(typed(sentence))) == {"amount_eur": Decimal("1120.00")}


def test_the_one_sum_that_was_paid_is_what_was_received(typed):
    found = income(typed("Συνολικό ποσό που καταβλήθηκε:  7.955,40 €"))
    assert values(found) == {"amount_eur": Decimal("7955.40")}


def test_where_what_was_earned_could_not_be_read_no_other_sum_stands_for_it(typed):
    paper = "Συνολικό δηλωθέν εισόδημα:\nΠοσό φόρου για καταβολή:  612,30 €"
    assert income(typed(paper)) == {}


def test_what_is_withheld_is_not_earned(typed):
    assert income(typed("από τις αποδοχές παρακρατήθηκε φόρος 341,14 €")) == {}


def test_of_a_table_of_sums_the_sum_counts(typed):
    table = typed(
        """
Είδος αποδοχών         Ακαθάριστο     Καθαρό ποσό     Φόρος
Τακτικές αποδοχές      12.044,10      10.347,68       291,40
Δώρα                   1.978,58       1.699,42        49,74
ΣΥΝΟΛΟ                 14.022,68      12.047,10       341,14
"""
    )
    assert values(income(table)) == {"amount_eur": Decimal("12047.10")}


def test_a_block_of_name_street_and_town_is_the_addressee(typed):
    bill = typed(
        """
ΒΟΛΤΑΪΚΗ ΡΕΥΜΑ                         06/10/2026
ΔΗΜΟΥ ΑΝΝΑ
ΜΑΚΕΔΟΝΙΑΣ 112
56224 ΕΥΟΣΜΟΣ
"""
    )
    assert values(address_block(bill)) == {
        "surname": "ΔΗΜΟΥ",
        "given_names": "ΑΝΝΑ",
        "address": "ΜΑΚΕΔΟΝΙΑΣ 112, 56224 ΕΥΟΣΜΟΣ",
    }


def test_two_blocks_say_nothing(typed):
    block = "ΔΗΜΟΥ ΑΝΝΑ\nΜΑΚΕΔΟΝΙΑΣ 112\n56224 ΕΥΟΣΜΟΣ\n"
    assert address_block(typed(block + block)) == {}
