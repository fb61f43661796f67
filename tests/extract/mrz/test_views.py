"""How often a page is looked at: again where a ground is printed that no read zone explains."""

import datetime as dt

import numpy as np
import pytest

from extract.mrz import reader
from extract.mrz.reader import read_zones
from extract.mrz.training.documents import document
from extract.mrz.views import View, views
from extract.mrz.zones import MrzFormat
from ingest.pages import DpiOrigin, Page


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[View]:
    """The views that the reader asks for."""
    seen: list[View] = []

    def watched(pixels, sights):
        for view in views(pixels, sights):
            seen.append(view)
            yield view

    monkeypatch.setattr(reader, "views", watched)
    return seen


def sheet(*cards: np.ndarray) -> Page:
    """A white A4 page at 300 dpi with the cards one above the other, far apart."""
    pixels = np.full((3508, 2480, 3), 250, np.uint8)
    for top, card in zip((100, 2500), cards, strict=False):
        pixels[top : top + card.shape[0], 100 : 100 + card.shape[1]] = card
    return Page(1, pixels, None, DpiOrigin.UNKNOWN)


def card(seed: int):
    return document(np.random.default_rng(seed), MrzFormat.TD1, guilloche=0.7)


def test_a_white_page_is_looked_at_once(looked_at) -> None:
    assert read_zones(sheet(), seen_on=dt.date(2026, 11, 22)) == ()
    assert len(looked_at) == 1


def test_the_ground_of_a_document_that_was_read_is_no_reason_to_look_again(looked_at) -> None:
    one = card(3)
    zones = read_zones(sheet(one.pixels), seen_on=dt.date(2026, 11, 22))
    assert [(zone.lines, zone.valid) for zone in zones] == [(one.lines, True)]
    assert len(looked_at) == 1


def test_the_ground_of_another_is(looked_at) -> None:
    one, other = card(3), card(4)
    hidden = other.pixels.copy()
    hidden[int(0.6 * len(hidden)) :] = hidden[: len(hidden) - int(0.6 * len(hidden))]
    zones = read_zones(sheet(one.pixels, hidden), seen_on=dt.date(2026, 11, 22))
    assert [zone.lines for zone in zones] == [one.lines]
    assert len(looked_at) > 1
