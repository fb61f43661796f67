"""Blocks of a scanned page that have the look of print and do not lie as the page was turned.

Of two cards on one scan one may lie askew, upside-down or on its side: the page is read as the
other lies. Lines askew are told by where letters stand (``own_skew.py``), for they are half read;
what a recogniser makes of other letters is doubtful, or stands on end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.areas import Area, Point
from extract.ocr import OcrReading
from extract.own_skew import Floats, Marks, marks_on, own_skew
from extract.straighten import READING_DPI
from extract.words import Word

_STEP = 2
_INCH = READING_DPI / _STEP
"""Letters are sought on the reading picture at half its size: pixels to an inch there."""
_SURE, _ON_END = 0.8, 3
_REACH_INCHES, _NEXT_INCHES, _STRAYS_INCHES, _MARGIN_INCHES = 0.4, 0.6, 1.0, 0.1
_AS_ASKEW = 1.0  # degrees between blocks that lie alike
_LEAST_LETTERS, _LEAST_STRAY, _MOST_READ = 40, 3, 0.35
_LONG_INCHES, _SHORT_INCHES = 1.6, 0.7
_MOST_BLOCKS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Where a block stands on the page, and its skew against the page as it was read, in degrees.

    ``skew`` is counter-clockwise positive as a turn's; 0 where the letters do not tell one.
    """

    area: Area
    skew: float


