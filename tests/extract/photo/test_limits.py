"""A measured value passes, fails, or lies between; nothing is ever both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.photo import limits
from extract.photo.limits import Limit, worst
from extract.photo.report import PhotoCheck, PhotoStatus

ALL = [value for value in vars(limits).values() if isinstance(value, Limit)]


@pytest.mark.parametrize(
    ("height", "status"),
    [(25.0, "fail"), (29.0, "unsure"), (31.0, "pass"), (35.0, "pass"), (37.0, "unsure"),
     (43.0, "fail")],
)  # fmt: skip
def test_the_height_of_the_head(height, status):
    assert limits.HEAD.judge("photo.head_size", height).status == status


@pytest.mark.parametrize("limit", ALL)
def test_what_fails_lies_beyond_what_passes(limit):
    assert limit.low_fail <= limit.low <= limit.high <= limit.high_fail


@given(st.sampled_from(ALL), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_nothing_between_two_values_that_pass_fails(limit, one, other):
    states = [limit.judge("x", value).status for value in (one, other)]
    if states == [PhotoStatus.PASS, PhotoStatus.PASS]:
        assert limit.judge("x", (one + other) / 2).status is PhotoStatus.PASS


def test_of_several_checks_a_failure_weighs_most():
    checks = [PhotoCheck("x", status, None, "") for status in PhotoStatus]
    assert worst(*checks).status is PhotoStatus.FAIL
