"""A sentence in both languages of the contract."""

from __future__ import annotations

from dataclasses import dataclass

DECIMAL_MARKS = {"el": ",", "en": "."}
"""What parts whole numbers from fractions in each language."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same statement in English and in Greek, in words that an applicant understands."""

    en: str
    el: str

    def in_language(self, language: str) -> str:
        """The Greek text for ``el``, the English for anything else."""
        return self.el if language == "el" else self.en
