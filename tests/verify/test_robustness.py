"""Whatever is lost or changed in a complete case, there is a report, the same one each time."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.evidence import FACT_TYPES, FactType
from verify.catalogue.load import default_catalogue

_DATES = st.sampled_from(["0001-01-01", "1996-02-29", "2026-11-02", "2028-02-29", "9999-12-31"])
_VALUES = {
    FactType.TEXT: st.sampled_from(["", "X", "GRC", "ΣΑΡΜΑ", "B1", "0", "<<<", "😀"]),
    FactType.DATE: _DATES,
    FactType.INTEGER: st.integers(-3, 3000),
    FactType.NUMBER: st.floats(-5, 50),
    FactType.MONEY: st.integers(-5, 2000),
    FactType.FLAG: st.booleans(),
    FactType.TEXTS: st.lists(st.sampled_from(["Latn", "Cyrl", "P<IND", ""]), max_size=3),
    FactType.CHECK: st.sampled_from(["pass", "fail", "unsure", "skipped"]),
}
_CONFIDENCE = st.sampled_from([0, 0.5, 0.69, 0.7, 1])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_change_of_facts_breaks_the_judge(cases, data):
    case = cases.complete(data.draw(st.sampled_from(cases.procedures)))
    case["submitted_on"] = data.draw(_DATES)
    case["applicant"]["birth_date"] = data.draw(st.none() | _DATES)
    kept = []
    for document in case["documents"]:
        if data.draw(st.integers(0, 5)) == 0:
            continue
        for name in list(document["facts"]):
            if data.draw(st.integers(0, 4)) == 0:
                value = data.draw(st.none() | _VALUES[FACT_TYPES[name]])
                document["facts"][name] = {"value": value, "confidence": data.draw(_CONFIDENCE)}
        kept.append(document)
    case["documents"] = kept

    first, again = cases.report(case), cases.report(case)

    text = json.dumps(first.as_json(), ensure_ascii=False)
    assert text == json.dumps(again.as_json(), ensure_ascii=False)
    missing = {r.id for r in first.requirements if r.status.value == "missing"}
    said = {f.requirement for f in first.findings if f.code == "document.missing"}
    assert missing == said
    assert all(finding.source for finding in first.findings)
    assert [r.id for r in first.requirements] == [
        r.id for r in default_catalogue().get(case["procedure"]).requirements
    ]
    words = [f.message for f in first.findings] + [r.message for r in first.requirements]
    assert all(word.en and word.el and "{" not in word.en + word.el for word in words)


def test_a_declared_paper_in_which_nothing_was_read_is_never_met(cases):
    for procedure in cases.procedures:
        case = cases.complete(procedure)
        for document in case["documents"]:
            document["facts"] = {}

        for result in cases.report(case).requirements:
            assert not (result.documents and result.status.value == "met"), result.id
