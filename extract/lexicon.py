"""The phrases that forms print as labels (``labels.yaml``), and what each may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from rapidfuzz import fuzz, process

from extract.folding import skeleton

_TOLERANT_FROM = 5
_LIKENESS = 82.0
_RUN_TOGETHER = 0.95


@dataclass(frozen=True)
class Lexicon:
    """Label phrases by skeleton, each with the concepts that it may name."""

    phrases: Mapping[str, frozenset[str]]

    def match(self, key: str, *, tolerant: bool) -> tuple[frozenset[str], float] | None:
        """Concepts of the phrase that ``key`` is, or nearly is, and how alike (0 to 1)."""
        if key and key in self.phrases:
            return self.phrases[key], 1.0
        if not tolerant or len(key) < _TOLERANT_FROM:
            return None
        if (merged := _merged().get(_run_together(key))) is not None:
            return merged, _RUN_TOGETHER
        near = process.extractOne(
            key, _phrases_of_length(len(key)), scorer=fuzz.ratio, score_cutoff=_LIKENESS
        )
        return (self.phrases[near[0]], near[1] / 100) if near else None


@cache
def lexicon() -> Lexicon:
    """The phrases of ``labels.yaml``, loaded once."""
    table = yaml.safe_load(resources.files("extract").joinpath("labels.yaml").read_text("utf-8"))
    phrases: dict[str, set[str]] = {}
    for concept, spellings in table.items():
        for spelling in spellings:
            phrases.setdefault(skeleton(spelling), set()).add(concept)
    return Lexicon({phrase: frozenset(concepts) for phrase, concepts in phrases.items()})


def _run_together(key: str) -> str:
    """Letters that run together where print is small: ``Surname`` is read ``Sumame``."""
    return key.replace("RN", "M").replace("VV", "W").replace("CL", "D")


@cache
def _merged() -> Mapping[str, frozenset[str]]:
    return {_run_together(phrase): concepts for phrase, concepts in lexicon().phrases.items()}


@cache
def _phrases_of_length(length: int) -> tuple[str, ...]:
    slack = max(1, length // 6)
    return tuple(
        phrase for phrase in lexicon().phrases
        if abs(len(phrase) - length) <= slack and len(phrase) >= _TOLERANT_FROM
    )  # fmt: skip
