"""Greek case endings: one name in the nominative and in the genitive (ΓΕΩΡΓΙΟΣ, ΓΕΩΡΓΙΟΥ)."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from importlib.resources import files


class Case(IntEnum):
    """Which side of a pair stands in the genitive."""

    LEFT = 1
    NEITHER = 0
    RIGHT = -1
    EITHER = 2
    """The endings fit both ways: masculine -ΑΣ/-Α and feminine -Α/-ΑΣ."""


# Nominative and genitive endings, longest first. M. Triantafyllidis, Modern Greek Grammar (1941),
# declension of proper names; -ΟΥΣ, -ΕΩΣ, -ΙΔΟΥ are the learned genitives of older papers.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ΕΥΣ", "ΕΩΣ"),
    ("ΗΣ", "ΟΥΣ"),
    ("ΩΝ", "ΩΝΟΣ"),
    ("ΩΝ", "ΟΝΤΟΣ"),
    ("ΑΣ", "ΑΔΟΣ"),
    ("ΙΣ", "ΙΔΟΣ"),
    ("ΟΣ", "ΟΥ"),
    ("ΗΣ", "ΟΥ"),
    ("ΑΣ", "ΟΥ"),
    ("ΗΣ", "Η"),
    ("ΟΥΣ", "ΟΥ"),
    ("Ω", "ΩΣ"),
    ("Ω", "ΟΥΣ"),
)
_LEAST_STEM = 2


def genitives(nominative: str) -> tuple[str, ...]:
    """The genitives that a Greek nominative (folded) can have, those told apart by no gender."""
    found = [
        nominative[: -len(ending)] + genitive
        for ending, genitive in _ENDINGS
        if nominative.endswith(ending) and len(nominative) - len(ending) >= _LEAST_STEM
    ]
    return tuple(found)


def declined_from(genitive: str) -> tuple[tuple[str, Case], ...]:
    """The nominatives that a Greek word (folded) can be the genitive of.

    Each comes with ``LEFT`` (the word given is the genitive) or ``EITHER`` for the endings -Α/-ΑΣ
    and -Η/-ΗΣ, in which the masculine loses the Σ that the feminine gains.
    """
    found = [
        (genitive[: -len(ending)] + nominative, Case.LEFT)
        for nominative, ending in _ENDINGS
        if genitive.endswith(ending)
        and (nominative, ending) != ("ΗΣ", "Η")
        and len(genitive) - len(ending) >= _LEAST_STEM
    ]
    if genitive[-1:] in {"Α", "Η", "Ε", "Ο"} and len(genitive) > _LEAST_STEM:
        found.append((genitive + "Σ", Case.EITHER))
    elif genitive.endswith(("ΑΣ", "ΗΣ")) and len(genitive) > _LEAST_STEM + 1:
        found.append((genitive[:-1], Case.EITHER))
    return tuple(found)


def ends_in_sigma(word: str) -> bool:
    """Whether a folded name ends as Greek masculine nominatives do, in Greek or Latin letters."""
    return word.endswith(("Σ", "S"))


def no_womans_name(word: str) -> bool:
    """Whether a folded word can't be a woman's given name: -Σ of a man, -ΟΥ of a surname."""
    return word.endswith(("Σ", "S", "ΟΥ", "OU"))


@cache
def womens_names() -> frozenset[str]:
    """Greek women's given names in -α or -η, folded (``tables/greek_given_names.tsv``)."""
    text = (files("verify.matching") / "tables" / "greek_given_names.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(name for line in lines for name in line.split())
