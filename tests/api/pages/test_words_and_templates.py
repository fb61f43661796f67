"""What all pages have in common: two languages, nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.officer.deciding import Outcome
from api.officer.reasons import reasons
from api.pages.codes import code_name
from api.pages.rendering import environment
from api.pages.words import all_words
from verify.catalogue.models import CaseFact
from verify.findings import ALL_CODES, Severity
from verify.report import Status, Triage

API = Path(__file__).parents[3] / "api"
TEMPLATES = sorted(API.glob("*/templates/*.html"))
OWN_STATIC = [API / "pages/static/pages.css", API / "pages/static/pages.js"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_template_says_only_words_that_there_are(path):
    used = re.findall(r"""\bt\(["']([a-z_.]+[a-z_])["'][,)]""", path.read_text("utf-8"))

    assert not [key for key in used if key not in all_words()]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_template_has_no_script_and_no_style_of_its_own(path):
    html = path.read_text("utf-8")

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", html)
    assert "|safe" not in html.replace(" ", "")


@pytest.mark.parametrize("path", [*TEMPLATES, *OWN_STATIC], ids=lambda path: path.name)
def test_nothing_is_loaded_from_elsewhere(path):
    assert not re.search(
        r"""(src|href|url\()\s*=?\s*["'(]?\s*(https?:)?//""", path.read_text("utf-8")
    )


def test_every_name_that_templates_put_together_is_a_word():
    words = all_words()
    wanted = [f"triage.{t}" for t in Triage] + [f"status.{s}" for s in Status]
    wanted += [f"severity.{s}" for s in Severity] + [f"ask.{fact.value}" for fact in CaseFact]
    wanted += [f"outcome.{o}" for o in Outcome] + [f"outcome.case.{o}" for o in Outcome]
    wanted += [f"decide.{o}" for o in Outcome] + [f"decide.{o}.case" for o in Outcome]

    assert not [key for key in wanted if key not in words]


def test_both_languages_of_a_word_take_the_same_values():
    def places(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    assert not [k for k, text in all_words().items() if places(text.en) != places(text.el)]


def test_values_are_escaped():
    assert environment().autoescape is True


def test_every_reason_has_a_text_for_the_applicant():
    assert all(reason.text.en and reason.text.el for reason in reasons().values())


def test_the_lock_of_what_others_wrote_names_no_address_of_it():
    lock = (API.parent / "requirements/npm/package-lock.json").read_text("utf-8")

    assert '"resolved"' not in lock
    assert '"integrity": "sha512-' in lock


@pytest.mark.parametrize("code", sorted(ALL_CODES))
def test_every_finding_has_a_name_in_both_languages_that_is_not_its_code(code):
    name = code_name(code)

    assert name.en
    assert name.el
    assert code not in (name.en, name.el)
    assert re.search("[Α-Ωα-ωΆ-ώ]", name.el)
