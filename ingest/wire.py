"""What parent and decoder process say to each other: JSON headers and raw bytes, never pickles.

The child works on hostile bytes and may have been taken over by them, so nothing that it sends is
trusted: the parent checks every length against the limits and builds its own objects.
A message is: header length (4 bytes, big-endian), payload length (8 bytes), header, payload.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable, Mapping
from typing import cast

import numpy as np

from ingest.pages import Box, CoveredWord, DpiOrigin, Page, Pixels, TextWord
from ingest.problems import FileProblem, Reason, problem

Header = Mapping[str, object]

_PREFIX = struct.Struct(">IQ")
_HEADER_BYTES = 64 * 1024 * 1024


class WireError(Exception):
    """The other side is gone, or says what it must not say."""


class WireTimeoutError(Exception):
    """The other side did not answer in time."""


def send(link: socket.socket, header: Header, payload: bytes | memoryview = b"") -> None:
    """Sends one message. Raises ``WireError`` if the other side is gone."""
    text = json.dumps(header).encode()
    try:
        link.sendall(_PREFIX.pack(len(text), len(payload)) + text)
        link.sendall(payload)
    except TimeoutError as error:
        raise WireTimeoutError from error
    except OSError as error:
        raise WireError("the other side is gone") from error


Room = Callable[[Header, int], memoryview]
"""Given a header and the payload's length, the memory for the payload; raises ``WireError``."""


def receive(link: socket.socket, room: Room, seconds: float | None = None) -> dict[str, object]:
    """Receives one message; its payload goes where ``room`` says. ``seconds`` is for all of it."""
    deadline = None if seconds is None else time.monotonic() + seconds
    prefix = bytearray(_PREFIX.size)
    _fill(link, memoryview(prefix), deadline)
    header_length, payload_length = _PREFIX.unpack(prefix)
    if header_length > _HEADER_BYTES:
        raise WireError("a header beyond measure")
    text = bytearray(header_length)
    _fill(link, memoryview(text), deadline)
    header = _mapping(_parsed(text))
    if payload_length:
        _fill(link, room(header, payload_length), deadline)
    return header


def _parsed(text: bytearray) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError("a header that is not JSON") from error


def _fill(link: socket.socket, into: memoryview, deadline: float | None) -> None:
    while into:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise WireTimeoutError
            link.settimeout(left)
        try:
            count = link.recv_into(into)
        except TimeoutError as error:
            raise WireTimeoutError from error
        except OSError as error:
            raise WireError("the other side is gone") from error
        if count == 0:
            raise WireError("the other side is gone")
        into = into[count:]


def no_payload(_header: Header, _length: int) -> memoryview:
    """The room for messages that have no payload."""
    raise WireError("a payload where none belongs")


def page_header(page: Page) -> dict[str, object]:
    """A page without its pixels, as a header."""
    return {
        "number": page.number,
        "height": page.height,
        "width": page.width,
        "dpi": page.dpi,
        "dpi_origin": page.dpi_origin.value,
        "words": [[word.text, *word.box, word.font] for word in page.words],
        "paper_mm": page.paper_mm,
        "pure_raster": page.pure_raster,
        "covered": [[word.text, *word.box, word.plain] for word in page.covered],
        "unseen": [[word.text, *word.box, word.font] for word in page.unseen],
        "on_picture": page.on_picture,
    }


def page_pixels(header: Header, length: int, most: int) -> Pixels:
    """Room for a page's pixels, if the header's size is within ``most`` and agrees with length."""
    height, width = _integer(header, "height"), _integer(header, "width")
    if height < 1 or width < 1 or height * width > most or height * width * 3 != length:
        raise WireError("a page whose size is not what it says")
    return np.empty((height, width, 3), dtype=np.uint8)


def page_from(header: Header, pixels: Pixels) -> Page:
    """The page that a header describes. Raises ``WireError`` if it is no page's header."""
    try:
        dpi = header["dpi"]
        paper = header["paper_mm"]
        words = tuple(_word(entry) for entry in _list(header["words"]))
        return Page(
            number=_integer(header, "number"),
            pixels=pixels,
            dpi=None if dpi is None else _number(dpi),
            dpi_origin=DpiOrigin(str(header["dpi_origin"])),
            words=words,
            paper_mm=None if paper is None else _pair(paper),
            pure_raster=header["pure_raster"] is True,
            covered=tuple(_covered(entry) for entry in _list(header["covered"])),
            unseen=tuple(_word(entry) for entry in _list(header["unseen"])),
            on_picture=header["on_picture"] is True,
        )
    except (KeyError, ValueError) as error:
        raise WireError("a header that is no page's") from error


def problem_header(found: FileProblem) -> dict[str, object]:
    """A problem as a header."""
    return {"reason": found.reason.value, "detail": dict(found.detail)}


def problem_from(header: object) -> FileProblem:
    """The problem that a header describes; its details may only be numbers and short words."""
    fields = _mapping(header)
    try:
        reason = Reason(str(fields["reason"]))
        detail = _mapping(fields["detail"])
    except (KeyError, ValueError) as error:
        raise WireError("a header that is no problem's") from error
    kept = {key: value for key, value in detail.items() if isinstance(value, int)}
    return problem(reason, **kept)


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise WireError("not a mapping")
    return cast("dict[str, object]", value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise WireError("not a list")
    return cast("list[object]", value)


def _number(value: object) -> float:
    if not isinstance(value, (int, float)):
        raise WireError("not a number")
    return float(value)


def _integer(header: Header, key: str) -> int:
    value = header.get(key)
    if not isinstance(value, int):
        raise WireError(f"no whole number: {key}")
    return value


def integer(header: Header, key: str) -> int:
    """The whole number of a header's field. Raises ``WireError``."""
    return _integer(header, key)


def _pair(value: object) -> tuple[float, float]:
    first, second = (_number(part) for part in _list(value))
    return first, second


def _word(entry: object) -> TextWord:
    text, *corners, font = _list(entry)
    return TextWord(str(text), _box(corners), int(_number(font)))


def _covered(entry: object) -> CoveredWord:
    text, *corners, plain = _list(entry)
    return CoveredWord(str(text), _box(corners), plain is True)


def _box(corners: list[object]) -> Box:
    left, top, right, bottom = (int(_number(corner)) for corner in corners)
    return left, top, right, bottom
