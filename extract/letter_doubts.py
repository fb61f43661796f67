"""Whether letters that a recogniser read may be those of another script.

``ΟΥΑΛΙΝΤ`` is read as ``OYAAINT``, and surely: each letter is one that both scripts print. What
speaks against such a reading is the paper around it, and the other words of the same name.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from extract.document import ReadPage
from extract.letter_likeness import LIKE_GREEK
from extract.scripts import scripts_of

_LATIN, _GREEK = ("Latn",), ("Grek",)
_SHORTEST, _LEAST_WORDS = 3, 12


def main_script(page: ReadPage) -> tuple[str, ...]:
    """The script of most words of a page: Latin or Greek; empty where neither clearly is."""
    counts = Counter(
        scripts_of(word.text) for word in page.words if sum(map(str.isalpha, word.text)) > 1
    )
    greek, latin = counts[_GREEK], counts[_LATIN]
    if greek + latin < _LEAST_WORDS or max(greek, latin) < 2 * min(greek, latin):
        return ()
    return _GREEK if greek > latin else _LATIN


def may_be_of_another_script(text: str, beside: str, main: tuple[str, ...]) -> bool:
    """Whether ``text`` may be misread letters of another script than it is read in.

    ``beside`` is the other part of the same name, or empty; ``main`` is the page's script. Words
    of one value in two scripts are, and a value in another script than the page whose letters
    are all such as both print.
    """
    words = [word for word in text.replace("/", " ").split() if sum(map(str.isalpha, word)) > 1]
    scripts = {scripts_of(word) for word in words} - {()}
    if len(scripts) > 1 or any(len(script) > 1 for script in scripts):
        return True
    if not main or not scripts or main in scripts:
        return False
    if main == _LATIN:
        return scripts == {_GREEK}
    told = any(_is_surely_latin(word) for word in (*words, *beside.split()))
    return scripts == {_LATIN} and not told and any(_is_long(word) for word in words)


def has_an_accent(text: str) -> bool:
    """``ΠΕΡΕΊΤΣ``: Greek capitals bear no accent, so part of another letter was taken for one."""
    return any(
        word.isupper() and _is_long(word) and scripts_of(word) == _GREEK
        and any("\u0301" in unicodedata.normalize("NFD", char) for char in word[1:])
        for word in text.split()
    )  # fmt: skip


def _is_long(word: str) -> bool:
    return sum(map(str.isalpha, word)) >= _SHORTEST


def _is_surely_latin(word: str) -> bool:
    """Whether a word has letters that no Greek one looks like, small ones included."""
    letters = [char for char in unicodedata.normalize("NFD", word) if char.isalpha()]
    return scripts_of(word) == _LATIN and any(char not in LIKE_GREEK for char in letters)
