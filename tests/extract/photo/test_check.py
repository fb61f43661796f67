"""A photo in order passes every check; each single defect is flagged under its own code."""

import numpy as np
import pytest

from extract.evidence import PHOTO_CODES
from extract.photo.report import PhotoStatus, Why
from ingest.pages import FileFormat
from samples.portraits.defects import DEFECTS, in_order

pytestmark = pytest.mark.slow
PASS, FAIL, UNSURE, SKIPPED = PhotoStatus


def test_a_photo_in_order_passes(drawn, look):
    report = look(drawn)
    assert [check.code for check in report.checks] == list(PHOTO_CODES)
    assert {c.code for c in report.checks if c.status is not PASS} == {"photo.copies"}
    assert report.verdict is PASS


def test_the_drawn_head_is_measured_to_the_millimetre(drawn, look):
    head = look(drawn).portraits[0].measures
    assert head["head_height"] == pytest.approx(33.0, abs=1.0)
    assert head["eye_line"] == pytest.approx(34.5, abs=0.5)
    assert head["roll"] == pytest.approx(0.0, abs=1.0)


@pytest.mark.parametrize("defect", [d for d in DEFECTS if not d.flesh], ids=lambda d: d.name)
def test_a_clear_defect_is_flagged(defect, cutout, look):
    shot = defect.make(cutout, defect.strengths[2])
    assert look(shot.pixels, shot.dpi).check(defect.code).status in (FAIL, UNSURE)


def test_a_frame_is_no_ground_and_hides_none(cutout, look):
    white, blue = (
        next(d for d in DEFECTS if d.name == name)
        for name in ("black frame (mm)", "blue ground in a frame")
    )
    framed = look(white.make(cutout, 1.5).pixels)
    assert (framed.check("photo.frame").status, framed.check("photo.background").status) == (
        FAIL, PASS,
    )  # fmt: skip
    both = look(blue.make(cutout, 0.6).pixels)
    assert (both.check("photo.frame").status, both.check("photo.background").status) == (FAIL, FAIL)


def test_the_same_face_without_a_defect_is_not(cutout, look):
    assert look(in_order(cutout).pixels).verdict is PASS


def test_no_resolution_is_no_failure(drawn, look):
    report = look(drawn, dpi=None)
    assert report.check("photo.size").status is SKIPPED
    assert report.check("photo.aspect").status is PASS
    assert report.verdict is PASS


@pytest.mark.parametrize("file_format", [f for f in FileFormat if f is not FileFormat.JPEG2000])
def test_another_format_fails(file_format, drawn, look):
    assert look(drawn, file_format=file_format).check("photo.format").status is FAIL


@pytest.mark.parametrize("shape", [(1, 1), (3, 40), (17, 16), (709, 472), (100, 900)])
@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_picture_of_nothing_has_no_face_and_no_crash(shape, level, look):
    report = look(np.full((*shape, 3), level, np.uint8))
    assert report.check("photo.face_count").status is FAIL
    assert report.verdict is FAIL


def test_a_face_burnt_away_fails_by_its_light_too(drawn, look):
    burnt = look(np.clip(drawn.astype(int) + 225, 0, 255).astype(np.uint8))
    assert burnt.check("photo.face_count").status is FAIL
    assert burnt.check("photo.exposure").status is FAIL


@pytest.mark.parametrize("level", [128, 248, 255])
def test_a_blank_picture_is_not_called_burnt(level, look):
    grain = np.random.default_rng(4).normal(level, 1.2, (709, 472, 1)).repeat(3, axis=2)
    blank = look(np.clip(grain, 0, 255).astype(np.uint8))
    assert blank.check("photo.exposure").status is SKIPPED


def test_noise_has_no_face(look):
    noise = np.random.default_rng(1).integers(0, 256, (600, 400, 3), np.uint8)
    assert look(noise).check("photo.face_count").status is FAIL


def test_the_same_picture_gives_the_same_report(drawn, look):
    assert look(drawn).checks == look(drawn).checks


def test_no_shadow_passes_where_hair_leaves_no_ground_to_see_one_on(drawn, look):
    hair = drawn.copy()
    beside = hair[100:1000, 20:-20]
    beside[beside.min(axis=2) > 240] = (60, 40, 30)
    shadow = look(hair).check("photo.shadow")
    assert (shadow.status, shadow.measured, shadow.why) == (UNSURE, None, Why.NO_GROUND)


def test_shadows_are_not_told_from_a_ground_of_many_colours(drawn, look):
    striped = drawn.copy()
    stripes = np.where(np.arange(drawn.shape[1]) // 60 % 2, 250, 90)[None, :, None]
    ground = drawn.min(axis=2) > 240
    striped[ground] = np.broadcast_to(stripes, drawn.shape)[ground]
    report = look(striped)
    assert report.check("photo.background").status is FAIL
    assert report.check("photo.shadow").status in (UNSURE, FAIL)


def test_a_red_thing_that_touches_the_hair_is_left_to_the_officer(drawn, look):
    held = drawn.copy()
    beside = held[450:700, 20:300]
    beside[beside.min(axis=2) > 240] = (200, 40, 40)
    check = look(held).check("photo.background")
    assert (check.status, check.why) == (UNSURE, Why.TOUCHING)
