"""Capitals that Latin and Greek print alike: which, and how one turns into the other."""

from __future__ import annotations

from extract.scripts import scripts_of

TO_GREEK = str.maketrans("ABEHIKMNOPTXYZ", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
TO_LATIN = str.maketrans("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", "ABEHIKMNOPTXYZ")
"""For ``str.translate``: each letter to the one of the other script that prints like it."""

LIKE_GREEK = frozenset("ABEHIKMNOPTXYZ")
"""Latin capitals that Greek ones look like: without Greek both Λ and Δ are an A, Π is an N."""


def may_be_either(word: str) -> bool:
    """Whether both scripts print all letters of a word; one letter alone is no word."""
    alone = scripts_of(word) in (("Latn",), ("Grek",))
    return len(word) > 1 and set(word.translate(TO_LATIN)) <= LIKE_GREEK and alone
