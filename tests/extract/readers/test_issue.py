"""The day of a paper's issue is neither the apostille's nor that of a paper which it lists."""

import datetime as dt

import pytest

from extract.readers.issue import issue_date

DAY = dt.date(2026, 5, 18)


def test_the_consuls_day_beneath_the_paper_is_not_the_papers(typed):
    paper = typed("""
ACTA DE NACIMIENTO
Nombre:  ROSA
Apellidos:  CONDORI
Arequipa, 18/05/2026
Registrador Civil
ΠΡΕΣΒΕΙΑ ΤΗΣ ΕΛΛΑΔΟΣ
Επικυρώνεται η γνησιότητα της υπογραφής
Λίμα, 03/06/2026
""")
    assert issue_date(paper)["issue_date"].value == DAY


def test_a_stamps_day_alone_is_given_but_never_surely(typed):
    paper = typed("""
CERTIFICADO DE MATRIMONIO
Nombre:  ROSA
Apellidos:  CONDORI
Registrador Civil
APOSTILLE
Lima, 03/06/2026
""")
    fact = issue_date(paper)["issue_date"]
    assert {sign.value for sign in fact.how.signs} >= {"odd", "rival"}


def test_a_column_of_other_papers_days_tells_nothing_of_this_one(typed):
    paper = typed("""
ΔΗΛΩΣΗ ΚΛΟΠΗΣ ΕΓΓΡΑΦΩΝ
Χανιά, 18/05/2026 ώρα 09:40
Επώνυμο:  HADDADIN
Έγγραφο           Αριθμός        Ημ. έκδοσης
Διαβατήριο        T406802        10/01/2023
Άδεια διαμονής    E00528794      05/06/2024
""")
    assert issue_date(paper)["issue_date"].value == DAY


def test_a_label_at_the_end_of_a_line_has_its_value_on_the_next(typed):
    paper = typed("""
El Registrador que suscribe certifica que es copia fiel. Fecha de emisión:
18/05/2026
Registrador Civil
""")
    assert issue_date(paper)["issue_date"].value == DAY


@pytest.mark.parametrize(
    "sentence",
    [
        "Se expide el presente en Rosario, a los 18 días del mes de mayo de 2026.",
        "Expídese en Lima el 18 de mayo de 2026",
        "Εν τη έδρα της Ενορίας τη 18η Μαΐου 2026",
        "Lavrado em Luanda aos 18 dias do mês de maio de 2026",
    ],
)
def test_a_closing_sentence_tells_the_day(typed, sentence):
    assert issue_date(typed(sentence))["issue_date"].value == DAY


def test_a_day_beside_a_label_of_its_own_is_not_the_letterheads(typed):
    assert not issue_date(typed("Θεωρήθηκε στις:   18/05/2026"))
