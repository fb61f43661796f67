"""What touches a head is told from its hair by colours that the head has nowhere else."""

import numpy as np
import pytest

from extract.photo.ground import Ground
from extract.photo.limits import TOUCHING
from extract.photo.touching import touching

WHITE, SKIN, DARK = (97, 0, 0), (70, 14, 18), (15, 1, 2)
RED, GREEN, GREY = (43, 61, 38), (45, -40, 25), (55, 0, 0)
LEFT, RIGHT = np.s_[70:120, 8:70], np.s_[70:120, 130:192]
ROWS, COLUMNS = np.mgrid[:300, :200]


def oval(across, down):
    return ((COLUMNS - 100) / across) ** 2 + ((ROWS - 110) / down) ** 2 < 1


FACE, NARROW, WIDE = oval(32, 45), oval(34, 62), oval(80, 85)


def portrait(*parts, hair=((NARROW, DARK),)):
    """A head before white; ``hair`` and, behind it, ``parts`` are places with their colours."""
    lab, person = np.full((300, 200, 3), WHITE, np.float32), np.zeros((300, 200), bool)
    for place, colour in (*parts, *hair, (FACE, SKIN)):
        lab[place] = colour
        person[place] = True
    return Ground(
        lab, ~person, person, np.zeros_like(person), oval(66, 80), oval(47, 64), FACE, 155,
        np.asarray((COLUMNS - 100) / 45, np.float32), scale=1.0, plain=True,
    )  # fmt: skip


def flagged(ground):
    return touching(ground) > TOUCHING.high


def test_a_head_alone_has_nothing_that_touches_it():
    assert touching(portrait()) == 0


@pytest.mark.parametrize("colour", [RED, GREEN])
@pytest.mark.parametrize("place", [LEFT, RIGHT])
def test_a_thing_beside_a_narrow_head_is_not_taken_for_its_hair(place, colour):
    assert flagged(portrait((place, colour)))


def test_a_grey_thing_is_told_from_dark_hair_by_its_light():
    assert flagged(portrait((LEFT, GREY)))


def test_light_alone_tells_nothing_where_there_is_texture_as_in_hair():
    ground = portrait((LEFT, GREY))
    ground.lab[LEFT][..., 0] += np.random.default_rng(2).normal(0, 6, (50, 62))
    assert not flagged(ground)


def test_a_thing_of_the_hairs_own_colour_is_not_seen():
    assert not flagged(portrait((LEFT, DARK)))


@pytest.mark.parametrize("colours", [(RED, GREEN), (DARK, RED), (GREY, DARK)])
def test_hair_of_two_colours_parted_in_the_middle_is_hair(colours):
    left, right = (WIDE & (COLUMNS < 100), WIDE & (COLUMNS >= 100))
    assert not flagged(portrait(hair=((left, colours[0]), (right, colours[1]))))


def test_a_headscarf_with_a_pattern_is_the_persons_own():
    pattern = (COLUMNS // 6 + ROWS // 6) % 2 == 0
    assert not flagged(portrait(hair=((WIDE, GREEN), (WIDE & pattern, RED))))


def test_an_afro_is_hair():
    assert not flagged(portrait(hair=((oval(85, 95), DARK),)))
