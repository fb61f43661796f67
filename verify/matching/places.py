"""Compares two places of birth: across scripts, languages and changes of name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verify.bilingual import Bilingual
from verify.matching.gazetteer import countries, gazetteer
from verify.matching.letters import fold
from verify.matching.pairing import pair_words
from verify.matching.verdict import AlignedPart, Comparison, Verdict
from verify.matching.word_match import Grade
from verify.matching.words import Word, split_words


@dataclass(frozen=True, slots=True)
class _Place:
    """``heads``: the place's name, in each form given; ``country``: alpha-3 or empty."""

    heads: tuple[str, ...]
    country: str


_WORDS = {
    "equal": Bilingual("The same place.", "Ο ίδιος τόπος."),
    "country-added": Bilingual(
        "The same place; one side adds the region or country.",
        "Ο ίδιος τόπος· η μία πλευρά προσθέτει περιοχή ή χώρα.",
    ),
    "place-spelling": Bilingual("One place in two spellings.", "Ένας τόπος σε δύο γραφές."),
    "place-names": Bilingual(
        "Two names of one place (another language or an older name).",
        "Δύο ονόματα του ίδιου τόπου (άλλη γλώσσα ή παλαιότερο όνομα).",
    ),
    "ambiguous-place": Bilingual(
        "One of the names is also that of another town. An officer looks.",
        "Το ένα όνομα το έχει και άλλη πόλη. Το βλέπει υπάλληλος.",
    ),
    "other-country": Bilingual(
        "The same name, but in another country. An officer looks.",
        "Το ίδιο όνομα, αλλά σε άλλη χώρα. Το βλέπει υπάλληλος.",
    ),
    "country-only": Bilingual(
        "One side gives the country alone. An officer looks.",
        "Η μία πλευρά δίνει μόνο τη χώρα. Το βλέπει υπάλληλος.",
    ),
    "near-place": Bilingual(
        "The names are near, but not settled. An officer looks.",
        "Τα ονόματα είναι κοντινά, αλλά όχι βέβαια. Τα βλέπει υπάλληλος.",
    ),
    "no-place": Bilingual("One side gives no place.", "Η μία πλευρά δεν δίνει τόπο."),
    "different-place": Bilingual("Two different places.", "Δύο διαφορετικοί τόποι."),
}
_DIVIDERS = re.compile(r"[,;()|\[\]]| [-–—] ")
_LEAST_HEAD = 4


def _plain(text: str) -> str:
    return " ".join(word.bare for word in split_words(text))


def _cut_country(text: str) -> tuple[str, str]:
    """A name without the country that ends it, and that country's code."""
    words = text.split()
    for count in (3, 2, 1):
        code = countries().get(" ".join(words[-count:])) if len(words) > count else None
        if code is not None:
            return " ".join(words[:-count]), code
    return text, ""


@lru_cache(maxsize=16384)
def _read(text: str) -> _Place:
    parts = [part for piece in _DIVIDERS.split(fold(text)) if (part := piece.strip(" .-"))]
    country = ""
    for part in parts[1:]:
        country = country or countries().get(_plain(part), "")
    names = [_plain(form) for form in parts[0].split("/")] if parts else []
    cut = [_cut_country(name) for name in names if name]
    heads = tuple(dict.fromkeys(head for head, _ in cut if len(cut) == 1 or not _is_country(head)))
    return _Place(
        heads or tuple(n for n in names if n), country or next((c for _, c in cut if c), "")
    )


def _is_country(name: str) -> bool:
    return name in countries()


def _result(verdict: Verdict, rule: str, left: str = "", right: str = "") -> Comparison:
    parts = (AlignedPart(left, right, "" if rule == "equal" else rule),) if left or right else ()
    return Comparison(verdict, () if rule == "equal" else (rule,), _WORDS[rule], parts)


def _begins(short: str, long: str) -> bool:
    """A town followed by its region: whole words, and enough letters to be a town."""
    return len(short) >= _LEAST_HEAD and long.startswith(short + " ") and short in gazetteer().towns


def _shared_town(one: str, other: str) -> Verdict | None:
    """By the gazetteer: one town, perhaps one, or two (DIFFERENT); None if it can't say."""
    known = gazetteer()
    mine, others = known.towns.get(one), known.towns.get(other)
    if not mine or not others:
        return None
    shared = mine & others
    if not shared:
        return Verdict.DIFFERENT
    if any(key.startswith("own-") for key in shared):
        return Verdict.VARIANT
    elsewhere = (known.main.get(one, frozenset()) | known.main.get(other, frozenset())) - shared
    return Verdict.DOUBTFUL if elsewhere else Verdict.VARIANT


def _spelled_alike(one: str, other: str) -> Grade:
    left, right = split_words(one), split_words(other)
    pairing = pair_words(left, right)
    return pairing.worst() if pairing.complete and _enough(left) and _enough(right) else Grade.NONE


def _enough(words: tuple[Word, ...]) -> bool:
    return any(len(word.text) >= _LEAST_HEAD - 1 for word in words)


def _compare_heads(one: str, other: str) -> Comparison:
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return _result(Verdict.SAME, "equal", one, other)
    if _is_country(one) and _is_country(other):
        if countries()[one] == countries()[other]:
            return _result(Verdict.VARIANT, "place-names", one, other)
        return _result(Verdict.DIFFERENT, "different-place", one, other)
    town = _shared_town(one, other)
    alike = _spelled_alike(one, other)
    if alike <= Grade.VARIANT and town is not Verdict.DIFFERENT:
        return _result(Verdict.VARIANT, "place-spelling", one, other)
    if town is Verdict.VARIANT:
        return _result(Verdict.VARIANT, "place-names", one, other)
    if town is Verdict.DOUBTFUL:
        return _result(Verdict.DOUBTFUL, "ambiguous-place", one, other)
    if _begins(one, other) or _begins(other, one):
        return _result(Verdict.VARIANT, "country-added", one, other)
    if town is None and alike <= Grade.NEAR:
        return _result(Verdict.DOUBTFUL, "near-place", one, other)
    if _is_country(one) or _is_country(other):
        return _result(Verdict.DOUBTFUL, "country-only", one, other)
    return _result(Verdict.DIFFERENT, "different-place", one, other)


_ORDER = (Verdict.SAME, Verdict.VARIANT, Verdict.DOUBTFUL, Verdict.DIFFERENT)


def compare_places(a: str, b: str) -> Comparison:
    """Whether two places are one.

    Region and country after the place don't count, unless the two countries differ. Never
    raises; the verdict is symmetric.
    """
    left, right = _read(a), _read(b)
    if not left.heads or not right.heads:
        return (
            _result(Verdict.DOUBTFUL, "no-place")
            if left != right
            else _result(Verdict.SAME, "equal")
        )
    best = min(
        (_compare_heads(one, other) for one in left.heads for other in right.heads),
        key=lambda found: _ORDER.index(found.verdict),
    )
    if best.verdict is Verdict.DIFFERENT or best.verdict is Verdict.DOUBTFUL:
        return best
    if left.country and right.country and left.country != right.country:
        return _result(Verdict.DOUBTFUL, "other-country", *left.heads[:1], *right.heads[:1])
    if best.verdict is Verdict.SAME and _plain(a) != _plain(b):
        return _result(Verdict.VARIANT, "country-added", left.heads[0], right.heads[0])
    return best
