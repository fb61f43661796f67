"""The annotated picture is a PNG with the photo and its measures on it."""

import io

import numpy as np
import pytest
from PIL import Image

from extract.photo.picture import annotated
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
