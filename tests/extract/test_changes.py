"""Papers that tell a change: what is true now counts, whichever column stands first."""

from extract.holders import holder_facts


def values(document):
    return {name: fact.value for name, fact in holder_facts(document).items()}


def test_of_a_column_before_and_one_after_the_change_the_second_counts(typed):
    page = typed("""
Entry              Before the change      After the change
Surname            ABEBE                  TESFAYE
Given names        HIWOT                  HIWOT
""")
    assert values(page) == {"surname": "TESFAYE", "given_names": "HIWOT"}


def test_columns_that_say_nothing_of_before_are_left_as_they_are(typed):
    page = typed("""
Στοιχείο           Τιμή                   Έλεγχος
Surname            ABEBE                  NAI
Given names        HIWOT                  NAI
""")
    assert values(page) == {"surname": "ABEBE", "given_names": "HIWOT"}


def test_a_person_is_known_by_the_birth_that_a_sentence_tells(typed):
    page = typed(
        "according to papers shown here KANYA SRISUWAN, born on 2 November 1990, is married"
    )
    assert values(page) == {"surname": "SRISUWAN", "given_names": "KANYA"}
