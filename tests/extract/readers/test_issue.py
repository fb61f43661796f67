"""The day of a paper's issue is neither the apostille's nor that of a paper which it lists."""

import datetime as dt

import pytest

from extract.readers import declaration, residence, translation
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Στη Θεσσαλονίκη σήμερα την 18 του μηνός Μαΐου του έτους 2026, ενώπιον εμού",
        "Στον Εύοσμο σήμερα, ημέρα Δευτέρα 18 Μαΐου 2026, οι κάτωθι συμβαλλόμενοι",
        "Στην Αθήνα σήμερα, στις δέκα οκτώ Μαΐου δύο χιλιάδες είκοσι έξι, ενώπιον εμού",
        "Θεσσαλονίκη 18/05/2026",
        "Χορηγείται το παρόν την 18η Μαΐου '26",
    ],
)
def test_the_day_of_an_act_is_its_issue(typed, sentence):
    assert issue_date(typed(sentence))["issue_date"].value == DAY


def test_the_day_of_an_older_deed_is_not_this_ones(typed):
    act = typed("""
Στην Πάτρα σήμερα την 18/05/2026 εμφανίσθηκαν οι συμβαλλόμενοι. Το ακίνητο περιήλθε στην πρώτη
με το υπ' αριθ. 99 συμβόλαιο, που συντάχθηκε την 03/04/2001 και μεταγράφηκε νόμιμα
""")
    assert issue_date(act)["issue_date"].value == DAY


def test_a_word_of_a_form_before_a_day_is_no_town(typed):
    assert not issue_date(typed("Λήξη 18/05/2026"))


ORIGINAL = """
{head}
ΠΙΣΤΟΠΟΙΗΤΙΚΟ ΓΕΝΝΗΣΗΣ
Επώνυμο:  ΧΟΤΖΑ
Όνομα:  ΑΡΤΑΝ
Ημερομηνία έκδοσης:  03/02/2026
{foot}
"""


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("ΔΙΚΗΓΟΡΟΣ", "Ακριβής μετάφραση του συνημμένου εγγράφου\nΘεσσαλονίκη, 18/05/2026"),
        ("ΔΙΚΗΓΟΡΟΣ", "Traductrice assermentée\nFait à Tirana, le 18 mai 2026"),
        ("ΕΠΙΣΗΜΗ ΜΕΤΑΦΡΑΣΗ", "Ημερομηνία μετάφρασης:  18/05/2026"),
        ("Αθήνα, 18/05/2026\nΜΕΤΑΦΡΑΣΤΙΚΗ ΥΠΗΡΕΣΙΑ", "ο Προϊστάμενος"),
    ],
)
def test_a_translations_day_is_the_translators_not_the_originals(typed, head, foot):
    paper = typed(ORIGINAL.format(head=head, foot=foot))
    assert translation.translation(paper)["issue_date"].value == DAY


def test_the_originals_day_alone_is_never_sure_for_a_translation(typed):
    fact = translation.translation(typed(ORIGINAL.format(head="ΜΕΤΑΦΡΑΣΗ", foot="")))["issue_date"]
    assert {sign.value for sign in fact.how.signs} >= {"odd", "rival"}


def test_a_loss_is_declared_on_the_day_of_its_declaration(typed):
    paper = typed("""
Ημερομηνία και ώρα δήλωσης:  18/05/2026
Ημερομηνία απώλειας:  16/05/2026
""")
    assert declaration.loss(paper)["issue_date"].value == DAY


def test_the_day_by_which_a_bill_is_to_be_paid_ends_nothing(typed):
    bill = typed("Ημερομηνία έκδοσης:  18/05/2026\nΗμερομηνία λήξης:  02/06/2026")
    assert "valid_until" not in residence.bill(bill)


@pytest.mark.parametrize("day", ["May 18, 2026", "18 Μαΐου 2026"])
def test_a_day_that_has_a_closing_row_to_itself_is_the_papers(typed, day):
    paper = typed(f"""
CERTIFICATE OF FAMILY RELATIONS
Surname:  HWANG
Given names:  JISOO
I hereby certify that the above is in accordance with the facts recorded in the register.
{day}
Registrar of the National Court Administration
APOSTILLE
Country: REPUBLIC OF KOREA
has been signed by Lee Kangmin
acting in the capacity of Registrar
at Seoul
the 11/08/2026
by the Ministry of Foreign Affairs
""")
    assert issue_date(paper)["issue_date"].value == DAY


def test_a_day_beneath_a_label_closes_nothing(typed):
    paper = typed("""
ΒΕΒΑΙΩΣΗ
του Δήμου
για κάθε νόμιμη χρήση
Επώνυμο
ΧΟΤΖΑ
Λήξη ισχύος
18/05/2026
Υπογραφή
του υπαλλήλου
της υπηρεσίας
και σφραγίδα
με ημερομηνία
και ώρα
""")
    assert not issue_date(paper)


def test_articles_of_a_law_may_stand_between_a_closing_sentence_and_its_day(typed):
    paper = typed("""
Se extiende la presente copia certificada, con fundamento en los artículos 21 y 44 del Código
Familiar para el Estado, a los 18 de mayo de 2026. Doy fe.
""")
    assert issue_date(paper)["issue_date"].value == DAY


def test_a_registrar_closes_what_he_copied_with_his_town_and_day(typed):
    paper = typed("""
ΛΗΞΙΑΡΧΙΚΗ ΠΡΑΞΗ ΓΑΜΟΥ
Ημερομηνία τέλεσης:  30/06/2018
Ημερομηνία δήλωσης:  16/07/2018
Επώνυμο τέκνων: ΡΙΖΟΣ. Τελέσας τον γάμο: ο Αντιδήμαρχος.
Ακριβές απόσπασμα, Καλαμαριά 18/05/2026.
Ο Ληξίαρχος
Σωτήριος Βράκας
""")
    assert issue_date(paper)["issue_date"].value == DAY
