"""Are two words one name? Grades a pair of words and says by which rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from verify.matching.align import WordAlignment, align_words
from verify.matching.conventions import all_conventions
from verify.matching.declension import Case, declined_from
from verify.matching.letters import Script, in_script, settle_script
from verify.matching.lexicon import lexicon
from verify.matching.reading_errors import read_alike
from verify.matching.spelling_pairs import pair_index
from verify.matching.transliteration import elot743_letters
from verify.matching.verdict import AlignedPart
from verify.matching.words import Word, word


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
_LEAST_CONTRACTION = 4
_LEAST_LEARNED = 3
_BY_SOUND = frozenset({"convention.english", "convention.european"})
_LEARNED = frozenset(
    f"convention.{origin}"
    for origin in (
        "slavic",
        "caucasian",
        "albanian",
        "arabic",
        "spanish",
        "turkish",
        "english",
        "european",
    )
)
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


def _part(a: Word, b: Word, rule: str) -> tuple[AlignedPart, ...]:
    return (AlignedPart(a.text, b.text, rule),)


@lru_cache(maxsize=8192)
def _spelling(text: str) -> Word:
    """A spelling of the lexicon as a word."""
    return word(*settle_script(text)[:2])


def _reads_as(a: Word, spelling: str) -> bool:
    """Whether a word writes a known spelling, in that or another script, letter for letter."""
    if a.text == spelling:
        return True
    other = _spelling(spelling)
    if other.script is a.script or Script.ARAB in {a.script, other.script}:
        return False  # Arabic script leaves the vowels out: no letter-for-letter reading
    if not may_begin_alike(a, other):
        return False
    found = align_words(a.text, a.script, other.text, other.script, _RULES)
    if found is None or found.weak + found.rare:
        return False
    return _RULES[found.convention] not in _BY_SOUND


def _families(a: Word) -> frozenset[int]:
    return lexicon().families.get(a.text, frozenset())


def _known_name(a: Word, b: Word) -> bool:
    """Whether the lexicon has both as spellings of one name, or has one and the other writes it."""
    if _families(a) & _families(b):
        return True
    if a.script is b.script or _two_known_names(a, b):
        return False
    for one, other in ((a, b), (b, a)):
        for family in _families(one):
            if any(_reads_as(other, spelling) for spelling in lexicon().members[family]):
                return True
    return False


def _two_known_names(a: Word, b: Word) -> bool:
    """Whether the lexicon has each as a name and never both as one."""
    mine, others = _families(a), _families(b)
    return bool(mine and others and not mine & others)


def _unless_two_names(found: WordMatch, a: Word, b: Word) -> WordMatch:
    """A spelling that would join two names which the lexicon knows apart is doubtful."""
    if not _two_known_names(a, b):
        return found
    return replace(found, grade=Grade.DOUBTFUL, rules=(*found.rules, "two-known-names"))


def may_begin_alike(a: Word, b: Word) -> bool:
    """Whether two spellings of one name can begin with these words' first letters."""
    if a.text[0] == b.text[0]:
        return True
    if b.script.value < a.script.value:
        a, b = b, a
    return a.text[0] + b.text[0] in pair_index(a.script, b.script).starts


def _declined(a: Word, b: Word) -> WordMatch | None:
    """One word is the genitive of the other; at least one is Greek."""
    for left, right, sign in ((a, b, 1), (b, a, -1)):
        if left.script is not Script.GREK:
            continue
        for nominative, case in declined_from(left.text):
            found = _nominative_reads(nominative, right)
            if found is not None:
                side = case if case is Case.EITHER else Case(case * sign)
                parts = _part(a, b, "genitive")
                return WordMatch(Grade.VARIANT, ("genitive", *found), parts, side)
    return None


def _nominative_reads(nominative: str, right: Word) -> tuple[str, ...] | None:
    if right.script is Script.GREK and nominative == right.text:
        return ()
    if right.script is Script.GREK:
        return None
    found = _align(nominative, Script.GREK, right.text, right.script)
    if found is None or found.weak or found.rare or found.convention != 0:
        return None
    return (_RULES[found.convention],)


def _short_form(a: Word, b: Word) -> WordMatch | None:
    short_forms = lexicon().short_forms
    if set(short_forms.get(a.text, ())) & set(short_forms.get(b.text, ())):
        return WordMatch(Grade.VARIANT, ("abbreviation",), _part(a, b, "abbreviation"))
    for short, full in ((a, b), (b, a)):
        if _contracts(short, full):
            return WordMatch(Grade.VARIANT, ("abbreviation",), _part(a, b, "abbreviation"))
        for spelling in lexicon().short_forms.get(short.text, ()):
            if _reads_as(full, spelling) or _known_name(full, _spelling(spelling)):
                return WordMatch(Grade.VARIANT, ("abbreviation",), _part(a, b, "abbreviation"))
    return None


