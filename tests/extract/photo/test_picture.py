"""The annotated picture is a PNG with the photo and its measures on it."""

import io

import numpy as np
import pytest
from PIL import Image

from extract.photo.limits import CENTRE
from extract.photo.picture import Wording, annotated, measure_of
from extract.photo.picture import drawn as drawn_picture
from ingest.pages import DpiOrigin, Page

pytestmark = pytest.mark.slow


def test_a_failure_is_marked_in_red(drawn, look):
    broken = drawn.copy()
    broken[: drawn.shape[0] // 2] = 90
    pages = [Page(1, pixels, 600.0, DpiOrigin.JP2_RESC) for pixels in (drawn, broken)]
    pictures = [Image.open(io.BytesIO(annotated(page, look(page.pixels)))) for page in pages]
    assert [picture.format for picture in pictures] == ["PNG", "PNG"]
    reds = [int((np.asarray(p) == (200, 30, 30)).all(axis=2).sum()) for p in pictures]
    assert reds[0] == 0
    assert reds[1] > 50


def test_the_picture_is_an_array_for_the_pages_too(drawn, look):
    page = Page(1, drawn, 600.0, DpiOrigin.JP2_RESC)
    pixels = drawn_picture(page, look(drawn))
    assert (pixels.ndim, pixels.shape[2], pixels.dtype) == (3, 3, np.uint8)


def test_the_list_is_written_in_the_words_that_are_given(drawn, look):
    page, report = Page(1, drawn, 600.0, DpiOrigin.JP2_RESC), look(drawn)
    greek = drawn_picture(page, report, Wording({"photo.eyes": "ανοιχτά μάτια"}))
    assert (greek != drawn_picture(page, report)).any()


def test_a_number_has_the_readers_mark_before_its_decimals_and_its_limit_too(drawn, look):
    check = CENTRE.judge("photo.centering", 0.701)
    assert measure_of(check, ",") == "70,1% (45–55%)"
    assert measure_of(check, ".") == "70.1% (45–55%)"
    page, report = Page(1, drawn, 600.0, DpiOrigin.JP2_RESC), look(drawn)
    assert (drawn_picture(page, report, Wording(decimal=",")) != drawn_picture(page, report)).any()


def test_without_its_list_the_picture_is_the_photo_alone(drawn, look):
    page, report = Page(1, drawn, 600.0, DpiOrigin.JP2_RESC), look(drawn)
    alone, whole = drawn_picture(page, report, listed=False), drawn_picture(page, report)
    height, width, _ = alone.shape
    assert abs(width / height - drawn.shape[1] / drawn.shape[0]) < 0.01
    assert (whole[:height, :width] == alone).all()
    assert whole.shape[1] > width


def test_long_reasons_are_folded_into_the_list(drawn, look):
    page, report = Page(1, drawn, 600.0, DpiOrigin.JP2_RESC), look(drawn)
    words = {check.code: "a reason that is too long for one line " * 4 for check in report.checks}
    written = drawn_picture(page, report, Wording(measures=words))
    assert (written[:, -6:] == 255).all()
    assert written.shape[0] > drawn_picture(page, report).shape[0]