def blocks_apart(reading: OcrReading) -> tuple[Block, ...]:
    """Where print as large as a card's stands askew or unread: that of most letters first.

    At most three. Where lines of a block were read, only what stands apart from them is another.
    """
    height, width = reading.picture.shape
    size = (max(1, width // _STEP), max(1, height // _STEP))
    small = np.asarray(cv2.resize(reading.picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    marks = marks_on(small)
    blocks = list(_blocks(marks, _read(reading.words, marks.centres)))
    blocks.sort(key=lambda found: len(found[0]), reverse=True)
    return tuple(
        Block(Area(tuple(map(reading.turn.page_point, _corners(letters, skew)))), skew)
        for letters, skew in blocks[:_MOST_BLOCKS]
    )


def is_level(word: Word) -> bool:
    """Whether a word lies along the page's lines: one read on end is higher than it is wide."""
    left, top, right, bottom = word.straight
    return len(word.text) < _ON_END or right - left >= bottom - top


def _read(words: Sequence[Word], centres: Floats) -> NDArray[np.bool_]:
    """Which of the letters stand in a word that was read surely, and level."""
    found = np.zeros(len(centres), np.bool_)
    for word in words:
        if word.confidence >= _SURE and is_level(word):
            left, top, right, bottom = (side / _STEP for side in word.straight)
            found |= _inside(centres, (left, top, right, bottom))
    return found


def _blocks(marks: Marks, read: NDArray[np.bool_]) -> Iterator[tuple[Marks, float]]:
    """Letters that stand close together and lie askew, or were hardly read; and their skew."""
    cards: list[_Card] = []
    others = []
    for at in _clusters(marks.centres):
        letters = marks.some(at)
        if _is_card(letters):
            _add_card(cards, marks, _Card(at, own_skew(letters)))
        elif len(at) >= _LEAST_STRAY:
            others.append(at)
    for at in others:
        _add_stray(cards, marks, at)
    for card in cards:
        if card.skew or _is_unread(marks, read, card.block):
            yield marks.some(np.concatenate([card.block, *card.strays])), card.skew
        elif read[card.block].mean() > _MOST_READ:
            yield from ((part, 0.0) for part in _unread_parts(marks, read, card.block))


@dataclass(slots=True)
class _Card:
    """Indices of the letters of a block as large as a card's, and of a few that stand by it.

    A card's number in its corner stands far from its other lines.
    """

    block: NDArray[np.intp]
    skew: float
    strays: list[NDArray[np.intp]] = field(default_factory=list)

    def gap(self, marks: Marks, other: NDArray[np.intp]) -> float:
        """Pixels between the block and other letters, along its lines or across, the larger."""
        level = _levelled(self.skew)
        here, there = marks.centres[self.block] @ level, marks.centres[other] @ level
        before = here.min(axis=0) - there.max(axis=0)
        behind = there.min(axis=0) - here.max(axis=0)
        return float(max(before.max(), behind.max(), 0.0))


def _add_card(cards: list[_Card], marks: Marks, card: _Card) -> None:
    """One more card; it is one with another that is as askew and next to it: its zone, its text."""
    for other in cards:
        alike = card.skew and other.skew and abs(card.skew - other.skew) <= _AS_ASKEW
        if alike and other.gap(marks, card.block) <= _NEXT_INCHES * _INCH:
            other.block = np.concatenate([other.block, card.block])
            return
    cards.append(card)


def _add_stray(cards: Sequence[_Card], marks: Marks, at: NDArray[np.intp]) -> None:
    """Gives a few letters to the nearest card, many to the nearest of those that lie as they do."""
    if len(at) >= _LEAST_LETTERS:
        skew = own_skew(marks.some(at))
        cards = [card for card in cards if abs(card.skew - skew) <= _AS_ASKEW]
    nearest = min(cards, key=lambda card: card.gap(marks, at), default=None)
    if nearest and nearest.gap(marks, at) <= _STRAYS_INCHES * _INCH:
        nearest.strays.append(at)


def _unread_parts(
    marks: Marks, read: NDArray[np.bool_], block: NDArray[np.intp]
) -> Iterator[Marks]:
    """What is as large as a card and stands apart from the lines of its block that were read."""
    unread = block[~read[block]]
    for part in _clusters(marks.centres[unread]):
        at = unread[part]
        if _is_card(marks.some(at)) and _is_unread(marks, read, at):
            yield marks.some(at)


def _is_unread(marks: Marks, read: NDArray[np.bool_], block: NDArray[np.intp]) -> bool:
    """Whether of a block's letters, and of those that stand between them, few were read."""
    between = _inside(marks.centres, _around(marks.some(block)))
    return bool(max(read[block].mean(), read[between].mean()) <= _MOST_READ)


def _clusters(centres: Floats) -> Iterator[NDArray[np.intp]]:
    """Indices of the letters that stand nearer than ``_REACH_INCHES`` to another of theirs."""
    if not len(centres):
        return
    at = np.rint(centres).astype(int)
    dots = np.zeros(at.max(axis=0)[::-1] + 1, np.uint8)
    dots[at[:, 1], at[:, 0]] = 1
    side = round(_REACH_INCHES * _INCH)
    _, marked = cv2.connectedComponents(cv2.dilate(dots, np.ones((side, side), np.uint8)))
    found = marked[at[:, 1], at[:, 0]]
    for mark in np.unique(found):
        yield np.flatnonzero(found == mark)


def _is_card(letters: Marks) -> bool:
    """Whether letters are as many, and stand as far apart, as those of a card."""
    if len(letters) < _LEAST_LETTERS:
        return False
    left, top, right, bottom = _around(letters)
    short, long = sorted((right - left, bottom - top))
    return short >= _SHORT_INCHES * _INCH and long >= _LONG_INCHES * _INCH


def _around(letters: Marks) -> tuple[float, ...]:
    """The box around the middles of letters."""
    centres = letters.centres
    return (*centres.min(axis=0).tolist(), *centres.max(axis=0).tolist())


def _inside(centres: Floats, box: tuple[float, ...]) -> NDArray[np.bool_]:
    return np.asarray(((centres >= box[:2]) & (centres <= box[2:])).all(axis=1), np.bool_)


def _levelled(skew: float) -> Floats:
    """What points (rows of x, y) are multiplied by so that lines of that skew run level."""
    turn = np.radians(skew)
    return np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])


def _corners(letters: Marks, skew: float) -> Iterator[Point]:
    """The rectangle along the lines around letters, with a margin, on the reading picture."""
    level = _levelled(skew)
    there = letters.centres @ level
    margin = _MARGIN_INCHES * _INCH
    (left, top), (right, bottom) = there.min(axis=0) - margin, there.max(axis=0) + margin
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)]) @ level.T
    yield from ((x, y) for x, y in (corners * _STEP).tolist())
