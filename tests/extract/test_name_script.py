"""Names whose capitals two scripts print: read in the script that the rest of the name tells."""

import pytest

from extract.belonging import How, Sign, Way
from extract.document import OCR, TEXT_LAYER
from extract.facts import Fact
from extract.name_script import in_one_script


def read(text, read_by=OCR, way=Way.BESIDE):
    return Fact(text, 0.95, 1, (0, 0, 10, 10), read_by, How(way))


def settled(surname, given, **kwargs):
    facts = {"surname": read(surname, **kwargs), "given_names": read(given, **kwargs)}
    return in_one_script(facts)


def is_doubted(fact):
    return Sign.SCRIPT in fact.how.signs


@pytest.mark.parametrize(
    ("surname", "given", "right"),
    [
        ("ΗΟΧΗΑ", "ILIR", ("HOXHA", "ILIR")),  # L and R are no Greek letters
        ("XOTZA", "ΙΛΙΡ", ("ΧΟΤΖΑ", "ΙΛΙΡ")),
        ("XOTZA", "APTAN", ("ΧΟΤΖΑ", "ΑΡΤΑΝ")),  # Artan is a usual name, Aptan is none
        ("ΧΟΤΖΑ", "APTAN", ("ΧΟΤΖΑ", "ΑΡΤΑΝ")),
        ("ΜΕΗΜΕΤΙ", "ARTAN", ("MEHMETI", "ARTAN")),
    ],
)
def test_a_name_is_in_the_script_that_its_other_words_tell(surname, given, right):
    found = settled(surname, given)
    assert (found["surname"].value, found["given_names"].value) == right


def test_what_was_read_in_the_wrong_letters_is_not_sure_but_for_usual_names():
    found = settled("NAKIMOYAI", "ΣΑΡΑ")  # the A may be a Λ
    assert (found["surname"].value, is_doubted(found["surname"])) == ("ΝΑΚΙΜΟΥΑΙ", True)
    assert not is_doubted(settled("ΛΙΚΑ", "APTAN")["given_names"])


def test_what_was_read_in_the_right_letters_stays_sure():
    assert not is_doubted(settled("ΧΟΤΖΑ", "ΙΛΙΡ")["surname"])


def test_where_nothing_tells_the_script_the_name_is_not_sure():
    assert is_doubted(settled("ΗΟΧΗΑ", "ΗΑΤΗΟ")["surname"])


def test_letters_that_sound_alike_in_both_scripts_need_no_telling():
    assert not is_doubted(settled("ΤΑΜΟ", "ΚΑΝΙ")["surname"])


def test_a_usual_name_of_the_other_script_is_not_rewritten():
    found = settled("SHEHU", "ΑΡΤΑΝ")["given_names"]
    assert (found.value, is_doubted(found)) == ("ΑΡΤΑΝ", True)


def test_the_payers_whole_name_is_in_one_script():
    found = in_one_script({"payer_name": read("ΣΟΚΟΛΟΒΑ IPINA")})
    assert found["payer_name"].value == "ΣΟΚΟΛΟΒΑ ΙΡΙΝΑ"


@pytest.mark.parametrize(
    "kwargs", [{"read_by": TEXT_LAYER}, {"way": Way.CHECKED}], ids=["text layer", "zone"]
)
def test_letters_that_nobody_guessed_stay_what_they_are(kwargs):
    assert settled("ΗΟΧΗΑ", "ILIR", **kwargs)["surname"].value == "ΗΟΧΗΑ"
