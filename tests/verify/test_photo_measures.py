"""Measures of a photo in words: what was measured, its unit, what is asked for."""

from __future__ import annotations

import pytest

from extract.photo import limits
from extract.photo.limits import Limit
from extract.photo.report import PhotoCheck, PhotoStatus, Why
from verify.bilingual import Bilingual
from verify.catalogue.messages import all_messages
from verify.photo_measures import asked_in_words, in_words, measured_in_words

UNITS = sorted({v.unit for v in vars(limits).values() if isinstance(v, Limit)} | {"mm", ""})


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_its_words(unit):
    assert f"photo_unit.{unit}" in all_messages()


def test_a_measure_says_what_it_is_of_with_the_language_s_own_decimals():
    check = limits.EVENNESS.judge("photo.background", 58.34)

    assert measured_in_words(check) == Bilingual(
        "difference of lightness 58.3 of 100", "διαφορά φωτεινότητας 58,3 στα 100"
    )
    assert asked_in_words(check) == Bilingual("at most 6", "έως 6")


@pytest.mark.parametrize(
    ("limit", "measured", "words", "asked"),
    [
        (limits.OBJECTS, 0.0123, "1.2% of the picture", "0%"),
        (limits.CENTRE, 0.38, "at 38% of the width", "45–55%"),
        (limits.LIP_GAP, 0.12, "gap 12% of the height from eyes to chin", "at most 7.5%"),
    ],
)
def test_shares_are_shown_as_per_cent(limit, measured, words, asked):
    check = limit.judge("photo.centering", measured)

    assert measured_in_words(check).en == words
    assert asked_in_words(check).en == asked


def test_a_size_is_text_and_keeps_its_millimetres():
    check = PhotoCheck("photo.size", PhotoStatus.FAIL, "35.0 × 45.0", "40 × 60 mm ± 1", "mm")

    assert measured_in_words(check) == Bilingual("35.0 × 45.0 mm", "35,0 × 45,0 mm")


def test_what_was_not_measured_has_no_measure():
    check = PhotoCheck("photo.eyes", PhotoStatus.SKIPPED, None, "", "")

    assert measured_in_words(check) is None
    assert asked_in_words(check) == Bilingual("–", "–")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "brightness is judged by the background, which is not plain white"),
        ("el", "ο φωτισμός κρίνεται από το φόντο, που δεν είναι ομοιόμορφο λευκό"),
    ],
)
def test_of_what_could_not_be_measured_the_reason_is_said_and_no_limit(language, words):
    check = PhotoCheck(
        "photo.exposure", PhotoStatus.UNSURE, None, "≥ 210", "of 255", Why.COLOURED_GROUND
    )

    assert in_words(check, language) == words


def test_what_was_measured_and_not_settled_has_its_reason_before_its_figure():
    check = PhotoCheck(
        "photo.background", PhotoStatus.UNSURE, 0.011, "0", "of the picture", Why.TOUCHING
    )

    assert in_words(check, "en") == (
        "something of another colour touches the head – 1.1% of the picture (0%)"
    )


def test_near_the_limit_the_figure_says_enough():
    assert in_words(limits.LIDS.judge("photo.eyes", 0.2), "en") == (
        "opening 20% of the eye’s width (at least 24%)"
    )
