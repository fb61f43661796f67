"""Numbers of titles and documents: what does not count, and the slips that are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.matching.numbers import (
    NumberKind,
    compare_numbers,
    normal_document_number,
    normal_title_number,
)
from verify.matching.verdict import Verdict


@pytest.mark.parametrize(
    "written",
    ["E00012345", "Ε00012345", "GR 00012345", "GRE00012345", "e-12345", "12345", "0012345"],
)
def test_a_titles_prefix_and_leading_zeros_do_not_count(written: str) -> None:
    assert normal_title_number(written) == "12345"


def test_greek_look_alikes_are_latin_in_a_document_number() -> None:
    assert normal_document_number("ΒΑ 1234567") == "BA1234567"


@pytest.mark.parametrize(
    ("a", "b", "kind", "confidence", "verdict", "rules"),
    [
        ("BA1234567", "ba 123-4567", NumberKind.DOCUMENT, 1.0, Verdict.SAME, ()),
        ("E00012345", "12345", NumberKind.TITLE, 1.0, Verdict.VARIANT, ("number-normalised",)),
        ("0012345", "12345", NumberKind.DOCUMENT, 1.0, Verdict.DIFFERENT, ("different-number",)),
        (
            "BA1234567",
            "BA1234576",
            NumberKind.DOCUMENT,
            1.0,
            Verdict.DIFFERENT,
            ("transposed-digits",),
        ),
        ("BA1234567", "BA1234568", NumberKind.DOCUMENT, 1.0, Verdict.DIFFERENT, ("one-character",)),
        ("BA1034567", "BA1O34567", NumberKind.DOCUMENT, 1.0, Verdict.DOUBTFUL, ("reading-error",)),
        ("BA1834567", "BA1B34567", NumberKind.DOCUMENT, 0.5, Verdict.DOUBTFUL, ("reading-error",)),
        ("BA1834567", "BA1B34567", NumberKind.DOCUMENT, 1.0, Verdict.DIFFERENT, ("one-character",)),
        ("", "12345", NumberKind.TITLE, 1.0, Verdict.DOUBTFUL, ("no-number",)),
    ],
)
def test_how_two_numbers_relate(
    a: str, b: str, kind: NumberKind, confidence: float, verdict: Verdict, rules: tuple[str, ...]
) -> None:
    found = compare_numbers(a, b, kind=kind, confidence=confidence)

    assert (found.verdict, found.rules) == (verdict, rules)


@given(st.text(), st.text(), st.sampled_from(NumberKind), st.floats(0, 1))
def test_the_verdict_is_symmetric_and_nothing_raises(
    a: str, b: str, kind: NumberKind, confidence: float
) -> None:
    one = compare_numbers(a, b, kind=kind, confidence=confidence)
    other = compare_numbers(b, a, kind=kind, confidence=confidence)

    assert one.verdict is other.verdict
    assert compare_numbers(a, a, kind=kind).verdict is Verdict.SAME
