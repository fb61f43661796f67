"""Words that leave no ink, held against what was read off the page: do they say something else?

A searchable scan has such a layer, and a recogniser's usual errors are in it: it says another
letter, parts words elsewhere, or takes one script for another. The page is read from its picture
either way. A lie is told by a whole number or word that stands in the place of another one which
is surely read, or by a form's text of which hardly a word is on the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from extract.folding import skeleton
from extract.labels import find_labels
from extract.layout import rows_of
from extract.scripts import scripts_of
from extract.words import Word
from ingest.pages import Box, CoveredWord, TextWord

_SURELY_READ = 0.9
_SAME_PLACE = 0.6
_FEWEST, _OF_THIS_PAGE, _ALIKE = 10, 0.6, 80.0
_FIGURES, _OTHER_FIGURES = 4, 2
_LETTERS, _ANOTHER_WORD = 4, 50.0
_LONG, _LABELS, _STRANGE = 5, 3, 0.2


def contradicts(unseen: Sequence[TextWord | CoveredWord], read: Sequence[Word]) -> bool:
    """Whether the ``unseen`` words of a page surely say another thing than was ``read`` on it."""
    sure = [word for word in read if word.confidence >= _SURELY_READ]
    pairs = [(word, said) for word in sure if (said := _at(word.box, unseen))]
    telling = [pair for pair in pairs if len(skeleton(pair[0].text)) > 2]
    alike = sum(
        fuzz.ratio(skeleton(word.text), skeleton(said.text)) >= _ALIKE for word, said in telling
    )
    if len(telling) >= _FEWEST and alike >= _OF_THIS_PAGE * len(telling):
        return any(_is_another(word.text, said.text) for word, said in telling)
    return _is_another_text(unseen, sure)


def _at(box: Box, unseen: Sequence[TextWord | CoveredWord]) -> TextWord | CoveredWord | None:
    """The word that stands in the same place, if there is one: neither longer nor shorter.

    Letters that nobody sees are as high as their maker likes, and the last one often has no width.
    """
    middle = (box[1] + box[3]) / 2
    level = [word for word in unseen if word.box[1] <= middle <= word.box[3]]
    best = max(level, key=lambda word: _shared(box, word.box), default=None)
    return best if best and _shared(box, best.box) >= _SAME_PLACE else None


def _shared(one: Box, other: Box) -> float:
    """The share that two boxes have in common of the width that they have together."""
    common = min(one[2], other[2]) - max(one[0], other[0])
    return max(0.0, common / max(1, max(one[2], other[2]) - min(one[0], other[0])))


def _is_another(read: str, said: str) -> bool:
    """Another number, or another word of the same script: more than a recogniser misreads."""
    ours, theirs = _figures(read), _figures(said)
    if len(ours) >= _FIGURES and len(theirs) >= _FIGURES:
        if len(ours) != len(theirs):
            return fuzz.ratio(ours, theirs) < _ANOTHER_WORD
        return sum(a != b for a, b in zip(ours, theirs, strict=True)) >= _OTHER_FIGURES
    return (
        _is_word(read)
        and _is_word(said)
        and scripts_of(read) == scripts_of(said)
        and fuzz.ratio(skeleton(read), skeleton(said)) < _ANOTHER_WORD
    )


def _figures(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_word(text: str) -> bool:
    bare = text.strip(".,:;()")
    usual = bare.isupper() or bare.islower() or bare.istitle()
    return bare.isalpha() and len(bare) >= _LETTERS and usual


def _is_another_text(unseen: Sequence[TextWord | CoveredWord], sure: Sequence[Word]) -> bool:
    """Whether the layer is a form of its own, of which hardly a word and no number is on the page.

    What a recogniser made of letters of another language is no form: it has no labels.
    """
    said = {skeleton(word.text) for word in unseen}
    long = {key for word in sure if len(key := skeleton(word.text)) >= _LONG}
    found = sum(
        process.extractOne(key, said, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
        for key in long
    )
    if len(long) < _FEWEST or found > _STRANGE * len(long) or _numbers(said) & _numbers(long):
        return False
    rows = rows_of([Word(word.text, word.box, word.box, _SURELY_READ) for word in unseen])
    return len(find_labels(rows, tolerant=False)) >= _LABELS


def _numbers(keys: set[str]) -> set[str]:
    return {key for key in keys if key.isdigit() and len(key) >= _LONG}
