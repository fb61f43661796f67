"""Too dark is told by a white ground; before another wall exposure stands back."""

from dataclasses import replace

import numpy as np
import pytest

from extract.photo.report import PhotoStatus, Why
from samples.portraits.compose import Placing, layered, white
from samples.portraits.defects import WALLS
from samples.portraits.defects import before as wall_behind

PASS, FAIL, UNSURE = PhotoStatus.PASS, PhotoStatus.FAIL, PhotoStatus.UNSURE


def before(cutout, colour):
    return wall_behind(cutout, colour).pixels


@pytest.mark.parametrize("colour", WALLS.values(), ids=WALLS)
def test_a_coloured_wall_is_a_fault_of_the_background_and_not_of_the_light(colour, cutout, look):
    report = look(before(cutout, colour))
    exposure = report.check("photo.exposure")
    assert report.check("photo.background").status is FAIL
    assert (exposure.status, exposure.measured, exposure.why) == (UNSURE, None, Why.COLOURED_GROUND)
    assert exposure.limit == ""  # that of a white ground asks for nothing here


def test_bright_skin_does_not_stand_for_the_light_before_a_coloured_wall(cutout, look):
    """Else people of light skin pass and those of dark skin do not, in the same light."""
    fair = replace(cutout, pixels=np.clip(cutout.pixels * 1.3, 0, 240).astype(np.uint8))
    assert look(before(fair, (255, 255, 255))).check("photo.exposure").status is PASS
    for wall in WALLS.values():
        assert look(before(fair, wall)).check("photo.exposure").why is Why.COLOURED_GROUND


def test_a_pale_wall_bright_enough_passes_by_its_light(cutout, look):
    report = look(before(cutout, (205, 220, 250)))
    assert report.check("photo.background").status is FAIL
    assert report.check("photo.exposure").status is PASS


@pytest.mark.parametrize("tint", [(255, 255, 255), (255, 252, 246), (250, 252, 255)])
@pytest.mark.parametrize("gain", [0.6, 0.4])
def test_a_dark_photo_before_white_fails_as_before(gain, tint, cutout, look):
    exposure = look((before(cutout, tint) * gain).astype(np.uint8)).check("photo.exposure")
    assert (exposure.status, exposure.why) == (FAIL, Why.MEASURED)
    assert exposure.measured < 180


def test_a_burnt_face_fails_before_a_coloured_wall_too(cutout, look):
    burnt = np.clip(before(cutout, WALLS["blue"]).astype(int) + 165, 0, 255).astype(np.uint8)
    assert look(burnt).check("photo.exposure").status is FAIL


def test_a_face_washed_out_by_light_is_not_called_a_photo_without_colour(cutout, look):
    shot = layered(cutout, Placing()).over(white())
    report = look(np.clip(shot.astype(int) + 190, 0, 255).astype(np.uint8))
    colour = report.check("photo.greyscale")
    assert report.check("photo.exposure").status is FAIL
    assert (colour.status, colour.why) == (UNSURE, Why.WASHED_OUT)


def test_of_a_wall_of_many_colours_darkness_is_not_told(drawn, look):
    dim = drawn.copy()
    stripes = np.where(np.arange(drawn.shape[1]) // 60 % 2, 150, 60)[None, :, None]
    ground = drawn.min(axis=2) > 240
    dim[ground] = np.broadcast_to(stripes, drawn.shape)[ground]
    dim = np.minimum(dim, 170)
    assert look(dim).check("photo.exposure").why is Why.COLOURED_GROUND
