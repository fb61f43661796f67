"""One script for one name: capitals that Latin and Greek print alike, told by what is beside them.

``HOXHA`` may be read as ΗΟΧΗΑ, and ``ΑΡΤΑΝ`` as APTAN, and surely: the ink is the same. The other
words of the name have letters of one script alone, or are a usual given name in one of the two
readings. Where nothing tells the name is not sure, nor is one that had to be turned and is not
usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.belonging import Sign, Way
from extract.document import OCR
from extract.facts import Fact
from extract.fields import Facts, seeing
from extract.letter_likeness import TO_GREEK, TO_LATIN, may_be_either
from extract.name_order import is_usual
from extract.scripts import scripts_of

_PARTS = (("surname", "given_names"), ("payer_name",))
_LATIN, _GREEK = ("Latn",), ("Grek",)
_SOUND_APART = frozenset("BHPXY")
"""Of the letters that both print those that sound otherwise in each: Ρ is no P."""


def in_one_script(facts: Facts) -> Facts:
    """``facts`` with the names that were recognised in the letters of the script they are of."""
    found = dict(facts)
    for names in _PARTS:
        parts = {name: facts[name] for name in names if name in facts and _is_read(facts[name])}
        words = [word for fact in parts.values() for word in _words(str(fact.value))]
        if any(map(may_be_either, words)):
            found |= {name: _settled(fact, words) for name, fact in parts.items()}
    return found


def _is_read(fact: Fact) -> bool:
    checked = fact.how is not None and fact.how.way is Way.CHECKED
    return fact.read_by == OCR and isinstance(fact.value, str) and not checked


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w]+", text) if word]


def _settled(fact: Fact, words: Sequence[str]) -> Fact:
    """``fact`` in the script of ``words``, all those of its name; unsure where nothing tells."""
    text = str(fact.value)
    mine = [word for word in _words(text) if may_be_either(word)]
    if not mine:
        return fact
    script = _told(words)
    if script is None or any(_speaks_against(word, script) for word in mine):
        telling = any(_SOUND_APART & set(word.translate(TO_LATIN)) for word in mine)
        return seeing(fact, Sign.SCRIPT) if telling else fact
    into = TO_LATIN if script == _LATIN else TO_GREEK
    turned = {word: word.translate(into) for word in mine}
    for word, other in turned.items():
        text = re.sub(rf"\b{word}\b", other, text)
    # Whoever read it in the wrong letters may have read an A for a Λ: only a usual name is sure.
    doubt = [Sign.SCRIPT for word, other in turned.items() if word != other and not is_usual(other)]
    return seeing(replace(fact, value=text), *doubt)


def _told(words: Sequence[str]) -> tuple[str, ...] | None:
    """The script that letters of one script alone tell, else usual names; None where they don't."""
    letters = {scripts_of(word) for word in words if not may_be_either(word) and len(word) > 1}
    if letters:
        return letters.pop() if letters in ({_LATIN}, {_GREEK}) else None
    usual = set(_usual_in(words))
    return usual.pop() if len(usual) == 1 else None


def _usual_in(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The scripts in which words that may be of either are usual given names, and in one alone."""
    for word in words:
        latin, greek = (is_usual(word.translate(into)) for into in (TO_LATIN, TO_GREEK))
        if latin is not greek:
            yield _LATIN if latin else _GREEK


def _speaks_against(word: str, script: tuple[str, ...]) -> bool:
    """Whether a word is a usual given name only in the other script."""
    return next(_usual_in([word]), script) != script
