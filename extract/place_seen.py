"""The place of birth as it looks: where its value stands in the picture, and in which scripts.

A recogniser of Greek and Latin makes letters of its own out of others, or drops them. So the ink
beneath (or behind) the label is looked at, word by word, whatever was read there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.customs import Custom, Side, custom_of
from extract.label_at import Label, ends_with_colon
from extract.label_cells import last_synonym
from extract.labels import find_labels
from extract.labels_beneath import opening
from extract.layout import Row, rows_of
from extract.marks_beneath import read_latin
from extract.ocr import OcrEngine, OcrReading
from extract.script_seen import NOTHING, script_seen
from extract.scripts import scripts_of
from extract.words import Word, certainty, union
from ingest.pages import Box

_INK = 150
_LEAST_HEIGHT, _REACH, _SHORTEST_WORD = 0.7, 3.4, 0.45
_WORD_GAP, _CELL_GAP, _WIDEST = 0.25, 2.2, 34.0
_MAY_BE_LATIN, _WELL_READ = 0.2, 0.75
_LONG_WORD, _SURE_HALF = 5.0, 0.95
_CUT_SLASH = re.compile(r"^\W*/\s*(?=\w)")
_LEAST_KNOWN = 0.2  # a word that looks like nothing of its state is of another script after all
_MOST_PLACES, _MOST_WORDS = 4, 6
NATIVE_LANGUAGES = {"Cyrl": ("rus", "ukr"), "Arab": ("ara",), "Geor": ("kat",), "Armn": ("hye",),
              "Deva": ("hin",), "Hani": ("chi_sim", "chi_tra")}  # fmt: skip
"""Tesseract's models by script: a value is read with those that are installed."""


@dataclass(frozen=True, slots=True)
class WordSeen:
    """One word of the value: how likely it is of each script, and what was read there.

    ``text`` is what the page's reading has at this place, with ``confidence``; it may be of
    another script than the word is.
    """

    shares: Mapping[str, float]
    box: Box
    text: str
    confidence: float

    @property
    def script(self) -> str:
        """Its likeliest script."""
        return max(self.shares, key=lambda name: self.shares[name])

    @property
    def share(self) -> float:
        """How surely it is of that script."""
        return self.shares[self.script]

    def of_one_of(self, scripts: Collection[str]) -> WordSeen:
        """The same word where it can be of no script but these; as it is where it looks of none."""
        likely = {name: share for name, share in self.shares.items() if name in scripts}
        whole = sum(likely.values())
        if whole < _LEAST_KNOWN:
            return self
        return replace(self, shares={name: share / whole for name, share in likely.items()})


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """One value of a label of the place of birth, its words from the left.

    ``native`` is its reading by a model for its script, empty without one; ``native_confidence``
    says how surely.
    """

    words: tuple[WordSeen, ...]
    native: str = ""
    native_confidence: float = 0.0

    @property
    def box(self) -> Box:
        """Where the value stands, in pixels of the upright page."""
        return union(word.box for word in self.words)


def places_seen(
    reading: OcrReading, words: Sequence[Word], engine: OcrEngine
) -> tuple[PlaceSeen, ...]:
    """The values of the labels of the place of birth on a page that was read."""
    rows = rows_of(words)
    known = find_labels(rows, tolerant=True)
    custom = custom_of(rows, known)
    labels = [
        (label, last_synonym(rows, known, position))
        for position, label in enumerate(known)
        if "birth_place" in label.concepts
    ]
    found = (
        _place(reading, rows, words, _whole(label, last), engine, custom=custom)
        for label, last in labels[:_MOST_PLACES]
    )
    return tuple(place for place in found if place is not None)


def _whole(label: Label, last: Label) -> Label:
    """``Τόπος γέννησης / Place of birth``: one label, whose value stands behind all of it."""
    return replace(label, end=last.end) if last.row == label.row else label


def _place(
    reading: OcrReading, rows: Sequence[Row], words: Sequence[Word], label: Label,
    engine: OcrEngine, *, custom: Custom,
) -> PlaceSeen | None:  # fmt: skip
    drawn = _value_words(reading.picture, rows[label.row], label, custom)
    boxes = [part for box in drawn for part in _parted_at_slashes(box, words)]
    seen = [
        word
        for box in boxes[:_MOST_WORDS]
        if (word := _seen(reading, words, box, engine)) is not None
    ]
    if not seen:
        return None
    native, sure = _read_natively(reading, seen, boxes, engine)
    return PlaceSeen(tuple(seen), native, sure)


def _seen(
    reading: OcrReading, words: Sequence[Word], box: Box, engine: OcrEngine
) -> WordSeen | None:
    left, top, right, bottom = box
    shares = _shares(reading.picture[top:bottom, left:right])
    if not shares:
        return None
    if max(shares, key=lambda name: shares[name]) == NOTHING:
        return None
    here = [word for word in words if _stands_in(word.straight, box)]
    unlike = max(shares, key=lambda name: shares[name]) == "Latn" and not _reads_latin(here)
    if unlike or (shares["Latn"] >= _MAY_BE_LATIN and certainty(here) < _WELL_READ):
        # Next to letters that it does not know a recogniser misreads those that it does, and
        # Greek letters are no reading of a word that looks Latin.
        here = [*read_latin(engine, reading, box)] or here
    text = _CUT_SLASH.sub("", " ".join(word.text for word in here))
    page_box = reading.turn.page_box(box)
    return WordSeen(shares, page_box, text, certainty(here))


