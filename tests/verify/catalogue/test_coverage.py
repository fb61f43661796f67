"""Every item of the sources leads to what serves it, or says why nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from verify.catalogue.checks import Check
from verify.catalogue.coverage import (
    REQUIREMENT_TEST,
    SOURCES,
    SourceList,
    join,
    load_sources,
)
from verify.catalogue.errors import CatalogueError
from verify.catalogue.load import default_catalogue

RULE_TESTS = {check.value: f"test_{check.value}.py" for check in Check} | {"form.phone": "phone.py"}

ROW = """\
file: 004_7c425971db464bbc.txt
title: {el: Άδειες, en: Permits}
reasons:
  later: {el: Αργότερα., en: Later.}
items:
  - {item: "4.1α(2)", quote: "Άδεια διαμονής", served_by: long-term.initial/residence_permit}
  - {item: "4.3", quote: "Άδεια", reason: later}
"""


def sources(folder: Path, text: str) -> tuple[SourceList, ...]:
    (folder / "004.yaml").write_text(text, encoding="utf-8")
    return load_sources(folder)


def test_each_row_is_served_or_explained() -> None:
    for row in join(load_sources(), default_catalogue(), RULE_TESTS):
        assert row.services or row.reason, row


def test_each_requirement_of_the_catalogue_serves_an_item() -> None:
    rows = join(load_sources(), default_catalogue(), RULE_TESTS)
    served = {service.name for row in rows for service in row.services}

    asked = {
        f"{p.id}/{r.id}" for p in default_catalogue().procedures.values() for r in p.requirements
    }
    assert asked - served == set()


def test_each_check_of_the_vocabulary_is_asked_for_somewhere() -> None:
    used = {
        c for p in default_catalogue().procedures.values() for r in p.requirements for c in r.checks
    }

    assert set(Check) - used == set()


def test_a_requirement_brings_its_rules_and_the_tests_of_both() -> None:
    rows = join(load_sources(), default_catalogue(), RULE_TESTS)
    (services,) = [
        r.services for r in rows if (r.item, r.file[:3]) == ("Δικαιολογητικά(7)", "002")
    ][:1]

    assert services[0].name == "family-reunification.initial/sponsor_tax"
    assert services[0].rules == ("certified", "latest_tax_year")
    assert services[0].tests == (REQUIREMENT_TEST, "test_certified.py", "test_latest_tax_year.py")


def test_a_rule_without_requirement_brings_its_tests() -> None:
    rows = join(load_sources(), default_catalogue(), RULE_TESTS)
    (phone,) = [s for row in rows for s in row.services if s.name == "rule:form.phone"]

    assert (phone.rules, phone.tests) == (("form.phone",), ("phone.py",))


@pytest.mark.parametrize(
    "name",
    [
        "long-term.initial/residence_permitt",
        "long-term.inital/residence_permit",
        "long-term.initial",
        "registration/names",
        "rule:no_such_rule",
    ],
)
def test_a_row_that_names_nothing_of_its_source_is_refused(tmp_path: Path, name: str) -> None:
    lists = sources(tmp_path, ROW.replace("long-term.initial/residence_permit", name))

    with pytest.raises(CatalogueError, match=r"4\.1α\(2\): no "):
        join(lists, default_catalogue(), RULE_TESTS)


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        (", reason: later", "", "4.3: write served_by, or the reason why"),
        ("reason: later", "reason: latter", "no such reason: latter"),
        (
            "  later: {el: Αργότερα., en: Later.}",
            "  later: {el: Αργότερα., en: Later.}\n  idle: {el: Τ., en: T.}",
            "the reason idle is used by no item",
        ),
        ("en: Later.", "an: Later.", "004.yaml:4: unknown key 'an'"),
        ("quote:", "qoute:", "004.yaml:6: unknown key 'qoute'; did you mean 'quote'?"),
    ],
)
def test_a_slip_in_a_list_is_refused(tmp_path: Path, written: str, instead: str, says: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        sources(tmp_path, ROW.replace(written, instead))

    assert says in str(caught.value)


def test_there_are_the_five_sources() -> None:
    assert [s.file[:3] for s in load_sources(SOURCES)] == ["000", "001", "002", "003", "004"]
