"""Cards on which a label was not read: what stands there all the same, and how unsurely."""

from extract.readers.residence_permit import card
from extract.weighing import weighed

SURE = 0.9
CARD = """
ΔΕΛΤΙΟ ΜΟΝΙΜΗΣ ΔΙΑΜΟΝΗΣ
                  MEHMOOD
Όνομα / Name      TARIQ
Hp. yevv          28-10-1980
Έκδοση / Issued   30-03-2021
Ισχύς έως         29-03-2031
"""


def facts_of(document):
    return weighed(document, card(document))


def test_a_name_above_the_given_names_is_the_surname_but_not_surely(typed):
    surname = facts_of(typed(CARD, confidence=0.95))["surname"]
    assert surname.value == "MEHMOOD"
    assert surname.confidence < SURE


def test_the_one_early_day_is_the_birth_and_decides_nothing(typed):
    birth = facts_of(typed(CARD, confidence=0.95))["birth_date"]
    assert birth.value.isoformat() == "1980-10-28"
    assert birth.confidence < 0.7


def test_two_early_days_tell_nothing(typed):
    text = CARD + "WEBER ANNA        02-05-1985\n"
    assert "birth_date" not in facts_of(typed(text, confidence=0.95))


def test_in_a_text_layer_nothing_is_lost(typed):
    assert not {"surname", "birth_date"} & set(facts_of(typed(CARD)))
