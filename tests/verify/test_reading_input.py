"""Input that can't be read: one line that names the place and the mend; never another exception."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.application import ApplicationError
from verify.reading_input import parse_case

OK = {"procedure": "registration", "applicant": {}}


def documents(**entry):
    return OK | {"documents": [{"file": "a.pdf"} | entry]}


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("{", "is no JSON"),
        ("[]", "write an object"),
        ('{"procedure": NaN}', "NaN is no JSON"),
        ('{"a": 1, "a": 2}', '"a" stands twice; keep one'),
        ("[" * 100_000, "nested too deeply"),
        ({"procedure": "registration"}, "applicant: is lacking; add it"),
        (OK | {"aplicant": {}}, 'did you mean "applicant"?'),
        (OK | {"applicant": None}, "applicant: write an object"),
        (OK | {"procedure": 7}, "procedure: write text"),
        (OK | {"facts": {"marryed": True}}, 'did you mean "married"?'),
        (OK | {"facts": {"minor": "yes"}}, "facts.minor: write true or false"),
        (OK | {"facts": {"fingerprints": []}}, "the list is empty"),
        (OK | {"facts": {"fingerprints": ["able", "unable"]}}, '"able" stands alone'),
        (OK | {"submitted_on": "2026-02-30"}, "submitted_on: no such date"),
        (OK | {"submitted_on": "30/02/2026"}, "submitted_on: no such date"),
        (OK | {"submitted_on": 20261102}, "a date is text"),
        (OK | {"applicant": {"surname": "\ud800"}}, "half a character"),
        (
            OK | {"facts": {"absences": [{"from": "2026-02-02", "to": "2026-02-01"}]}},
            'swap "from" and "to"',
        ),
        (OK | {"documents": {}}, "documents: write a list"),
        (OK | {"documents": [1]}, "documents[0]: write an object"),
        (documents(file="../a.pdf"), "outside the folder"),
        (documents(file="sub/a.pdf"), "outside the folder"),
        (documents(file="a\\b.pdf"), "outside the folder"),
        (documents(file=""), "write the file's name"),
        (documents(kind="pasport"), 'did you mean "passport"?'),
        (documents(pages=-1), "pages: write a whole number"),
        (documents(colour="red"), 'unknown name "colour"'),
        (documents(facts=[1]), "facts: write an object"),
        (documents(facts={"surnam": "X"}), 'did you mean "surname"?'),
        (documents(facts={"expiry_date": "31/02/2026"}), "expiry_date: is no date"),
        (documents(facts={"paid": "yes"}), "paid: is no flag"),
        (documents(facts={"amount_eur": True}), "amount_eur: is no money"),
        (documents(facts={"amount_eur": "1e999999"}), "amount_eur: is no money"),
        (documents(facts={"years": 10**400}), "years: is no number"),
        (documents(facts={"photo.size": "good"}), "photo.size: is no check"),
        (documents(facts={"sex": {"value": "F", "sure": 1}}), "sex: write"),
        (documents(facts={"sex": {"value": "F", "confidence": 2}}), "from 0 to 1"),
        (documents(facts={"sex": {"value": "F", "box": [1, 2]}}), "four numbers"),
        (documents(facts={"sex": {"value": "F", "box": [1, 2, 3, 10**400]}}), "four numbers"),
        (documents(facts={"a\nb": 1}), "a\\nb"),
        (documents(problems=[{"code": "x"}]), "is no problem"),
        (documents(rotations=[90]), "rotations: write"),
        (documents(rotations={"1": 45}), "rotations: write"),
        (documents(rotations={"one": 90}), "rotations: write"),
        (OK | {"documents": [{"file": "a.pdf"}] * 2}, "declared twice; keep one"),
    ],
)
def test_one_line_names_the_place_and_the_mend(case, said):
    text = case if isinstance(case, str) else json.dumps(case)

    with pytest.raises(ApplicationError) as caught:
        parse_case(text, "case.json")

    line = str(caught.value)
    assert line.startswith("case.json: ")
    assert said in line
    assert line.isprintable()
    assert len(line) < 700


@pytest.mark.parametrize("text", [b"\xff\xfe", "\ud800"])
def test_what_is_no_utf8_is_said(text):
    with pytest.raises(ApplicationError, match="save it as UTF-8"):
        parse_case(text, "case.json")


def test_both_forms_of_a_date_and_a_byte_order_mark_are_read():
    text = json.dumps(OK | {"submitted_on": "2/11/2026", "applicant": {"birth_date": "1988-04-12"}})

    given_case = parse_case(text.encode("utf-8-sig"), "case.json")

    assert given_case.application.submitted_on.isoformat() == "2026-11-02"


_KEYS = st.sampled_from(
    "procedure submitted_on applicant sponsor facts documents file kind pages value confidence box "
    "surname birth_date residence_title expires_on absences from to fingerprints minor "
    "household_size amount_eur mrz photo.size problems code reason".split()
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(_JSON)
def test_nothing_but_the_one_error_comes_of_any_json(value):
    for case in (value, OK | {"facts": value}, documents(facts=value), OK | {"documents": value}):
        with contextlib.suppress(ApplicationError):
            parse_case(json.dumps(case), "case.json")
