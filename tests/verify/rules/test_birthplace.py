"""The place of birth in Latin: by the passport, else by a document and its translation."""

from __future__ import annotations

import pytest

PROCEDURE = "long-term.renewal"
HOLDER = {"surname": "SHARMA", "given_names": "PRIYA"}


def cyrillic(cases, *documents):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf").update(birth_place="ДЖАЙПУР", birth_place_scripts=["Cyrl"])
    case["documents"].extend(documents)
    return case


def paper(cases, **facts):
    facts = {"certified": True, "translated": False} | facts
    return cases.document("birth.pdf", "birthplace_document", **HOLDER, **facts)


def translation(cases, place, scripts, file="translation.pdf", **facts):
    facts = {"translates": "birth.pdf", "certified": True} | facts
    return cases.document(
        file, "certified_translation", birth_place=place, birth_place_scripts=scripts, **facts
    )


def test_not_latin_and_no_document_is_missing(cases):
    report = cases.report(cyrillic(cases))

    assert cases.status(report, "birthplace_latin") == "missing"
    assert cases.codes(report, "birthplace_latin") == {"birthplace.not_latin", "document.missing"}


@pytest.mark.parametrize("scripts", [["Cyrl", "Latn"], ["Latn"]])
def test_both_scripts_serve(cases, scripts):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf").update(
        birth_place="ДЖАЙПУР / JAIPUR", birth_place_scripts=scripts
    )

    assert cases.status(cases.report(case), "birthplace_latin") == "met"


def test_the_scripts_alone_can_say_that_it_is_not_latin(cases):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf")["birth_place_scripts"] = ["Cyrl"]

    assert "birthplace.not_latin" in cases.codes(cases.report(case), "birthplace_latin")


def test_not_found_on_the_passport_is_the_officers(cases):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf").update(birth_place=None, birth_place_scripts=None)

    report = cases.report(case)

    assert cases.status(report, "birthplace_latin") == "officer"
    assert cases.codes(report, "birthplace_latin") == {"birthplace.not_found"}


@pytest.mark.parametrize("name", ["birth_place", "birth_place_scripts"])
def test_an_unsure_reading_is_the_officers(cases, name):
    case = cases.complete(PROCEDURE)
    facts = cases.facts(case, "passport.pdf")
    facts[name] = {"value": facts[name], "confidence": 0.4}

    assert cases.status(cases.report(case), "birthplace_latin") == "officer"


@pytest.mark.parametrize("place", ["INDIA", "IND", "USSR", "ДЖАЙПУР / USSR", "SINGAPORE"])
def test_a_state_is_no_city_and_goes_to_the_officer(cases, place):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf").update(birth_place=place, birth_place_scripts=["Latn"])

    report = cases.report(case)

    assert cases.status(report, "birthplace_latin") == "officer"
    assert cases.codes(report, "birthplace_latin") == {"birthplace.not_found"}


def test_a_city_beside_its_state_serves(cases):
    case = cases.complete(PROCEDURE)
    cases.facts(case, "passport.pdf").update(
        birth_place="JAIPUR, INDIA", birth_place_scripts=["Latn"]
    )

    assert cases.status(cases.report(case), "birthplace_latin") == "met"


def test_a_birth_certificate_that_nobody_declared_serves_as_the_document(cases):
    latin = translation(cases, "JAIPUR", ["Latn"])
    certificate = paper(cases, birth_place="ДЖАЙПУР", birth_place_scripts=["Cyrl"])

    report = cases.report(cyrillic(cases, certificate | {"kind": "birth_certificate"}, latin))

    assert cases.status(report, "birthplace_latin") == "met"


def test_another_persons_birth_certificate_leaves_the_document_missing(cases):
    other = {"surname": "SHARMA", "given_names": "ARJUN", "birth_place": "JAIPUR"}
    certificate = cases.document("birth.pdf", "birth_certificate", **other)

    report = cases.report(cyrillic(cases, certificate))

    assert cases.status(report, "birthplace_latin") == "missing"


def test_a_document_with_a_translation_that_gives_latin_too(cases):
    latin = translation(cases, "Τζαϊπούρ (JAIPUR)", ["Grek", "Latn"])

    assert (
        cases.status(cases.report(cyrillic(cases, paper(cases), latin)), "birthplace_latin")
        == "met"
    )


def test_a_translation_without_latin(cases):
    greek = translation(cases, "Τζαϊπούρ", ["Grek"])

    report = cases.report(cyrillic(cases, paper(cases), greek))

    assert cases.status(report, "birthplace_latin") == "inconsistent"
    assert "birthplace.translation_not_latin" in cases.codes(report, "birthplace_latin")


def test_of_several_translations_one_that_gives_latin_is_enough(cases):
    greek = translation(cases, "Τζαϊπούρ", ["Grek"])
    latin = translation(cases, "JAIPUR", ["Latn"], "second.pdf")

    report = cases.report(cyrillic(cases, paper(cases), greek, latin))

    assert cases.status(report, "birthplace_latin") == "met"


@pytest.mark.parametrize(
    ("facts", "status", "code"),
    [({"translated": False}, "inconsistent", "document.not_translated"),
     ({"translated": None}, "officer", None),
     ({"translated": True, "birth_place": "JAIPUR"}, "met", None),
     ({"translated": True, "birth_place": "JAIPUR", "certified": False}, "inconsistent",
      "document.not_certified"),
     ({"translated": True}, "officer", None)],
)  # fmt: skip
def test_the_document_itself(cases, facts, status, code):
    report = cases.report(cyrillic(cases, paper(cases, **facts)))

    assert cases.status(report, "birthplace_latin") == status
    assert code is None or code in cases.codes(report, "birthplace_latin")


def test_a_passport_that_does_not_open_leaves_the_place_unread(cases):
    case = cases.complete(PROCEDURE)
    case["documents"][0] |= {
        "facts": {}, "problems": [{"code": "document.unreadable", "reason": "truncated"}]
    }  # fmt: skip

    report = cases.report(case)

    assert cases.status(report, "passport") == "unreadable"
    assert cases.status(report, "birthplace_latin") == "unreadable"
    assert report.triage.value == "attention"
