"""The parts of a name: surname, given names, and what is said beside them.

A father's name marked as such (ΤΟΥ ΙΩΑΝΝΗ, S/O), a birth or spouse's name (NÉE, ΤΟ ΓΕΝΟΣ) and the
titles on papers (ΚΥΡΙΟΣ, MR) are no part of what makes two names one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from verify.matching.words import Word, split_words

_FATHER = frozenset({"ΤΟΥ", "S/O", "D/O", "ΠΑΤΡΟΣ", "ΠΑΤΡΩΝΥΜΟ", "ΠΑΤΡ", "ΘΥΓ"})
_OTHER_SURNAME = frozenset(
    {
        "NEE",
        "BORN",
        "ΓΕΝΟΣ",
        "ΓΕΝ",
        "ΣΥΖ",
        "ΣΥΖΥΓΟΣ",
        "ΣΥΖΥΓΟΥ",
        "EPOUSE",
        "EPSE",
        "W/O",
        "H/O",
        "ΠΑΤΡΙΚΟ",
    }
)
_MARKED_BEFORE = frozenset({"ΟΝ", "ΟΝΟΜΑ", "ΤΟ", "ΤΟΥ", "ΕΠΩΝΥΜΟ", "ΕΠΩΝ"})
_ARTICLES = frozenset({"ΤΟΥ", "ΤΗΣ"})
"""Before a name in the genitive; after one, ΤΟΥ marks the father's."""
_TITLES = frozenset(
    {"MR", "MRS", "MS", "MISS", "DR", "ΚΟΣ", "ΚΑ", "ΚΥΡΙΟΣ", "ΚΥΡΙΑ", "Κ", "ΔΡ", "HAJI", "PROF"}
)
_TITLES_WITH_DOT = frozenset({"ΚΑ", "Κ", "MS", "MR"})


@dataclass(frozen=True)
class NameWords:
    """The words of a name by their part.

    ``divided``: the source tells surname from given names.
    ``may_be_cut``: the end may be missing.
    """

    surname: tuple[Word, ...]
    given: tuple[Word, ...]
    father: tuple[Word, ...] = ()
    other_surname: tuple[Word, ...] = ()
    may_be_cut: bool = False

    @property
    def divided(self) -> bool:
        """Whether surname and given names are known apart."""
        return bool(self.surname and self.given)

    @cached_property
    def all(self) -> tuple[Word, ...]:
        """Surname, then given names."""
        return self.surname + self.given

    @cached_property
    def letters(self) -> str:
        """All letters in one, for names written without any space."""
        return "".join(word.bare for word in self.all)


def _without_marked(
    words: tuple[Word, ...],
) -> tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]:
    """The name's own words, the father's, the other surname's."""
    if len(words) > 1 and words[0].text in _ARTICLES:
        words = words[1:]
    for place, word in enumerate(words):
        if word.text in _OTHER_SURNAME and place and place + 1 < len(words):
            return _trimmed(words[:place]), (), words[place + 1 :]
        if word.text in _FATHER and place and place + 1 < len(words):
            father = tuple(w for w in words[place + 1 :] if w.text not in _FATHER)
            return _trimmed(words[:place]), father, ()
    return words, (), ()


def _trimmed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    while len(words) > 1 and words[-1].text in _MARKED_BEFORE:
        words = words[:-1]
    return words


def _without_titles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    rest = tuple(
        w for w in words if w.text not in _TITLES or (w.text in _TITLES_WITH_DOT and not w.dotted)
    )
    return rest or words


def read_name_words(surname: str, given_names: str, *, may_be_cut: bool) -> NameWords:
    """The words of a name given in two parts, or in one with ``given_names`` empty."""
    own, father, other = _without_marked(split_words(surname))
    given, given_father, given_other = _without_marked(split_words(given_names))
    return NameWords(
        _without_titles(own) if given else own,
        _without_titles(given),
        father or given_father,
        other or given_other,
        may_be_cut,
    )
