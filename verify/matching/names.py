"""One person's name or two? Compares names across scripts, sources and spellings.

Contract, *MRZ and photo output*, last paragraph: ``same`` is equal after case, accents, order and
spacing; ``variant`` is one name by known spellings; ``doubtful`` is near, an officer looks;
``different`` is two names. A wrong ``variant`` hides a stranger's paper, so whatever no rule
explains is never one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from verify.matching.explanations import explain
from verify.matching.judgement import judge
from verify.matching.letters import fold
from verify.matching.name_words import NameWords, read_name_words
from verify.matching.outcome import Outcome
from verify.matching.verdict import Comparison, Verdict

MRZ_NAME_WIDTHS = frozenset({39, 31, 30})
"""Letters in the name field: TD3 and MRV-A 39, TD2 and MRV-B 31, TD1 30 (ICAO Doc 9303-4 to 7)."""


_WEAK = "weak-evidence"
_VOWELS = re.compile("[AEIOUYJ]")
_SIBILANTS = frozenset({"S", "SH", "Z", "ZH", "TS", "CH"})


class NameSource(StrEnum):
    """Where a spelling was found."""

    MRZ = "mrz"
    PRINTED = "printed"
    GREEK_DOCUMENT = "greek_document"
    APPLICATION = "application"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as one source gives it.

    ``given_names`` is empty where the source does not divide: ``surname`` then holds all words.
    ``confidence`` is the reading's, 0 to 1. ``mrz_width`` is the width in letters of the MRZ name
    field that the name was read from, fillers included, or None.
    """

    surname: str
    given_names: str
    source: NameSource = NameSource.UNKNOWN
    confidence: float = 1.0
    mrz_width: int | None = None

    @property
    def fills_its_field(self) -> bool:
        """Whether the name takes all of an MRZ's name field, so that its end may be missing."""
        if self.mrz_width is None:
            return False
        return len(self.surname) + len(self.given_names) + 2 >= self.mrz_width


_ZONE_LINE = re.compile(r"^[PVIAC][A-Z<][A-Z<]{3}[A-Z<]+$")


def _name_field(text: str) -> str:
    """The name field of a whole first line of a TD3, TD2 or visa zone; other text as it is."""
    if len(text) in {44, 36} and _ZONE_LINE.match(text) and "<<" in text[5:]:
        return text[5:]
    return text


def parse_name(text: str, source: NameSource = NameSource.UNKNOWN) -> Name:
    """A name from ``SURNAME, GIVEN``, from words in any order, or from an MRZ name field.

    Never raises: text without letters gives a name without words.
    """
    stripped = _name_field(text.strip())
    if "<" in stripped:
        surname, _, given = stripped.partition("<<")
        full = (
            stripped.isascii() and len(stripped) in MRZ_NAME_WIDTHS and not stripped.endswith("<")
        )
        name = Name(surname, given, NameSource.MRZ)
        return replace(name, mrz_width=len(stripped)) if full else name
    surname, comma, given = stripped.partition(",")
    name = Name(surname.strip(), given.strip(), source)
    if comma and _may_be_cut(name):
        return replace(name, mrz_width=len(name.surname) + 2 + len(name.given_names))
    return name


def _may_be_cut(name: Name) -> bool:
    """Capitals of A to Z that with the fillers between them have exactly an MRZ's width."""
    both = name.surname + name.given_names
    return len(both) + 2 in MRZ_NAME_WIDTHS and both.isascii() and both == both.upper()


@lru_cache(maxsize=65536)
def words_of(name: Name) -> NameWords:
    """The name's words, as the matcher reads them."""
    return read_name_words(name.surname, name.given_names, may_be_cut=name.fills_its_field)


def compare_names(a: Name, b: Name) -> Comparison:
    """Whether two names are one, with the rules and letters that say so. Never raises.

    The verdict is symmetric; the alignment's left side is ``a``.
    """
    confidence = min(a.confidence, b.confidence)
    outcome: Outcome = judge(words_of(a), words_of(b), confidence)
    if outcome.verdict is not Verdict.SAME and _written_alike(a, b) and words_of(a).all:
        # Look-alike letters inside a word are reported of two spellings, not of one.
        outcome = replace(outcome, verdict=Verdict.SAME, rules=())
    elif outcome.verdict is Verdict.VARIANT and _joins_distinct_sounds(outcome):
        outcome = replace(outcome, verdict=Verdict.DOUBTFUL, rules=(*outcome.rules, _WEAK))
    return Comparison(outcome.verdict, outcome.rules, explain(outcome), tuple(outcome.alignment()))


def _written_alike(a: Name, b: Name) -> bool:
    """Whether both are the same letters after case and accents, part by part."""
    return (fold(a.surname), fold(a.given_names)) == (fold(b.surname), fold(b.given_names))


def _joins_distinct_sounds(outcome: Outcome) -> bool:
    """Whether two Latin spellings are one only if SH is S, CH is TS, or ZH is Z.

    Other scripts write both alike (Σ, ΤΣ, Ζ), so across scripts that proves nothing against one
    name; within the Latin script SHARMA and SARMA are two.
    """
    for part in outcome.alignment():
        if not part.rule.startswith("convention.") or not (part.left + part.right).isascii():
            continue
        left, right = (_VOWELS.sub("", side) for side in (part.left, part.right))
        if left != right and {left, right} <= _SIBILANTS:
            return True
    return False
