"""Which part of a name comes first, and how surely a name is parted."""

import pytest

from extract.belonging import Sign
from extract.holders import holder_facts


def named(document):
    facts = holder_facts(document)
    return {name: fact.value for name, fact in facts.items()}


@pytest.mark.parametrize("label", ["Ime i prezime:", "Adı Soyadı:", "Name and surname:"])
def test_a_label_may_say_that_the_given_names_come_first(typed, label):
    found = named(typed(f"{label}    MILICA STANKOVIC"))
    assert found == {"surname": "STANKOVIC", "given_names": "MILICA"}


def test_without_such_a_label_the_surname_comes_first(typed):
    found = named(typed("Ονοματεπώνυμο:    ΔΗΜΟΥ ΑΝΝΑ"))
    assert found == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


@pytest.mark.parametrize(
    "text", ["Ονοματεπώνυμο:    ΚΟΥΑΜΕ ΕΜΑΝΟΥΕΛ ΑΣΑΝΤΕ", "Βεβαιώνεται ότι ο/η LUZ ADRIANA MEJIA,"]
)
def test_where_the_surname_of_three_words_ends_is_said_to_be_a_guess(typed, text):
    facts = holder_facts(typed(text))
    assert all(Sign.LONG in fact.how.signs for fact in facts.values())


def test_name_beside_surname_is_the_given_name(typed):
    found = named(typed("Name:      HAMID\nSurname:   REZAEI"))
    assert found == {"surname": "REZAEI", "given_names": "HAMID"}


def test_name_alone_is_a_whole_name_in_english_order(typed):
    assert named(typed("Name:      HAMID REZAEI")) == {"surname": "REZAEI", "given_names": "HAMID"}


def test_a_customers_name_is_whole_where_no_surname_is_asked_for(typed):
    found = named(typed("Όνομα πελάτη:    ΔΗΜΟΥ ΑΝΝΑ"))
    assert found == {"surname": "ΔΗΜΟΥ", "given_names": "ΑΝΝΑ"}


def test_in_a_deed_the_buyer_is_named_by_his_part(typed):
    deed = """
Α) Ως πωλητής ο ΓΡΗΓΟΡΙΟΣ ΛΙΑΝΟΣ του Ξενοφώντος, υδραυλικός, και
Β) ως αγοραστής ο ΑΣΑΝΤΕ ΚΟΥΑΜΕ του ΓΙΑΟΥ, κάτοικος Σίνδου.
Ο πωλητής δήλωσε ότι είναι κύριος του διαμερίσματος.
"""
    assert named(typed(deed)) == {"surname": "ΑΣΑΝΤΕ", "given_names": "ΚΟΥΑΜΕ"}


def test_a_name_in_small_letters_is_read_where_only_a_person_can_follow(typed):
    found = named(typed("βεβαιώνει ότι ο/η Asante Kwame Emmanuel, με αριθμό τίτλου E00546536"))
    assert found == {"surname": "Asante", "given_names": "Kwame Emmanuel"}


def test_consumption_is_nobodys_name(typed):
    assert named(typed("Κατανάλωση:    ΔΗΜΟΥ ΑΝΝΑ")) == {}
