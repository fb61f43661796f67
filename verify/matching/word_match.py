"""Are two words one name? Grades a pair of words and says by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from verify.matching.align import WordAlignment, align_words
from verify.matching.conventions import all_conventions
from verify.matching.declension import Case, declined_from
from verify.matching.letters import Script, in_script
from verify.matching.lexicon import lexicon
from verify.matching.reading_errors import read_alike
from verify.matching.verdict import AlignedPart
from verify.matching.words import Word


class Grade(IntEnum):
    """How well two words agree, best first."""

    SAME = 0
    VARIANT = 1
    DOUBTFUL = 2
    NEAR = 3
    """One letter off, for no reason known: a slip of the pen or another name."""
    NONE = 9


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A grade with the rules and letters behind it; ``case`` says which side is a genitive."""

    grade: Grade
    rules: tuple[str, ...] = ()
    parts: tuple[AlignedPart, ...] = ()
    case: Case = Case.NEITHER


_NONE = WordMatch(Grade.NONE)
_LEAST_NEAR = 5
_RULES = tuple(convention.rule for convention in all_conventions())


def _equal(a: Word, b: Word) -> WordMatch | None:
    if a.script is not b.script or a.bare != b.bare:
        return None
    rules: list[str] = []
    if a.mixed or b.mixed:
        rules.append("look-alike-letters")
    if a.text.replace("'", "") != a.text != b.text or b.text.replace("'", "") != b.text != a.text:
        rules.append("apostrophe")
    parts = (AlignedPart(a.text, b.text),)
    return WordMatch(Grade.VARIANT if rules else Grade.SAME, tuple(rules), parts)


def _align(a: str, a_script: Script, b: str, b_script: Script) -> WordAlignment | None:
    found = align_words(a, a_script, b, b_script, _RULES)
    return found if found is not None and found.convincing else None


def _reads_as(text: str, script: Script, spelling: str) -> bool:
    """Whether a word is one of a known name's spellings, letter by letter, or writes it."""
    if text == spelling:
        return True
    own = _script_of(spelling)
    if own is script:
        return False
    found = align_words(text, script, spelling, own, _RULES)
    return found is not None and found.weak == 0


@lru_cache(maxsize=8192)
def _script_of(spelling: str) -> Script:
    from verify.matching.letters import settle_script

    return settle_script(spelling)[1]


@lru_cache(maxsize=65536)
def families_of(text: str, script: Script) -> frozenset[int]:
    """The numbers of the known names that a word spells, exactly or in another script."""
    known = lexicon().families.get(text)
    if known is not None:
        return known
    if script is Script.LATN or script is Script.ZYYY:
        return frozenset()
    return frozenset(
        number
        for number, spellings in enumerate(lexicon().members)
        if any(_reads_as(text, script, spelling) for spelling in spellings)
    )


def _known_name(a: Word, b: Word) -> WordMatch | None:
    """By the lexicon: one known name, or two of them."""
    mine, others = families_of(a.text, a.script), families_of(b.text, b.script)
    if not mine or not others:
        return None
    if mine & others:
        return WordMatch(
            Grade.VARIANT, ("known-spellings",), (AlignedPart(a.text, b.text, "known-spellings"),)
        )
    return _NONE


def _declined(a: Word, b: Word) -> WordMatch | None:
    """One word is the genitive of the other; at least one is Greek."""
    for left, right, sign in ((a, b, 1), (b, a, -1)):
        if left.script is not Script.GREK:
            continue
        for nominative, case in declined_from(left.text):
            found = _nominative_reads(nominative, right)
            if found is not None:
                side = case if case is Case.EITHER else Case(case * sign)
                parts = (AlignedPart(a.text, b.text, "genitive"),)
                return WordMatch(Grade.VARIANT, ("genitive", *found), parts, side)
    return None


def _nominative_reads(nominative: str, right: Word) -> tuple[str, ...] | None:
    if right.script is Script.GREK and nominative == right.text:
        return ()
    if right.script is Script.GREK:
        return None
    found = _align(nominative, Script.GREK, right.text, right.script)
    if found is None or found.weak or found.convention != 0:
        return None
    return (_RULES[found.convention],)


