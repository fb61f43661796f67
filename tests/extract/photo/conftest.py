"""Photos drawn for the tests: a face that is nobody's, and pages made of it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from extract.photo.check import check_photo
from extract.photo.report import PhotoReport
from ingest.pages import DpiOrigin, FileFormat, Page, Pixels
from samples.documents.photo import portrait
from samples.people import person
from samples.portraits.drawn import drawn_cutout


def somebody(nationality: str = "ALB", sex: str = "M"):
    return person(nationality, sex, dt.date(1988, 4, 12), f"photo-test-{nationality}-{sex}")


@pytest.fixture(scope="session")
def drawn() -> Pixels:
    return np.asarray(portrait(somebody()), np.uint8)


@pytest.fixture(scope="session")
def cutout():
    cut = drawn_cutout(somebody())
    assert cut is not None
    return cut


@pytest.fixture(scope="session")
def look():
    def judged(
        pixels: Pixels, dpi: float | None = 600.0, file_format: FileFormat = FileFormat.JPEG2000
    ) -> PhotoReport:
        origin = DpiOrigin.UNKNOWN if dpi is None else DpiOrigin.JP2_RESC
        return check_photo(Page(1, pixels, dpi, origin), file_format=file_format)

    return judged
