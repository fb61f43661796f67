"""What a finding's code is called where a person reads it: never the code itself."""

from __future__ import annotations

from api.pages.words import all_words
from extract.evidence import PHOTO_CODES
from verify.bilingual import Bilingual
from verify.catalogue.messages import fact_name
from verify.findings import ALL_CODES


def code_name(code: str) -> Bilingual:
    """The name of a finding's code («Λείπει έγγραφο»). Raises KeyError for a code that is none."""
    if code in PHOTO_CODES:
        name = fact_name(code)
        return Bilingual(en=_capitalised(name.en), el=_capitalised(name.el))
    return all_words()[f"code.{code}"]


def named_codes(language: str) -> list[tuple[str, Bilingual]]:
    """Every code with its name, in the order of the names."""
    named = [(code, code_name(code)) for code in ALL_CODES]
    return sorted(named, key=lambda entry: (entry[1].in_language(language), entry[0]))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
