"""Every sentence that a rule can say exists, in both languages, with the same values."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import verify
from extract.evidence import FACT_TYPES, PHOTO_CODES, EvidenceKind, told_by_the_other
from ingest.problems import Reason
from verify.bilingual import Bilingual
from verify.catalogue.messages import all_messages, say
from verify.findings import ALL_CODES, Code
from verify.outcomes import worded
from verify.rules import birthplace
from verify.rules.registry import AREAS

_PLACEHOLDER = re.compile(r"{(\w+)}")
_KEY = re.compile(
    r'"((?:officer|note|requirement|eligibility|integration|stay|insurance|form|document|fee|photo'
    r'|name|number|amka|birth_date|birthplace|title|title_type)\.[a-z0-9_.]+)"'
)


@pytest.mark.parametrize("key", sorted(all_messages()))
def test_both_languages_ask_for_the_same_values(key):
    message = all_messages()[key]

    assert message.en.strip()
    assert message.el.strip()
    english, greek = (set(_PLACEHOLDER.findall(text)) for text in (message.en, message.el))
    assert english == greek


def test_every_kind_fact_check_and_reason_has_its_words():
    wanted = {f"kind.{kind.value}" for kind in EvidenceKind}
    wanted |= {f"fact.{told_by_the_other(name)}" for name in FACT_TYPES} | {
        f"reason.{r.value}" for r in Reason
    }
    wanted |= set(PHOTO_CODES) | {c.replace("photo.", "photo_check.") for c in PHOTO_CODES}

    assert wanted - set(all_messages()) == set()


def test_every_key_that_stands_in_the_rules_has_its_words():
    files = Path(verify.__file__).parent.glob("**/*.py")
    keys = {key for path in files for key in _KEY.findall(path.read_text("utf-8"))}

    assert len(keys) > 40
    assert keys - set(all_messages()) - set(Code) - set(PHOTO_CODES) == set()


def test_every_code_of_the_contract_belongs_to_a_rule():
    declared = {str(code) for rules in AREAS.values() for rule in rules for code in rule.codes}
    declared |= {str(code) for code in birthplace.CODES}

    assert ALL_CODES - declared == {"document.missing"}


def test_every_code_that_needs_no_picture_is_specified_by_a_test():
    tests = Path(__file__).parent.glob("**/test_*.py")
    text = "\n".join(path.read_text("utf-8") for path in tests)

    assert {code for code in Code if f'"{code.value}"' not in text} == set()


@pytest.mark.parametrize(
    ("value", "english", "greek"),
    [
        (True, "yes", "ναι"),
        (False, "no", "όχι"),
        ("Cyrl, Arab", "Cyrillic, Arabic", "κυριλλική, αραβική"),
        ("lawyer", "a lawyer", "δικηγόρος"),
    ],
)
def test_a_sentence_says_no_word_of_the_program(value, english, greek):
    assert worded(value) == Bilingual(en=english, el=greek)


def test_what_a_document_says_stays_as_it_says_it():
    assert worded("HOXHA, ARTAN") == "HOXHA, ARTAN"
    assert worded(dt.date(2026, 11, 2)) == "2026-11-02"


def test_a_value_that_ends_in_a_full_stop_gets_no_second_one():
    said = say("document.missing.one", {"requirement": "Τίτλος της ΕΛ.ΑΣ.", "expected": "x"})

    assert said.el == "Λείπει: Τίτλος της ΕΛ.ΑΣ. Προσθέστε: x."
