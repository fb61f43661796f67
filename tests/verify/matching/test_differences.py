"""Which letters are marked where two names are shown side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.matching.differences import differing_letters
from verify.matching.names import Name


def shown(a: tuple[str, str], b: tuple[str, str]) -> tuple[str, str]:
    """Both names with the marked letters in brackets."""
    left, right = differing_letters(Name(*a), Name(*b))
    return tuple(
        " ".join(
            "".join(f"[{c}]" if place in marks else c for place, c in enumerate(text))
            for text, marks in zip(name, (found.surname, found.given_names), strict=True)
        ).replace("][", "")
        for name, found in ((a, left), (b, right))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("ΧΟΤΖΑ", "ΑΡΤΑΝ"), ("HOXHA", "ARTAN")),
        (("HOXHA", "ARTAN"), ("ARTAN", "HOXHA")),
        (("Πέτροβα", "Άννα"), ("PETROVA", "ANNA")),
        (("ΚΑΛΛΙΘΕΑ", ""), ("KALLITHEA", "")),
    ],
)
def test_nothing_is_marked_in_two_spellings_of_one_name(a, b):
    assert "[" not in "".join(shown(a, b))


@pytest.mark.parametrize(
    ("a", "b", "marked"),
    [
        (("HOXHA", "ARTAN"), ("HOTI", "ARTAN"), ("HO[XHA] ARTAN", "HO[TI] ARTAN")),
        (("ΧΟΤΙ", "ΑΡΤΑΝ"), ("HOXHA", "ARTAN"), ("ΧΟ[ΤΙ] ΑΡΤΑΝ", "HO[X]H[A] ARTAN")),
        (
            ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "ΓΕΩΡΓΙΟΣ"),
            ("PAPADOPOULOU", "GEORGIOS"),
            ("ΠΑΠΑΔΟΠΟΥΛΟ[Σ] ΓΕΩΡΓΙΟΣ", "PAPADOPOULO[U] GEORGIOS"),
        ),
    ],
)
def test_only_the_letters_that_no_spelling_joins_are_marked(a, b, marked):
    assert shown(a, b) == marked


def test_a_word_that_the_other_side_lacks_is_marked_whole():
    assert shown(("ΓΕΩΡΓΙΟΥ", "ΜΑΡΙΑ ΕΛΕΝΗ"), ("GEORGIOU", "MARIA"))[0] == "ΓΕΩΡΓΙΟΥ ΜΑΡΙΑ [ΕΛΕΝΗ]"


def test_an_initial_leaves_the_rest_of_the_name_marked():
    assert shown(("HOXHA", "A."), ("HOXHA", "ARTAN")) == ("HOXHA A.", "HOXHA A[RTAN]")


def test_letters_typed_with_another_alphabets_keys_are_marked_whole():
    assert shown(("ΗΟΧΗΑ", "ARTAN"), ("HOXHA", "ARTAN"))[0] == "[ΗΟΧΗΑ] ARTAN"


def test_places_are_those_of_the_text_as_written():
    assert shown(("Müller-Straße", "Ægir"), ("MUELLER STRASSER", "AEGIR")) == (
        "Müller-Straße Ægir",
        "MUELLER STRASSE[R] AEGIR",
    )


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_written_the_marks_lie_in_the_text(surname, given_names, other):
    left, right = differing_letters(Name(surname, given_names), Name(other, surname))

    assert all(place < len(surname) for place in left.surname | right.given_names)
    assert all(place < len(given_names) for place in left.given_names)
    assert all(place < len(other) for place in right.surname)


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_marks_of_exchanged_sides_are_exchanged(one, other):
    left, right = differing_letters(Name(one, ""), Name(other, ""))

    assert differing_letters(Name(other, ""), Name(one, "")) == (right, left)