def _parted_at_slashes(box: Box, words: Sequence[Word]) -> Iterator[Box]:
    """``ქუთაისი/KUTAISI`` without spaces: one piece of ink, two words in two scripts."""
    left, top, right, bottom = box
    inside = [word for word in words if _stands_in(word.straight, box)]
    cuts = sorted(
        word.straight[2] for word in inside
        if word.text.endswith("/") and left < word.straight[2] < right - (bottom - top)
    )  # fmt: skip
    for begin, end in pairwise((left, *cuts, right)):
        yield begin, top, end, bottom


def _shares(word: NDArray[np.uint8]) -> Mapping[str, float]:
    """How likely a word is of each script; of a long one whose halves look Latin and not, both.

    The network looks at a word as a whole, and two that are glued together are not known to it.
    """
    shares = script_seen(word)
    height, width = word.shape
    if not shares or width < _LONG_WORD * height:
        return shares
    halves = script_seen(word[:, : width // 2]), script_seen(word[:, width // 2 :])
    sure = [max(half, key=lambda name: half[name]) for half in halves if half]
    sure = [name for name, half in zip(sure, halves, strict=False) if half[name] >= _SURE_HALF]
    if len(sure) < len(halves) or sure[0] == sure[1] or "Latn" not in sure:
        return shares
    return {name: (halves[0][name] + halves[1][name]) / 2 for name in shares}


def _reads_latin(words: Sequence[Word]) -> bool:
    return scripts_of("".join(word.text for word in words)) == ("Latn",)


def _stands_in(word: Box, box: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 2 <= x <= box[2] + 2 and box[1] - 6 <= y <= box[3] + 6


def _value_words(
    picture: NDArray[np.uint8], row: Row, label: Label, custom: Custom
) -> Iterator[Box]:
    """Boxes of the value's words on the straightened page, on that side where values stand."""
    named = [word.straight for word in row.words[label.start : label.end]]
    _, top, right, bottom = union(named)
    size = max(6, bottom - top)
    above = custom.all_under
    if ends_with_colon(row, label.end - 1) or (custom.usual is Side.RIGHT and not above):
        area = (
            right + size // 4,
            top - size // 3,
            right + round(_WIDEST * size),
            bottom + size // 3,
        )
    else:
        cell = opening(row, label)
        cell = max((place for place in row.cell_starts if place <= cell), default=0)
        stop = row.cell_end(label.end - 1)
        limit = row.words[stop].straight[0] - size if stop < len(row.words) else picture.shape[1]
        start = row.words[cell].straight[0] - size
        reach = round(_REACH * size)
        area = (start, bottom + 1, limit, bottom + reach)
        area = (start, top - reach, limit, top - 1) if above else area
    yield from _words_in(picture, _clipped(area, picture), size, last=above)


def _clipped(area: Box, picture: NDArray[np.uint8]) -> Box:
    height, width = picture.shape
    return max(0, area[0]), max(0, area[1]), min(width, area[2]), min(height, area[3])


def _words_in(picture: NDArray[np.uint8], area: Box, size: int, *, last: bool) -> Iterator[Box]:
    """The words of the first (or ``last``) line of type in an area, up to the end of a cell."""
    left, top, right, bottom = area
    ink = picture[top:bottom, left:right] < _INK
    lines = [
        (begin, end)
        for begin, end in _stretches(np.asarray(ink.sum(axis=1) > 1), 2)
        if end - begin >= _LEAST_HEIGHT * size
    ]
    if not lines:
        return
    first, after = lines[-1 if last else 0]
    height = after - first
    end: int | None = None
    for begin, stop in _stretches(
        np.asarray(ink[first:after].any(axis=0)), round(_WORD_GAP * height)
    ):
        if end is not None and begin - end > _CELL_GAP * height:
            return
        end = stop
        if stop - begin >= _SHORTEST_WORD * height:
            yield left + begin, top + first, left + stop, top + after


def _stretches(there: NDArray[np.bool_], bridged: int) -> Iterator[tuple[int, int]]:
    """Half-open stretches of True, those parted by at most ``bridged`` joined."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0]))))
    begin = end = None
    for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end is not None and start - end <= bridged:
            end = stop
            continue
        if begin is not None and end is not None:
            yield begin, end
        begin, end = start, stop
    if begin is not None and end is not None:
        yield begin, end


def _read_natively(
    reading: OcrReading, seen: Sequence[WordSeen], boxes: Sequence[Box], engine: OcrEngine
) -> tuple[str, float]:
    """The value by a model for its script, and how surely; nothing without one."""
    for language in NATIVE_LANGUAGES.get(seen[0].script, ()):
        if len({word.script for word in seen}) > 1:
            continue
        words = engine.read_line(reading, union(boxes), language)
        if words:
            return " ".join(word.text for word in words), certainty(words)
    return "", 0.0
