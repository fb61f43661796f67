"""What the child says is not trusted: whatever does not add up is refused."""

from __future__ import annotations

import json
import socket
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pages import CoveredWord, DpiOrigin, Page, TextWord
from ingest.problems import Reason, problem
from ingest.wire import (
    WireError,
    WireTimeoutError,
    no_payload,
    page_from,
    page_header,
    page_pixels,
    problem_from,
    problem_header,
    receive,
    send,
)

HEADER = {"height": 20, "width": 30}


@pytest.fixture
def ends():
    one, other = socket.socketpair()
    with one, other:
        yield one, other


def test_a_page_travels_whole(ends):
    page = Page(
        3,
        np.arange(20 * 30 * 3, dtype=np.uint8).reshape(20, 30, 3),
        299.5,
        DpiOrigin.JFIF,
        (TextWord("Ζωή", (1, 2, 3, 4)),),
        (210.0, 297.0),
        pure_raster=False,
        covered=(CoveredWord("1200,50", (5, 6, 7, 8), plain=True),),
        unseen=(TextWord("HOXHA", (1, 1, 9, 9)),),
        on_picture=True,
    )
    room = []

    def make_room(header, length):
        room.append(page_pixels(header, length, 600))
        return room[0].data.cast("B")

    send(ends[0], page_header(page), page.pixels.data.cast("B"))
    back = page_from(receive(ends[1], make_room), room[0])
    assert np.array_equal(back.pixels, page.pixels)
    assert page_header(back) == page_header(page)


@pytest.mark.parametrize(
    ("header", "length"),
    [
        (HEADER, 20 * 30 * 3 - 1),
        ({"height": 20}, 1800),
        ({"height": -20, "width": -30}, 1800),
        ({"height": "20", "width": 30}, 1800),
        ({"height": 20_000, "width": 30}, 1_800_000),
    ],
)
def test_a_size_that_is_not_what_it_says_makes_no_room(header, length):
    with pytest.raises(WireError):
        page_pixels(header, length, 600)


@pytest.mark.parametrize(
    "text", [b"[]", b"{", b"\xff", b"[" * 100_000, json.dumps("x").encode(), b"7"]
)
def test_a_header_that_is_no_mapping_is_refused(ends, text):
    ends[0].sendall(struct.pack(">IQ", len(text), 0) + text)
    with pytest.raises(WireError):
        receive(ends[1], no_payload)


def test_a_header_beyond_measure_is_refused_before_it_is_read(ends):
    ends[0].sendall(struct.pack(">IQ", 0xFFFFFFFF, 0))
    with pytest.raises(WireError, match="beyond measure"):
        receive(ends[1], no_payload)


def test_a_payload_where_none_belongs_is_refused(ends):
    send(ends[0], {}, b"x")
    with pytest.raises(WireError):
        receive(ends[1], no_payload)


def test_silence_is_not_waited_for(ends):
    with pytest.raises(WireTimeoutError):
        receive(ends[1], no_payload, 0.05)


def test_the_other_side_may_be_gone(ends):
    ends[0].close()
    with pytest.raises(WireError, match="gone"):
        receive(ends[1], no_payload)
    with pytest.raises(WireError, match="gone"):
        send(ends[1], {}, bytes(1_000_000))


def test_the_numbers_of_a_problem_travel_but_texts_do_not():
    header = problem_header(problem(Reason.TOO_MANY_PAGES, limit=300, found=301))
    header["detail"] = {**problem(Reason.BOMB, limit=300).detail, "text": "HOXHA"}
    assert problem_from(header) == problem(Reason.TOO_MANY_PAGES, limit=300)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
PAGE_KEYS = st.sampled_from(
    [
        "number",
        "height",
        "width",
        "dpi",
        "dpi_origin",
        "words",
        "paper_mm",
        "pure_raster",
        "covered",
        "unseen",
        "on_picture",
    ]
)


@given(st.dictionaries(PAGE_KEYS, JSON))
def test_whatever_a_child_says_is_a_page_or_refused(changes):
    page = Page(1, np.zeros((2, 2, 3), dtype=np.uint8), None, DpiOrigin.UNKNOWN)
    try:
        page_from({**page_header(page), **changes}, page.pixels)
    except WireError as error:
        refused = error
        assert str(refused)


@given(JSON)
def test_whatever_a_child_says_is_a_problem_or_refused(header):
    try:
        problem_from(header)
    except WireError as error:
        refused = error
        assert str(refused)
