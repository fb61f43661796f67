"""When a zone is valid. A valid zone must be right: what is doubtful is not valid."""

from __future__ import annotations

from typing import Final

from extract.mrz.looking import Sight
from extract.mrz.zones import CheckState

SURE: Final = 0.97
"""The least certainty of a valid zone."""

_LEAST_SCORE: Final = -0.12
_MOST_COST: Final = 4.0
_MOST_STRAY: Final = 1.6


def is_valid(sight: Sight) -> bool:
    """Whether nothing speaks against any letter.

    The grammar and all check digits hold; the letters as a whole are clearly read (a badly
    located line can be repaired into nonsense whose check digits hold); hardly a letter is left
    over beside it, which another format might have place for; at most one letter was
    put right, and that one was nearly as likely; and no other text of the same check digits is
    worth mentioning.
    """
    found = sight.found
    return (
        found.zone.holds
        and sight.placing.score > _LEAST_SCORE
        and sight.placing.stray < _MOST_STRAY
        and len(found.changed) <= 1
        and found.cost <= _MOST_COST
        and found.certainty >= SURE
    )


def confidence(sight: Sight) -> float:
    """From 0 to 1: the certainty of a zone that holds; else at most 0.5, by its check digits."""
    found = sight.found
    if found.zone.holds:
        return round(found.certainty, 4)
    states = [s for s in found.zone.checks.values() if s is not CheckState.ABSENT]
    return round(0.5 * states.count(CheckState.HOLDS) / len(states), 4)
