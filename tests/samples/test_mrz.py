"""Zones of specimens: the examples of ICAO Doc 9303, and every zone that a case shows."""

import datetime as dt

import pytest

from extract.mrz.decode import decode_lines
from samples.documents.passport import Passport, zone_of
from samples.documents.permit import Permit, zone_data
from samples.mrz import ZoneData, mrv_a, td1, td2, td3
from samples.names import ORIGINS
from samples.one import somebody

SEEN_ON = dt.date(2026, 11, 2)
ERIKSSON = ZoneData(
    code="P", issuer="UTO", surname="ERIKSSON", given="ANNA MARIA", number="L898902C3",
    nationality="UTO", birth_date=dt.date(1974, 8, 12), sex="F",
    expiry_date=dt.date(2012, 4, 15), optional="ZE184226B",
)  # fmt: skip


def of_eriksson(code: str, number: str, optional: str = "") -> ZoneData:
    return ZoneData(
        code, "UTO", "ERIKSSON", "ANNA MARIA", number, "UTO", ERIKSSON.birth_date, "F",
        ERIKSSON.expiry_date, optional,
    )  # fmt: skip


def test_td3_is_the_example_of_part_4():
    assert td3(ERIKSSON) == (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    )


def test_td1_is_the_example_of_part_5():
    assert td1(of_eriksson("I", "D23145890")) == (
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    )


def test_td2_is_the_example_of_part_6():
    assert td2(of_eriksson("I", "D23145890")) == (
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
        "D231458907UTO7408122F1204159<<<<<<<6",
    )


def test_mrv_a_has_two_lines_of_44_and_no_composite_digit():
    lines = mrv_a(of_eriksson("V", "L8988901C", "ZE184226B"))
    assert lines == (
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L8988901C4UTO7408122F1204159ZE184226B<<<<<<<",
    )


@pytest.mark.parametrize("code", ORIGINS)
def test_the_decoder_finds_every_check_digit_right(code):
    holder = somebody(code)
    data, visa = zone_data(Permit(holder)), zone_data(Permit(holder), "VD")
    for lines in (zone_of(Passport(holder)), td1(data), td2(data), mrv_a(visa)):
        decoded = decode_lines(lines, seen_on=SEEN_ON)
        assert decoded is not None
        assert decoded.holds
        assert decoded.fields.surname == holder.surname.latin
        assert decoded.fields.given_names == holder.given.latin
        assert decoded.fields.birth_date == holder.birth_date


def test_a_name_longer_than_the_zone_is_cut():
    long = ZoneData(
        "P", "UTO", "A" * 30, "B" * 30, "1", "UTO", ERIKSSON.birth_date, "F", ERIKSSON.expiry_date
    )
    assert [len(line) for line in td3(long)] == [44, 44]
    assert [len(line) for line in td1(long)] == [30, 30, 30]