def _contracts(short: Word, full: Word) -> bool:
    """A Greek contraction with a slash: ΚΩΝ/ΝΟΣ for ΚΩΝΣΤΑΝΤΙΝΟΣ."""
    start, slash, end = short.text.partition("/")
    if not slash or len(start) + len(end) < _LEAST_CONTRACTION:
        return False
    if full.script is not short.script:
        if short.script is not Script.GREK or full.script is not Script.LATN:
            return False
        start, end = elot743_letters(start), elot743_letters(end)
    return len(full.text) > len(start + end) and (
        full.text.startswith(start) and full.text.endswith(end)
    )


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
            return WordMatch(Grade.DOUBTFUL, (rule,), _part(a, b, rule))
    return None


def _translated(a: Word, b: Word) -> WordMatch | None:
    """One name in two languages (ЕЛЕНА, ОЛЕНА): of one person in two states, or of two people."""
    names = lexicon().translated
    if names.get(a.text, frozenset()) & names.get(b.text, frozenset()):
        return WordMatch(Grade.DOUBTFUL, ("translated-name",), _part(a, b, "translated-name"))
    return None


def _look_alike(a: Word, b: Word) -> WordMatch | None:
    """The same shapes typed with another alphabet's keys: ΗΟΧΗΑ for HOXHA."""
    if a.script is b.script or len(a.text) != len(b.text):
        return None
    if in_script(a.text, b.script) == b.text:
        parts = _part(a, b, "look-alike-word")
        return WordMatch(Grade.DOUBTFUL, ("look-alike-word",), parts)
    return None


def _near(a: Word, b: Word) -> WordMatch | None:
    """One letter inside the word differs. An ending that differs makes another name."""
    if a.script is not b.script or min(len(a.text), len(b.text)) < _LEAST_NEAR:
        return None
    if a.text[-1] != b.text[-1] or OSA.distance(a.text, b.text, score_cutoff=1) > 1:
        return None
    return WordMatch(Grade.NEAR, ("one-letter",), _part(a, b, "one-letter"))


def _too_short(a: Word, b: Word, rule: str) -> bool:
    """Two Latin letters fit too many Greek ones if any origin's spelling may explain them."""
    latin = [w for w in (a, b) if w.script is Script.LATN]
    if not latin or rule not in _LEARNED:
        return False
    return min(len(w.text) for w in latin) < _LEAST_LEARNED + (rule in _BY_SOUND)


def _spelled(a: Word, b: Word) -> WordMatch | None:
    found = align_words(a.text, a.script, b.text, b.script, _RULES)
    if found is None:
        return None
    rules = (_RULES[found.convention],)
    mixed = ("look-alike-letters",) if a.mixed or b.mixed else ()
    if found.convincing and not _too_short(a, b, rules[0]):
        return WordMatch(Grade.VARIANT, (*rules, *mixed), found.parts)
    return WordMatch(Grade.DOUBTFUL, (*rules, "weak-evidence"), found.parts)


def _misread(a: Word, b: Word) -> WordMatch | None:
    """A digit inside a word is a reading error, whatever the confidence."""
    if (a.text + b.text).isalpha() or not read_alike(a.text, b.text):
        return None
    return WordMatch(Grade.DOUBTFUL, ("reading-error",), _part(a, b, "reading-error"))


def _one_name(a: Word, b: Word) -> WordMatch | None:
    """The rules by which words that begin alike are one name; a doubtful spelling comes last."""
    spelled = _spelled(a, b)
    if spelled is not None and spelled.grade is Grade.VARIANT:
        return _unless_two_names(spelled, a, b)
    declined = _short_form(a, b) or _declined(a, b)
    if declined is not None:
        return declined
    if _known_name(a, b):
        return WordMatch(Grade.VARIANT, ("known-spellings",), _part(a, b, "known-spellings"))
    return spelled or _shortened(a, b) or _translated(a, b)


@lru_cache(maxsize=262144)
def match_words(a: Word, b: Word) -> WordMatch:
    """The grade of two words, by the first rule that joins them. Symmetric."""
    if not may_begin_alike(a, b):
        return _far_apart(a, b)
    found = _equal(a, b) or _one_name(a, b)
    return found or _misread(a, b) or _look_alike(a, b) or _near(a, b) or _NONE


def _far_apart(a: Word, b: Word) -> WordMatch:
    """Words that no convention lets begin as they do: a known name, a slip, or two names."""
    if _families(a) & _families(b):
        return WordMatch(Grade.VARIANT, ("known-spellings",), _part(a, b, "known-spellings"))
    return _misread(a, b) or _look_alike(a, b) or _translated(a, b) or _near(a, b) or _NONE
