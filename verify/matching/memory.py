"""What the matcher remembers of words it has seen: quick for an office, too much for an archive."""

from __future__ import annotations

from verify.matching import conventions, letters, names, word_match, words

_REMEMBERED = (
    conventions.unlike,
    letters.fold,
    letters.letter_script,
    letters.settle_script,
    names.words_of,
    word_match.match_words,
    words.split_words,
)


def forget() -> None:
    """Empties it. Who compares a hundred thousand names calls this every few thousand.

    The tables of conventions and known names stay.
    """
    for remembered in _REMEMBERED:
        remembered.cache_clear()