def _short_form(a: Word, b: Word) -> WordMatch | None:
    for short, full in ((a, b), (b, a)):
        for spelling in lexicon().short_forms.get(short.text, ()):
            if full.text == spelling or families_of(full.text, full.script) & families_of(
                spelling, _script_of(spelling)
            ):
                return WordMatch(
                    Grade.VARIANT, ("abbreviation",), (AlignedPart(a.text, b.text, "abbreviation"),)
                )
            if _reads_as(full.text, full.script, spelling):
                return WordMatch(
                    Grade.VARIANT, ("abbreviation",), (AlignedPart(a.text, b.text, "abbreviation"),)
                )
    return None


def begins_with(whole: Word, start: Word) -> bool:
    """Whether the letters of ``start`` can begin ``whole``, in whichever scripts."""
    if whole.script is start.script:
        return whole.text.startswith(start.text)
    return any(
        align_words(whole.text[:length], whole.script, start.text, start.script, _RULES) is not None
        for length in range(1, min(len(whole.text), 2 * len(start.text) + 1) + 1)
    )


def _shortened(a: Word, b: Word) -> WordMatch | None:
    """An initial, or an abbreviation that no list knows: an officer looks."""
    for short, full in ((a, b), (b, a)):
        if len(short.text) >= len(full.text) or not (short.is_initial or short.dotted):
            continue
        if begins_with(full, short):
            rule = "initial" if short.is_initial else "unknown-abbreviation"
            return WordMatch(Grade.DOUBTFUL, (rule,), (AlignedPart(a.text, b.text, rule),))
    return None


def _look_alike(a: Word, b: Word) -> WordMatch | None:
    """The same shapes typed with another alphabet's keys: ΗΟΧΗΑ for HOXHA."""
    if a.script is b.script or len(a.text) != len(b.text):
        return None
    if in_script(a.text, b.script) == b.text:
        parts = (AlignedPart(a.text, b.text, "look-alike-word"),)
        return WordMatch(Grade.DOUBTFUL, ("look-alike-word",), parts)
    return None


def _near(a: Word, b: Word) -> WordMatch | None:
    """One letter inside the word differs. An ending that differs makes another name."""
    if a.script is not b.script or min(len(a.text), len(b.text)) < _LEAST_NEAR:
        return None
    if a.text[-1] != b.text[-1] or OSA.distance(a.text, b.text, score_cutoff=1) > 1:
        return None
    return WordMatch(Grade.NEAR, ("one-letter",), (AlignedPart(a.text, b.text, "one-letter"),))


def _spelled(a: Word, b: Word) -> WordMatch | None:
    found = align_words(a.text, a.script, b.text, b.script, _RULES)
    if found is None:
        return None
    rules = (_RULES[found.convention],)
    mixed = ("look-alike-letters",) if a.mixed or b.mixed else ()
    if found.convincing:
        return WordMatch(Grade.VARIANT, (*rules, *mixed), found.parts)
    return WordMatch(Grade.DOUBTFUL, (*rules, "weak-evidence"), found.parts)


@lru_cache(maxsize=262144)
def match_words(a: Word, b: Word) -> WordMatch:
    """The grade of two words, the better of all the rules that apply. Symmetric."""
    equal = _equal(a, b)
    if equal is not None:
        return equal
    known = _known_name(a, b)
    if known is not None and known.grade is not Grade.NONE:
        return known
    for rule in (_short_form, _declined, _spelled):
        found = rule(a, b)
        if found is not None and not (known is not None and rule is _spelled):
            return found
    for rule in (_shortened, read_alike_match, _look_alike, _near):
        found = rule(a, b)
        if found is not None:
            return found
    return _NONE


def read_alike_match(a: Word, b: Word) -> WordMatch | None:
    """A digit inside a word is a reading error, whatever the confidence."""
    if not any(letter.isdigit() for letter in a.text + b.text):
        return None
    if read_alike(a.text, b.text):
        return WordMatch(
            Grade.DOUBTFUL, ("reading-error",), (AlignedPart(a.text, b.text, "reading-error"),)
        )
    return None
