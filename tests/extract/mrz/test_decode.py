"""Lines of text → fields and check digits; nothing here opens a picture."""

import datetime as dt
import string
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.mrz.check_digits import ALPHABET, check_digit, unseen_twins
from extract.mrz.decode import decode_lines
from extract.mrz.formats import LAYOUTS, CheckName, FieldName
from extract.mrz.grammar import Fault, FaultKind
from extract.mrz.training.people import zone
from extract.mrz.zones import CheckState, MrzFormat

TODAY = dt.date(2026, 11, 22)

TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
MRV_A = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
)
MRV_B = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")
PUBLISHED = {
    MrzFormat.TD1: TD1,
    MrzFormat.TD2: TD2,
    MrzFormat.TD3: TD3,
    MrzFormat.MRV_A: MRV_A,
    MrzFormat.MRV_B: MRV_B,
}


def decoded(lines):
    found = decode_lines(lines, seen_on=TODAY)
    assert found is not None
    return found


def changed(lines, line, at, char):
    row = lines[line]
    return (*lines[:line], row[:at] + char + row[at + 1 :], *lines[line + 1 :])


zones = st.builds(
    lambda seed, kind: (kind, zone(np.random.default_rng(seed), kind)),
    st.integers(0, 10**6),
    st.sampled_from(MrzFormat),
)


@pytest.mark.parametrize("kind", MrzFormat)
def test_the_examples_of_doc_9303_hold(kind) -> None:
    found = decoded(PUBLISHED[kind])
    assert found.holds
    assert found.format is kind
    assert (found.fields.surname, found.fields.given_names) == ("ERIKSSON", "ANNA MARIA")


def test_fields_of_the_passport_example() -> None:
    fields = decoded(TD3).fields
    assert fields.document_number == "L898902C3"
    assert fields.personal_number == "ZE184226B"
    assert (fields.birth_date, fields.expiry_date) == (dt.date(1974, 8, 12), dt.date(2012, 4, 15))
    assert (fields.sex, fields.nationality, fields.document_code) == ("F", "UTO", "P")


def test_checks_come_in_the_order_of_the_contract() -> None:
    assert list(decoded(MRV_A).checks) == list(CheckName)
    assert decoded(MRV_A).checks[CheckName.COMPOSITE] is CheckState.ABSENT
    assert decoded(TD1).checks[CheckName.PERSONAL_NUMBER] is CheckState.ABSENT


@given(zones)
def test_whatever_is_written_by_the_rules_is_read_back(case) -> None:
    kind, lines = case
    found = decoded(lines)
    assert found.format is kind
    assert found.holds, found.faults


@settings(max_examples=300)
@given(zones, st.data())
def test_one_wrong_letter_that_a_check_digit_sees_is_never_accepted(case, data) -> None:
    kind, lines = case
    layout = LAYOUTS[kind]
    check = data.draw(st.sampled_from(layout.checks))
    span = data.draw(st.sampled_from([*check.over, check.digit]))
    at = data.draw(st.integers(span.start, span.end - 1))
    right = lines[span.line][at]
    wrong = data.draw(
        st.sampled_from([c for c in ALPHABET if c not in right + unseen_twins(right)])
    )
    assert not decoded(changed(lines, span.line, at, wrong)).holds


def test_no_format_has_such_lines() -> None:
    assert decode_lines(["P<UTO"], seen_on=TODAY) is None
    assert decode_lines([], seen_on=TODAY) is None
    assert decode_lines([TD3[0], TD2[1]], seen_on=TODAY) is None
    assert decode_lines([TD1[0], TD1[1]], seen_on=TODAY) is None


@given(st.lists(st.text(string.printable, max_size=50), max_size=4))
def test_any_text_is_answered(lines) -> None:
    decode_lines(lines, seen_on=TODAY)


@given(st.lists(st.text(ALPHABET + "«É", min_size=44, max_size=44), min_size=2, max_size=2))
def test_any_letters_of_the_right_length_are_answered(lines) -> None:
    found = decoded(lines)
    assert len(found.checks) == 5


def test_spaces_and_small_letters_are_mended() -> None:
    assert decoded([TD3[0].lower(), f" {TD3[1][:9]} {TD3[1][9:]} "]).holds


def test_optional_check_digit_may_be_a_filler_where_its_field_is_empty() -> None:
    second = "L898902C36UTO7408122F1204159" + "<" * 15
    composite = check_digit(second[:10] + second[13:20] + second[21:43])
    found = decoded((TD3[0], second + str(composite)))
    assert found.checks[CheckName.PERSONAL_NUMBER] is CheckState.ABSENT
    assert found.holds


def test_a_filler_is_no_check_digit_of_a_field_with_content() -> None:
    assert not decoded(changed(TD3, 1, 42, "<")).holds


