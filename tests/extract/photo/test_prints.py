"""Prints on a scan are found, straightened, counted and measured."""

import numpy as np
import pytest

from extract.photo.report import PhotoStatus, Why
from samples.portraits.defects import in_order
from samples.portraits.scan import FOUR, scanned

pytestmark = pytest.mark.slow


def test_four_prints_are_counted_and_measured(drawn, look):
    report = look(scanned(drawn, FOUR, 300.0), dpi=300.0)
    assert report.prints == 4
    assert report.check("photo.copies").status is PhotoStatus.PASS
    for portrait in report.portraits:
        assert portrait.size_mm == (pytest.approx(40, abs=0.6), pytest.approx(60, abs=0.6))
        assert portrait.measures["head_height"] == pytest.approx(33, abs=1.2)
        assert portrait.measures["roll"] == pytest.approx(0, abs=1)
    assert report.check("photo.size").status is PhotoStatus.PASS
    assert report.check("photo.background").status is PhotoStatus.PASS


def test_two_prints_serve_where_two_are_asked_for(drawn, look):
    report = look(scanned(drawn, FOUR[:2], 300.0), dpi=300.0)
    assert report.prints == 2
    assert report.check("photo.copies").status is PhotoStatus.UNSURE


def test_a_print_of_another_size_fails(drawn, look):
    report = look(scanned(drawn, FOUR[:1], 300.0, (35.0, 45.0)), dpi=300.0)
    assert report.prints == 1
    assert report.check("photo.size").status is PhotoStatus.FAIL


def test_prints_without_an_edge_are_counted_and_their_size_is_left_to_the_officer(cutout, look):
    ground = int(np.median(in_order(cutout).pixels[:50]))
    page = scanned(in_order(cutout).pixels, FOUR[:2], 300.0, (35.0, 45.0), paper=ground)
    report = look(page, dpi=300.0)
    assert (report.prints, report.width_mm) == (2, None)
    for code in ("photo.size", "photo.aspect", "photo.eye_line", "photo.centering"):
        check = report.check(code)
        assert (check.status, check.measured, check.why) == (
            PhotoStatus.UNSURE, None, Why.NO_EDGES,
        )  # fmt: skip
    # The scan's resolution tells the head's height without the edges.
    head, whole = (
        seen.portraits[0].measures["head_height"]
        for seen in (report, look(in_order(cutout).pixels))
    )
    assert head == pytest.approx(whole * 45 / 60, abs=1.0)
    assert report.check("photo.head_size").status is PhotoStatus.FAIL


def test_a_print_without_an_edge_counts_beside_one_that_is_seen(cutout, look):
    picture = in_order(cutout).pixels
    seen, unseen = (
        scanned(picture, FOUR[:2], 300.0, paper=paper)
        for paper in (232, int(np.median(picture[:50])))
    )
    half = seen.shape[1] // 2
    report = look(np.hstack([seen[:, :half], unseen[:, half:]]), dpi=300.0)
    assert [portrait.edges_seen for portrait in report.portraits] == [True, False]
    assert report.width_mm == pytest.approx(40, abs=0.6)
    assert report.check("photo.size").status is PhotoStatus.UNSURE


def test_an_empty_page_has_no_prints(drawn, look):
    report = look(scanned(drawn, (), 300.0), dpi=300.0)
    assert report.prints == 0
    assert report.check("photo.face_count").status is PhotoStatus.FAIL


@pytest.mark.parametrize("size", [(30.0, 40.0), (50.0, 70.0)])
def test_other_usual_sizes_are_measured_and_fail(size, drawn, look):
    height = round(drawn.shape[1] * size[1] / size[0])
    report = look(scanned(drawn[:height], FOUR[:1], 300.0, size), dpi=300.0)
    assert report.portraits[0].size_mm == pytest.approx(size, abs=0.5)
    assert report.check("photo.size").status is PhotoStatus.FAIL


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_may_lie_on_a_side_or_upside_down(quarters, drawn, look):
    page = np.ascontiguousarray(np.rot90(scanned(drawn, FOUR[:2], 200.0), quarters))
    report = look(page, dpi=200.0)
    assert report.prints == 2
    for portrait in report.portraits:
        assert portrait.size_mm == (pytest.approx(40, abs=0.6), pytest.approx(60, abs=0.6))
        assert portrait.measures["roll"] == pytest.approx(0, abs=1)
    assert {c.code for c in report.checks if c.status is not PhotoStatus.PASS} == {"photo.copies"}


def test_one_print_upside_down_beside_an_upright_one_counts(drawn, look):
    page = scanned(drawn, FOUR[:2], 200.0)
    half = page.shape[1] // 2
    page[:, half:] = page[::-1, half:][:, ::-1]
    assert look(page, dpi=200.0).prints == 2
