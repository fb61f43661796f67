"""A PDF's text layer held against the picture: does the page show what the layer says?

A layer can lie: white or covered words that only a program reads, words with others set on them,
or letters that are drawn as others. What nobody sees is not on the paper, so such words are left
out; a page whose words are drawn as other words is read from its picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from extract.covered_words import Instead, seen_instead
from extract.document import Layer
from extract.folding import skeleton
from extract.fonts_seen import has_a_lying_font, is_seen_as_said
from extract.ocr import OcrEngine, OcrReading
from extract.scripts import scripts_of
from extract.straighten import Turn
from ingest.pages import CoveredWord, Page, TextWord

_UNSEEN_CONTRAST = 10
"""Grey levels between the darkest and the lightest of a word's box: fewer is nothing to an eye."""

_LEAST_UNSEEN, _MOST_COVERED = 2, 12
_SAMPLE, _DIFFERING = 3, 2
_LONG_WORD, _LONGEST_WORD = 5, 16
_SURELY_READ, _ANOTHER_WORD = 0.8, 40.0
_TEXT_HEIGHT, _ABOVE, _BESIDE, _BETWEEN = 20, 12, 5, 9

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class SeenLayer:
    """The words of the layer that are seen, and the verdict on all of them.

    ``doubtful`` are words of which letters are covered by something that can't be read.
    """

    words: tuple[TextWord, ...]
    verdict: Layer
    doubtful: tuple[TextWord, ...] = ()


def held_against_picture(page: Page, engine: OcrEngine) -> SeenLayer:
    """The words of a page's layer that its picture shows, and whether the layer can be believed."""
    shown = [_is_shown(page, word) for word in page.words]
    seen = tuple(word for word, there in zip(page.words, shown, strict=True) if there)
    unseen = [w for w, there in zip(page.words, shown, strict=True) if not there and _says(w)]
    if not page.on_picture:
        unseen += [word for word in page.unseen if _says(word) and not _is_shown(page, word)]
    covered = () if is_under_pictures(page) else page.covered
    instead = {word: seen_instead(page, word, engine) for word in covered}
    another = Instead.ANOTHER in instead.values()
    if another or _is_drawn_otherwise(page, seen, engine) or has_a_lying_font(page, seen, engine):
        return SeenLayer(seen, Layer.LIES)
    hidden = any(what is Instead.NOTHING and _says(word) for word, what in instead.items())
    doubtful = (word for word, what in instead.items() if what is Instead.UNKNOWN)
    return SeenLayer(
        seen,
        Layer.HIDES if hidden or len(unseen) >= _LEAST_UNSEEN else Layer.SOUND,
        tuple(TextWord(word.text, word.box) for word in doubtful),
    )


def is_under_pictures(page: Page) -> bool:
    """Whether so much lies on words that the page's text is in its pictures: a scan in strips."""
    return sum(not word.plain for word in page.covered) > _MOST_COVERED


def _says(word: TextWord | CoveredWord) -> bool:
    return sum(char.isalnum() for char in word.text) > 1


def _grey_of(page: Page, word: TextWord) -> Grey:
    """The picture of a word in grey; the page as a whole is a hundred times as many pixels."""
    left, top, right, bottom = word.box
    place = page.pixels[top:bottom, left:right]
    if place.size == 0:
        return np.zeros((0, 0), np.uint8)
    return np.asarray(cv2.cvtColor(place, cv2.COLOR_RGB2GRAY), np.uint8)


def _is_shown(page: Page, word: TextWord) -> bool:
    """Whether there is anything to see where a word should be; rules and dots are no words."""
    place = _grey_of(page, word)
    if place.size == 0:
        return False
    darkest, lightest = cv2.minMaxLoc(place)[:2]
    return lightest - darkest >= _UNSEEN_CONTRAST


def _is_drawn_otherwise(page: Page, words: Sequence[TextWord], engine: OcrEngine) -> bool:
    """Whether a few words, read off the picture, are surely others than the layer's.

    It takes two that differ: where the first two are what they say nobody need look at the third.
    What the network does not tell is set in one line, all of one script, and read together.
    """
    sample = _sample(words)
    if len(sample) < _DIFFERING:
        return False
    if all(is_seen_as_said(page, word) for word in sample[:_DIFFERING]):
        return False
    others = _count_of_others(page, sample[:_DIFFERING], engine)
    if others == 0:
        return False
    return (_count_of_others(page, sample, engine) or 0) >= _DIFFERING


def _count_of_others(page: Page, sample: Sequence[TextWord], engine: OcrEngine) -> int | None:
    """How many of the words are drawn as others; None where they can't be told apart."""
    script = scripts_of("".join(word.text for word in sample))[:1]
    strip = _set_in_line([_grey_of(page, word) for word in sample])
    height, width = strip.shape
    reading = OcrReading((), Turn.none(width, height), 0.0, strip)
    language = "ell" if script == ("Grek",) else "eng"
    found = engine.read_line(reading, (0, 0, width, height), language)
    if len(found) != len(sample):
        return None
    return sum(
        read.confidence >= _SURELY_READ
        and fuzz.ratio(skeleton(read.text), skeleton(word.text)) < _ANOTHER_WORD
        for read, word in zip(found, sample, strict=True)
    )


def _sample(words: Sequence[TextWord]) -> list[TextWord]:
    """Plain words of one script and level lines, figures first: they carry the facts.

    Of these the shortest: every letter is time.
    """
    level = [w for w in words if w.box[2] - w.box[0] > w.box[3] - w.box[1]]
    for script in ("Grek", "Latn"):
        fitting = [
            word for word in level
            if _LONG_WORD <= len(word.text) <= _LONGEST_WORD
            and word.text.isalnum() and scripts_of(word.text) in ((), (script,))
        ]  # fmt: skip
        if len(fitting) >= _SAMPLE:
            return sorted(fitting, key=lambda w: (not w.text.isdigit(), len(w.text), w.box[1]))[
                :_SAMPLE
            ]
    return []


def _set_in_line(crops: Sequence[Grey]) -> Grey:
    """The crops side by side at one height, with white between and around them.

    What Tesseract costs is the width that the line has for its height, white included.
    """
    parts: list[Grey] = []
    for place, crop in enumerate(crops):
        factor = _TEXT_HEIGHT / crop.shape[0]
        sized = cv2.resize(crop, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
        left, right = (_BETWEEN if place else _BESIDE), _BESIDE
        white = cv2.copyMakeBorder(
            sized, _ABOVE, _ABOVE, left, right, cv2.BORDER_CONSTANT, value=(255,)
        )
        parts.append(np.asarray(white, np.uint8))
    height = max(part.shape[0] for part in parts)
    level = [np.pad(p, ((0, height - p.shape[0]), (0, 0)), constant_values=255) for p in parts]
    return np.concatenate(level, axis=1)