def test_long_document_number_runs_on_into_the_optional_field() -> None:
    """Doc 9303-5, 4.2.2.1, note j; as Belgian cards do."""
    number = "590335801485"
    first = f"IDBEL{number[:9]}<{number[9:]}{check_digit(number)}".ljust(30, "<")
    second = "8502018F2001018BEL<<<<<<<<<<<"
    second = second[:6] + str(check_digit(second[:6])) + second[7:]
    second = second[:14] + str(check_digit(second[8:14])) + second[15:]
    over = first[5:30] + second[:7] + second[8:15] + second[18:29]
    found = decoded((first, second + str(check_digit(over)), "SPECIMEN<<SPECIMEN<<<<<<<<<<<<"))
    assert found.fields.document_number == number
    assert found.fields.personal_number == ""
    assert found.holds, found


@pytest.mark.parametrize(
    ("line", "at", "text", "field", "kind"),
    [
        (0, 0, "X", FieldName.DOCUMENT_CODE, FaultKind.CODE),
        (0, 2, "QQQ", FieldName.ISSUING_STATE, FaultKind.STATE),
        (0, 5, "ER1KSSON", FieldName.NAMES, FaultKind.ALPHABET),
        (0, 5, "<", FieldName.NAMES, FaultKind.NAMES),
        (0, 20, "<<<<<<X", FieldName.NAMES, FaultKind.NAMES),
        (1, 10, "U70", FieldName.NATIONALITY, FaultKind.ALPHABET),
        (1, 13, "740230", FieldName.BIRTH_DATE, FaultKind.DATE),
        (1, 13, "7408O2", FieldName.BIRTH_DATE, FaultKind.ALPHABET),
        (1, 20, "7", FieldName.SEX, FaultKind.ALPHABET),
        (1, 21, "121315", FieldName.EXPIRY_DATE, FaultKind.DATE),
        (1, 0, "<", FieldName.DOCUMENT_NUMBER, FaultKind.NUMBER),
    ],
)
def test_each_breach_of_the_grammar_is_named(line, at, text, field, kind) -> None:
    lines = list(TD3)
    lines[line] = lines[line][:at] + text + lines[line][at + len(text) :]
    assert Fault(field, kind) in decoded(lines).faults


def test_germany_is_one_letter() -> None:
    assert not decoded(("P<D<<" + TD3[0][5:], TD3[1])).faults


@pytest.mark.parametrize(
    "code", ["RKS", "XOM", "UTO", "EUE", "GBD", "GBO", "UNO", "UNA", "XXA", "XXX", "D<<", "XPO"]
)
def test_codes_that_are_no_state_of_iso_3166_are_legal(code) -> None:
    first, second = f"P<{code}" + TD3[0][5:], TD3[1][:10] + code + TD3[1][13:]
    assert decoded((first, second)).holds


@pytest.mark.parametrize("code", ["P<", "PD", "PS", "PM", "PN", "PA"])
def test_kinds_of_passport_are_a_second_letter(code) -> None:
    assert decoded((code + TD3[0][2:], TD3[1])).holds


def test_names_that_fill_their_field_are_legal_truncated_or_not() -> None:
    long = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    found = decoded((TD3[0][:5] + long, TD3[1]))
    assert found.holds
    assert found.fields.given_names == "CHAYAPA DEJTHAMRONG K"


def test_a_surname_alone_is_legal() -> None:
    found = decoded((TD3[0][:5] + "ARKFREITH".ljust(39, "<"), TD3[1]))
    assert found.holds
    assert (found.fields.surname, found.fields.given_names) == ("ARKFREITH", "")


def test_the_french_card_of_1988_is_no_zone_of_icao() -> None:
    """36 × 2 as TD2 has, and with other fields: its own check digits hold, and nothing of ours."""
    lines = ("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6")
    assert not decoded(lines).holds


def test_birth_is_never_after_the_day_the_document_was_seen_nor_after_its_expiry() -> None:
    lines = (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO2808122F9604159ZE184226B<<<<<10",
    )
    assert decoded(lines).fields.birth_date == dt.date(1928, 8, 12)
    assert decoded(lines).fields.expiry_date == dt.date(1996, 4, 15)


@pytest.mark.parametrize("text", ["74<<<<", "7408<<", "<<<<<<"])
def test_unknown_parts_of_a_birth_date_are_legal_and_give_no_date(text) -> None:
    second = TD3[1][:13] + text + str(check_digit(text)) + TD3[1][20:43]
    composite = check_digit(second[:10] + second[13:20] + second[21:43])
    found = decoded((TD3[0], second + str(composite)))
    assert found.holds, found.faults
    assert found.fields.birth_date is None


def test_decoding_text_loads_neither_pictures_nor_engines() -> None:
    """``verify`` decodes given lines and must start fast."""
    heavy = "{'cv2', 'tesserocr', 'onnxruntime', 'PIL'}"
    code = f"import sys, extract.mrz.decode; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
