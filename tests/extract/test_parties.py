"""Contracts of two parties: whose particulars are the holder's."""

import pytest

from extract.evidence import EvidenceKind as Kind
from extract.holders import holder_facts
from extract.readers import READERS
from extract.weighing import weighed

LEASE = """
ΔΗΛΩΣΗ ΜΙΣΘΩΣΗΣ ΑΚΙΝΗΤΟΥ
                    {heads}
Επώνυμο             {surnames}
Όνομα               {given}
ΑΦΜ                 {numbers}
Διεύθυνση μισθίου:  ΕΓΝΑΤΙΑ 112, 54622 ΘΕΣΣΑΛΟΝΙΚΗ
"""
OWNER = ("ΕΚΜΙΣΘΩΤΗΣ", "ΓΕΩΡΓΙΟΥ", "ΝΙΚΟΛΑΟΣ", "123456783")
TENANT = ("ΜΙΣΘΩΤΗΣ", "HOXHA", "ARTAN", "134703362")


def lease(typed, first, second):
    rows = [f"{one:20}{other}" for one, other in zip(first, second, strict=True)]
    text = LEASE.format(heads=rows[0], surnames=rows[1], given=rows[2], numbers=rows[3])
    document = typed(text)
    facts = weighed(document, READERS[Kind.LEASE](document))
    return [facts[name].value for name in ("surname", "given_names", "afm")]


@pytest.mark.parametrize("order", [(OWNER, TENANT), (TENANT, OWNER)])
def test_the_holder_is_who_stands_in_the_tenants_column(typed, order):
    assert lease(typed, *order) == ["HOXHA", "ARTAN", "134703362"]


def test_a_number_from_elsewhere_than_the_holders_column_is_not_sure(typed):
    # Numbers that begin with 09 are a company's; what else the table names is the owner's.
    tenant = (*TENANT[:3], "098765430")
    rows = [f"{one:20}{other}" for one, other in zip(OWNER, tenant, strict=True)]
    heads, surnames, given, numbers = rows
    document = typed(LEASE.format(heads=heads, surnames=surnames, given=given, numbers=numbers))
    afm = weighed(document, READERS[Kind.LEASE](document))["afm"]
    assert afm.value == "098765430" or afm.confidence < 0.7


def test_of_two_numbers_in_a_contracts_sentences_neither_is_sure(typed):
    document = typed("""
ΙΔΙΩΤΙΚΟ ΣΥΜΦΩΝΗΤΙΚΟ ΜΙΣΘΩΣΗΣ ΚΑΤΟΙΚΙΑΣ
αφενός ο ΓΕΩΡΓΙΟΥ ΝΙΚΟΛΑΟΣ του Ιωάννη, κάτοικος Καλαμαριάς,
ΑΦΜ 123456783, καλούμενος στο εξής «εκμισθωτής», και αφετέρου ο HOXHA ARTAN,
κάτοικος Θεσσαλονίκης, ΑΦΜ 134703362, καλούμενος στο εξής «μισθωτής»
""")
    assert weighed(document, READERS[Kind.LEASE](document))["afm"].confidence < 0.7


def test_a_heading_of_two_words_names_the_party_whose_fields_follow(typed):
    form = typed("""
Παραχωρών
Ονοματεπώνυμο:  ΚΑΡΑΣ ΔΙΟΝΥΣΙΟΣ
Δωρεάν παραχωρησιούχος
Ονοματεπώνυμο:  ΧΟΤΖΑ ΑΡΤΑΝ
""")
    assert holder_facts(form)["surname"].value == "ΧΟΤΖΑ"


def test_a_title_is_no_heading_of_a_party_by_a_word_like_a_partys_name(typed):
    deed = typed("""
ΑΓΟΡΑΠΩΛΗΣΙΑ ΟΡΙΖΟΝΤΙΑΣ ΙΔΙΟΚΤΗΣΙΑΣ
Επώνυμο:  ΧΟΤΖΑ
Όνομα:  ΑΡΤΑΝ
""")
    assert holder_facts(deed)["surname"].value == "ΧΟΤΖΑ"


def test_who_is_named_whole_beside_a_surname_of_its_own_is_somebody_else(typed):
    policy = typed("Επώνυμο:  ΧΟΤΖΑ\nΛήπτης της ασφάλισης:  ΒΑΛΙΩΤΗ ΣΟΦΙΑ")
    assert holder_facts(policy)["surname"].value == "ΧΟΤΖΑ"


def test_a_name_begins_under_the_part_that_its_label_begins_with(typed):
    notice = typed("""
ΥΠΟΧΡΕΟΣ - ΕΠΩΝΥΜΟ ΟΝΟΜΑ          ΑΦΜ
ΧΟΤΖΑ ΑΡΤΑΝ                       134703362
""")
    assert holder_facts(notice)["surname"].value == "ΧΟΤΖΑ"
