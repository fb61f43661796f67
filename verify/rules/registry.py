"""Every rule, area by area: nothing is discovered, each is listed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from verify.catalogue.checks import Check
from verify.rules import (
    birthplace,
    completeness,
    coverage,
    eligibility,
    fees,
    files,
    identity,
    insurance,
    integration,
    mrz,
    numbers,
    photo,
    registration,
    residence,
    validity,
)
from verify.rules.rule import (
    ApplicationRule,
    CaseRule,
    DocumentRule,
    EveryDocumentRule,
    Rule,
    SetRule,
)

AREAS: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "identity": identity.RULES,
        "numbers": numbers.RULES,
        "mrz": mrz.RULES,
        "validity": validity.RULES,
        "completeness": completeness.RULES,
        "fees": fees.RULES,
        "residence": residence.RULES,
        "insurance": insurance.RULES,
        "integration": integration.RULES,
        "coverage": coverage.RULES,
        "photo": photo.RULES,
        "eligibility": eligibility.RULES,
        "registration": registration.RULES,
        "files": files.RULES,
    }
)
"""Area to its rules. The place of birth and the waivers are ways to serve a requirement and stand
in ``verify.serving``; their codes are ``birthplace.CODES``."""

_ALL: tuple[Rule, ...] = tuple(rule for rules in AREAS.values() for rule in rules)

DOCUMENT_RULES: Mapping[Check, DocumentRule] = MappingProxyType(
    {rule.check: rule for rule in _ALL if isinstance(rule, DocumentRule)}
)
SET_RULES: Mapping[Check, SetRule] = MappingProxyType(
    {rule.check: rule for rule in _ALL if isinstance(rule, SetRule)}
)
APPLICATION_RULES: Mapping[Check, ApplicationRule] = MappingProxyType(
    {rule.check: rule for rule in _ALL if isinstance(rule, ApplicationRule)}
)
EVERY_DOCUMENT_RULES: tuple[EveryDocumentRule, ...] = tuple(
    rule for rule in _ALL if isinstance(rule, EveryDocumentRule)
)
CASE_RULES: tuple[CaseRule, ...] = tuple(rule for rule in _ALL if isinstance(rule, CaseRule))

SERVED_SPECIALLY: Mapping[Check, tuple[str, ...]] = MappingProxyType(
    {
        Check.BIRTHPLACE_IN_LATIN: birthplace.CODES,
        Check.VISA_MAY_BE_IN_PASSPORT: (),
    }
)
"""Checks that are a way of serving, with the codes that they may yield."""


def codes_of(check: Check) -> tuple[str, ...]:
    """The finding codes that a check of the catalogue may yield. Raises KeyError if unknown."""
    for table in (DOCUMENT_RULES, SET_RULES, APPLICATION_RULES):
        if check in table:
            return tuple(str(code) for code in table[check].codes)
    return tuple(str(code) for code in SERVED_SPECIALLY[check])
