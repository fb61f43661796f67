"""How like its drawing a picture is, by definition and as it is reckoned for all at once."""

import cv2
import numpy as np

from extract.mrz.check_digits import ALPHABET
from extract.mrz.hands import REACH_X, REACH_Y, Hand, agreement_of, drawings, hand_of, moved

HAND = Hand(1.06, 0.6, 1.0)


def pictures_of(letters: np.ndarray, shifts: list[tuple[int, int]]) -> np.ndarray:
    """Dark letters on light paper, each ``down`` and ``along`` from the corner of its picture."""
    paper = np.random.default_rng(5).normal(200, 4, (len(letters), 38, 22)).astype(np.float32)
    for picture, ink, (down, along) in zip(paper, drawings(HAND)[letters], shifts, strict=True):
        picture[down : down + 32, along : along + 18] -= 120 * ink
    return paper


def test_it_is_the_correlation_at_every_shift() -> None:
    letters = np.arange(len(ALPHABET))
    pictures = pictures_of(letters, [(n % 7, n % 5) for n in letters])
    theirs = [
        cv2.matchTemplate(picture, -ink, cv2.TM_CCOEFF_NORMED).ravel()
        for picture, ink in zip(pictures, drawings(HAND)[letters], strict=True)
    ]
    ours = agreement_of(pictures, letters, HAND)
    assert ours.shape == (37, (2 * REACH_Y + 1) * (2 * REACH_X + 1))
    np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_pictures_in_any_order_of_memory_agree_alike() -> None:
    letters = np.arange(12)
    pictures = pictures_of(letters, [(3, 2)] * 12)
    turned = np.ascontiguousarray(pictures.transpose(1, 0, 2)).transpose(1, 0, 2)
    np.testing.assert_array_equal(
        agreement_of(turned, letters, HAND), agreement_of(pictures, letters, HAND)
    )


def test_a_letter_lies_where_it_agrees_best() -> None:
    letters = np.array([ALPHABET.index(char) for char in "AK7"])
    shifts = [(0, 4), (6, 0), (2, 3)]
    found = agreement_of(pictures_of(letters, shifts), letters, HAND).argmax(axis=1)
    assert [divmod(int(one), 2 * REACH_X + 1) for one in found] == shifts


def test_the_hand_is_told_from_the_letters() -> None:
    letters = np.array([ALPHABET.index(char) for char in "P<GRCPAPADOPOULOS<<MARIA<1234567890"])
    assert hand_of(pictures_of(letters, [(3, 2)] * len(letters)), letters) == HAND


def test_a_picture_moved_by_its_shift_shows_the_drawing_alone() -> None:
    letters = np.array([3])
    pictures = pictures_of(letters, [(5, 1)])
    (flat,) = moved(pictures, np.array([5 * 5 + 1]))
    np.testing.assert_array_equal(flat.reshape(32, 18), pictures[0, 5:37, 1:19])
