"""Every specimen case, by procedure."""

from __future__ import annotations

from collections.abc import Callable

from samples.cases import (
    ethnic_greek_family,
    ethnic_greek_titled,
    ethnic_greek_untitled,
    family_reunification,
    long_term,
    registration,
    second_generation,
    ten_year,
    withdrawal_agreement,
)
from samples.cases.specification import CaseSpec

CASES: dict[str, Callable[[int], tuple[CaseSpec, ...]]] = {
    "registration": registration.cases,
    "withdrawal-agreement.replacement": withdrawal_agreement.cases,
    "family-reunification.initial": family_reunification.cases,
    "ethnic-greek.titled.initial": ethnic_greek_titled.initial_cases,
    "ethnic-greek.titled.renewal": ethnic_greek_titled.renewal_cases,
    "ethnic-greek.untitled.initial": ethnic_greek_untitled.initial_cases,
    "ethnic-greek.untitled.renewal": ethnic_greek_untitled.renewal_cases,
    "ethnic-greek.family.initial": ethnic_greek_family.initial_cases,
    "ethnic-greek.family.renewal": ethnic_greek_family.renewal_cases,
    "long-term.initial": long_term.initial_cases,
    "long-term.renewal": long_term.renewal_cases,
    "second-generation.initial": second_generation.initial_cases,
    "second-generation.renewal": second_generation.renewal_cases,
    "ten-year.initial": ten_year.cases,
}
"""The cases of each procedure, by its id, for a seed."""
