"""Photos drawn for the tests: a face that is nobody's, and pages made of it."""

from __future__ import annotations

import datetime as dt

import cv2
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


@pytest.fixture(scope="session")
def scan_of():
    """An A4 page at 300 dpi with prints of a picture at places and angles, on off-white paper."""

    def scanned(picture: Pixels, places: list[tuple[float, float, float]], size=(40.0, 60.0)):
        dot = 300 / 25.4
        page = np.full((round(297 * dot), round(210 * dot), 3), 246, np.uint8)
        for x, y, angle in places:
            width, height = (round(side * dot) for side in size)
            small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
            matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
            matrix[:, 2] += (x * dot - width / 2, y * dot - height / 2)
            to = (page.shape[1], page.shape[0])
            laid = cv2.warpAffine(small, matrix, to)
            there = cv2.warpAffine(np.ones((height, width), np.uint8), matrix, to)
            page[there > 0] = laid[there > 0]
        noise = np.random.default_rng(3).normal(0, 1.0, page.shape)
        return np.clip(page + noise, 0, 255).astype(np.uint8)

    return scanned
