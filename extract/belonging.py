"""Whether a value belongs to its fact: by which way it was found, what speaks for or against it.

How surely letters were read says nothing of that: a date read without fault may be another date.
So each fact keeps how it was found, and its confidence is that of its letters times the share of
facts found so that are right, as ``tools/measure_belonging.py`` measures it (``belonging.yaml``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from extract.data import table


class Way(StrEnum):
    """By which way a value was found."""

    BESIDE = "beside"  # right of a label that ends in a colon or fills its cell
    RUN_ON = "run_on"  # right of a label that nothing parts from it
    BENEATH = "beneath"  # under its label
    ABOVE = "above"  # over its label, which stands in brackets
    SENTENCE = "sentence"  # by the words around it in running text
    PLACE = "place"  # by where it stands or what it looks like, without a label
    NAMED = "named"  # a title or a mark, itself what the fact says
    CHECKED = "checked"  # machine-readable zone, barcode


class Sign(StrEnum):
    """What speaks for a value or against it."""

    LIKE = "like"  # the label is only nearly a known one
    PATTERN = "pattern"  # the label is known by the beginnings of its words
    SHARED = "shared"  # the label may name other facts as well
    QUALIFIED = "qualified"  # words of no known meaning follow the label, before its end
    CROWDED = "crowded"  # beneath a label that stands alone, but with others beside it
    WITHIN = "within"  # other words stand before the label in its cell
    REFUSED = "refused"  # what stands nearer to the label is no such value
    LATER = "later"  # a label of the fact before this one had no such value
    USUAL = "usual"  # most other labels of the page have their values on that side, too
    UNUSUAL = "unusual"  # most other labels of the page have their values on another side
    FAR = "far"  # a wide gap or rows lie between label and value
    HOLDERS = "holders"  # label or heading say that it is the holder's
    PERSONS = "persons"  # others are named on the page, and nobody says whose this is
    RIVAL = "rival"  # another label of the fact has another value
    CLAIMED = "claimed"  # the same words are another fact, too
    ODD = "odd"  # not what such a value looks like
    AMONG = "among"  # other values of its form stand on the paper and are no other fact
    PROVEN = "proven"  # a check digit holds
    PARTED = "parted"  # surname and given name are told apart by their order alone
    SCRIPT = "script"  # the letters may be misread ones of another script
    ELSEWHERE = "elsewhere"  # the paper names another street and number, too
    LONG = "long"  # so are those of a name of three words and more: where does the surname end?


@dataclass(frozen=True, slots=True)
class How:
    """By which way a fact was found, and the signs for and against it."""

    way: Way
    signs: frozenset[Sign] = frozenset()

    def seeing(self, *signs: Sign) -> How:
        """The same way with ``signs`` added."""
        return replace(self, signs=self.signs.union(signs))


class Weights(BaseModel):
    """Log-odds of being right: of each way, and what each sign adds.

    ``legible``: for recognisers' confidences, rising, the share of values that were read rightly.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    legible: tuple[tuple[float, float], ...]
    ways: Mapping[Way, float]
    signs: Mapping[Sign, float]


@cache
def weights() -> Weights:
    """The measured weights. Raises ``ValidationError`` for a misspelt way or sign."""
    return Weights.model_validate(table("belonging"))


def legible(confidence: float) -> float:
    """The share of values read with this ``confidence`` whose letters are right, 0 to 1."""
    points = ((0.0, 0.0), *weights().legible, (1.0, 1.0))
    for (low, share), (high, next_share) in pairwise(points):
        if confidence <= high:
            return share + (next_share - share) * (confidence - low) / (high - low)
    return confidence


def belongs(how: How) -> float:
    """The share of facts found so that are right, 0 to 1."""
    table = weights()
    odds = table.ways.get(how.way, 0.0) + sum(table.signs.get(sign, 0.0) for sign in how.signs)
    return 1 / (1 + math.exp(-odds))
