"""A valid zone must be right: what makes one, and what stops it."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from extract.mrz import trust
from extract.mrz.check_digits import ALPHABET
from extract.mrz.lines import lines_of
from extract.mrz.looking import look
from extract.mrz.patches import groups_of, patch_of
from extract.mrz.seeds import rows_at
from extract.mrz.training.documents import document
from extract.mrz.trust import NEARLY_SURE, confidence, doubt_of, is_valid
from extract.mrz.zones import Doubt, DoubtReason, MrzFormat

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def sight():
    drawn = document(np.random.default_rng(9), MrzFormat.TD3, guilloche=0.0)
    grey = drawn.pixels.mean(axis=2).astype(np.uint8)
    patch = patch_of(grey, groups_of(rows_at(grey, 900))[0])
    found = look(patch, lines_of(patch), seen_on=TODAY).sight
    assert found is not None
    assert found.found.zone.lines == drawn.lines
    return found


def with_found(sight, **changes):
    return replace(sight, found=replace(sight.found, **changes))


def test_a_clear_zone_is_valid(sight) -> None:
    assert is_valid(sight)
    assert confidence(sight) > 0.9


def test_what_is_doubted_is_said(sight) -> None:
    """The whole zone for a check digit or an end beyond the picture, else the letters."""
    assert doubt_of(sight) is None
    assert doubt_of(with_found(sight, changed=((1, 3), (1, 5)))) == Doubt(
        DoubtReason.UNCLEAR, ((1, 3), (1, 5))
    )
    assert doubt_of(replace(sight, placing=replace(sight.placing, score=-0.4))) == Doubt(
        DoubtReason.UNCLEAR
    )
    odds = sight.placing.odds.copy()
    own = ALPHABET.index(sight.found.zone.lines[0][7])
    odds[0, 7, [own, (own + 1) % 10 + 10]] = 0.6, 0.4
    unsure = replace(with_found(sight, certainty=0.9), placing=replace(sight.placing, odds=odds))
    assert doubt_of(unsure) == Doubt(DoubtReason.UNSURE, ((0, 7),))


def test_two_letters_put_right_are_too_many(sight) -> None:
    assert is_valid(with_found(sight, changed=((1, 3),), cost=0.5))
    assert not is_valid(with_found(sight, changed=((1, 3), (1, 5)), cost=0.5))


def test_a_letter_put_right_against_the_odds_is_not_believed(sight) -> None:
    assert not is_valid(with_found(sight, changed=((1, 3),), cost=6.0))


def test_letters_left_over_beside_the_zone_stop_it(sight) -> None:
    assert not is_valid(replace(sight, placing=replace(sight.placing, stray=3.0)))


def test_unclear_letters_stop_it_whatever_the_check_digits_say(sight) -> None:
    assert not is_valid(replace(sight, placing=replace(sight.placing, score=-0.4)))


def test_a_visa_that_may_go_on_beyond_the_picture_is_not_valid() -> None:
    """Cut off after 36 letters the longer format looks like the shorter, all check digits right."""
    drawn = document(np.random.default_rng(9), MrzFormat.MRV_B, guilloche=0.0)
    grey = drawn.pixels.mean(axis=2).astype(np.uint8)
    patch = patch_of(grey, groups_of(rows_at(grey, 900))[0], side_caps=26.0)
    whole = look(patch, lines_of(patch), seen_on=TODAY).sight
    assert whole is not None
    assert is_valid(whole)
    end = int(np.nanmax(whole.placing.xs)) + 12
    cut = replace(whole, patch=replace(patch, grey=patch.grey[:, :end]))
    assert cut.is_cut
    assert not is_valid(cut)


def test_a_doubtful_letter_needs_the_second_engine(sight, monkeypatch) -> None:
    doubtful = with_found(sight, certainty=0.975)
    monkeypatch.setattr(trust, "_read_again", lambda _sight, _line: "P<UTO")
    assert not is_valid(doubtful)
    texts = dict(zip(map(id, sight.lines), sight.found.zone.lines, strict=True))
    monkeypatch.setattr(trust, "_read_again", lambda _sight, line: f"C{texts[id(line)]}0")
    assert is_valid(doubtful)


def test_without_the_second_engine_doubt_stays(sight, monkeypatch) -> None:
    monkeypatch.setattr(trust.tesseract, "is_available", lambda: False)
    assert not is_valid(with_found(sight, certainty=0.975))


def test_the_second_engine_does_not_save_what_is_unlikely(sight, monkeypatch) -> None:
    monkeypatch.setattr(trust, "_is_confirmed", lambda _sight: True)
    assert not is_valid(with_found(sight, certainty=NEARLY_SURE - 0.01))


@pytest.mark.slow
def test_tesseract_reads_a_clear_zone_alike(sight) -> None:
    assert is_valid(with_found(sight, certainty=NEARLY_SURE))
