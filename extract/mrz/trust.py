"""When a zone is valid. A valid zone must be right: what is doubtful is not valid."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.mrz import tesseract
from extract.mrz.check_digits import ALPHABET
from extract.mrz.ends import cut_letters
from extract.mrz.formats import FieldName
from extract.mrz.intact import Held, held, oddities_of
from extract.mrz.lines import Line, strip_of
from extract.mrz.search import gains, least_sure
from extract.mrz.sights import Sight
from extract.mrz.zones import CheckState, Doubt, DoubtReason

SURE: Final = 0.98
"""The least certainty of a zone that is valid by the network's word alone."""

SURE_OF_ROUGH: Final = 0.997
"""The same for a zone in a picture so rough that a missing stroke would hardly show.

There Tesseract is no witness: what a fold or a smudge makes of a letter, both take for it.
"""

NEARLY_SURE: Final = 0.96
"""The least certainty of a zone in a clean picture that is valid if Tesseract reads the same."""

_LEAST_SCORE: Final = -0.12
_CLEAR_SCORE: Final = -0.2
_LEAST_HELD: Final = 2
_MOST_COST: Final = 4.0
_MOST_STRAY: Final = 1.6
_MOST_ODD: Final = 2.3
_MOST_ODD_CHECKED: Final = 4.0
_MOST_ODD_EVER: Final = 0.7
_LEAST_LIKE: Final = 0.75
_ROUGH: Final = 0.12
_TESSERACT_CAP: Final = 28.0
_TESSERACT_MARGIN_CAPS: Final = 0.45


def doubt_of(sight: Sight) -> Doubt | None:
    """The first thing that speaks against any letter; None of a valid zone.

    The grammar and all check digits hold; no more of it may lie beyond what was seen; the letters
    as a whole are clearly read (a badly located line can be repaired into nonsense whose check
    digits hold); hardly a letter is left over beside it, which another format might have place
    for; at most one letter was put right, and that one was nearly as likely; no other text of the
    same check digits is worth mentioning, or else Tesseract, which knows nothing of the network,
    reads the same; no letter differs from its drawing as one does that is half hidden or that
    dirt made of another, or is far less like it than the others; and none ends short of its line
    that would be another if it went on.
    """
    doubt = _incredible(sight)
    if doubt is not None:
        return doubt
    if sight.found.certainty < NEARLY_SURE:
        return _unsure(sight)
    zone = held(sight)
    oddities = oddities_of(zone)
    altered = (
        odd_letters(sight, oddities)
        or _places(_unlike(sight, zone))
        or _places(cut_letters(zone, _free(sight)))
    )
    if altered:
        return Doubt(DoubtReason.ALTERED, altered)
    # Where noise or a printed ground would hide a missing stroke, less doubt is borne.
    if float(np.median(oddities)) > _ROUGH:
        return None if sight.found.certainty >= SURE_OF_ROUGH else _unsure(sight)
    sure = sight.found.certainty >= SURE or _is_confirmed(sight)
    return None if sure else _unsure(sight)


def is_valid(sight: Sight) -> bool:
    """Whether nothing speaks against any letter (``doubt_of``)."""
    return doubt_of(sight) is None


def is_sure(sight: Sight) -> bool:
    """Whether another look at the zone could hardly tell more."""
    return _incredible(sight) is None and sight.found.certainty >= SURE_OF_ROUGH


def is_settled(sight: Sight) -> bool:
    """Whether the zone is sure and valid, so that no other view of its page is needed for it."""
    return is_sure(sight) and is_valid(sight)


def odd_letters(sight: Sight, oddities: NDArray[np.float64]) -> tuple[tuple[int, int], ...]:
    """The (line, position) of letters that something seems to cover, in reading order.

    ``oddities`` are the zone's (``intact.oddities_of``). More is forgiven a letter that a check
    digit vouches for.
    """
    limits = np.where(_unseen(sight), _MOST_ODD, _MOST_ODD_CHECKED)
    return _places(oddities > np.minimum(limits * float(np.median(oddities)), _MOST_ODD_EVER))


def _unlike(sight: Sight, zone: Held) -> NDArray[np.bool_]:
    """Which letters that no check digit sees are far less like their drawing than is usual.

    What a band over one leaves may differ little in grey and still be no such letter.
    """
    least = _LEAST_LIKE * float(np.median(zone.likeness))
    return np.asarray(_unseen(sight) & (zone.likeness < least).reshape(-1, zone.width))


def _places(letters: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    """The (line, position) of those that are True, in reading order."""
    return tuple((int(line), int(at)) for line, at in np.argwhere(letters))


def _unsure(sight: Sight) -> Doubt:
    """The letter that another is nearest to being."""
    letters = np.array([ALPHABET.index(char) for char in "".join(sight.found.zone.lines)])
    return Doubt(DoubtReason.UNSURE, (least_sure(sight.placing, letters),))


def _unseen(sight: Sight) -> NDArray[np.bool_]:
    """Which letters no check digit sees: (lines, width)."""
    layout = sight.placing.layout
    unseen = (gains(layout) == 0).all(axis=1)
    return np.asarray(unseen.reshape(layout.count, layout.width), np.bool_)


def _free(sight: Sight) -> NDArray[np.bool_]:
    """Which of them may be any letter: all but the sex, of which there are three."""
    free = _unseen(sight)
    sex = sight.placing.layout.field(FieldName.SEX).span
    free[sex.line, sex.start : sex.end] = False
    return free


def is_zone(sight: Sight) -> bool:
    """Whether this is a zone at all, if perhaps a damaged one, and not some other rows of marks."""
    held = list(sight.found.zone.checks.values()).count(CheckState.HOLDS)
    return held >= _LEAST_HELD or sight.placing.score > _CLEAR_SCORE


def confidence(sight: Sight) -> float:
    """From 0 to 1: the certainty of a zone that holds; else at most 0.5, by its check digits."""
    found = sight.found
    if found.zone.holds:
        return round(found.certainty, 4)
    states = [s for s in found.zone.checks.values() if s is not CheckState.ABSENT]
    return round(0.5 * states.count(CheckState.HOLDS) / len(states), 4)


def _incredible(sight: Sight) -> Doubt | None:
    """What speaks against the zone as a whole, whatever its letters look like one by one."""
    found, placing = sight.found, sight.placing
    if not found.zone.holds:
        return Doubt(DoubtReason.CHECKS)
    if sight.is_cut:
        return Doubt(DoubtReason.CUT)
    if len(found.changed) > 1 or found.cost > _MOST_COST:
        return Doubt(DoubtReason.UNCLEAR, found.changed)
    if placing.score <= _LEAST_SCORE or placing.stray >= _MOST_STRAY:
        return Doubt(DoubtReason.UNCLEAR)
    return None


def _is_confirmed(sight: Sight) -> bool:
    """Whether Tesseract finds every line's text in that line; it may see more at the ends."""
    if not tesseract.is_available():
        return False
    return all(
        text in _read_again(sight, line)
        for text, line in zip(sight.found.zone.lines, sight.lines, strict=True)
    )


def _read_again(sight: Sight, line: Line) -> str:
    grey = strip_of(
        sight.patch,
        line,
        height=tesseract.STRIP_HEIGHT,
        cap=_TESSERACT_CAP,
        margin_caps=_TESSERACT_MARGIN_CAPS,
    ).grey
    upright = grey[::-1, ::-1] if sight.upside_down else grey
    return tesseract.read_strip(np.ascontiguousarray(upright))
