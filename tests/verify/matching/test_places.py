"""Places of birth: scripts, languages, old names, and what stands after the place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.matching.places import compare_places
from verify.matching.verdict import Verdict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("TIRANE", "Tiranë", Verdict.SAME),
        ("Tirana", "Τίρανα", Verdict.VARIANT),
        ("Tirana", "TIRANE", Verdict.VARIANT),
        ("Kyiv", "Kiev", Verdict.VARIANT),
        ("Київ", "Κίεβο", Verdict.VARIANT),
        ("Istanbul", "Κωνσταντινούπολη", Verdict.VARIANT),
        ("Thessaloniki", "Salonica", Verdict.VARIANT),
        ("Gjirokastër", "Αργυρόκαστρο", Verdict.VARIANT),
        ("TIRANE, ALB", "TIRANE", Verdict.VARIANT),
        ("TIRANE (ALBANIA)", "ΤΙΡΑΝΑ ΑΛΒΑΝΙΑΣ", Verdict.VARIANT),
        ("TIRANE / ΤΙΡΑΝΑ", "ΤΙΡΑΝΑ", Verdict.VARIANT),
        ("GUJRANWALA", "ΓΚΟΥΤΖΡΑΝΒΑΛΑ", Verdict.VARIANT),
        ("ALB", "ΑΛΒΑΝΙΑ", Verdict.VARIANT),
        ("Trnava", "Tirana", Verdict.DOUBTFUL),
        ("Tripoli, Libya", "Tripoli, Greece", Verdict.DOUBTFUL),
        ("ALBANIA", "TIRANE", Verdict.DOUBTFUL),
        ("", "TIRANE", Verdict.DOUBTFUL),
        ("DURRES", "VLORE", Verdict.DIFFERENT),
        ("GUJRANWALA", "GUJRAT", Verdict.DIFFERENT),
        ("LONDON", "LONDONDERRY", Verdict.DIFFERENT),
    ],
)
def test_how_two_places_relate(a: str, b: str, verdict: Verdict) -> None:
    assert compare_places(a, b).verdict is verdict


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_the_verdict_is_symmetric_and_nothing_raises(a: str, b: str) -> None:
    assert compare_places(a, b).verdict is compare_places(b, a).verdict
    assert compare_places(a, a).verdict is Verdict.SAME
