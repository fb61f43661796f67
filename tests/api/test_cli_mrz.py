"""``elenchos mrz``: what it prints and how it ends."""

import datetime as dt
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from api.cli.main import run
from extract.mrz.reader import read_zones
from extract.mrz.training.documents import document
from extract.mrz.zones import MrzFormat
from ingest.pages import DpiOrigin, Page

pytestmark = pytest.mark.slow

CHECKS = ["document_number", "birth_date", "expiry_date", "personal_number", "composite"]
FIELDS = {
    "surname",
    "given_names",
    "document_number",
    "issuing_state",
    "nationality",
    "birth_date",
    "sex",
    "expiry_date",
    "personal_number",
    "document_code",
}


@pytest.fixture(scope="module")
def drawn():
    return document(np.random.default_rng(4), MrzFormat.TD3, guilloche=0.1)


@pytest.fixture(scope="module")
def passport(drawn, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("mrz") / "passport.png"
    Image.fromarray(drawn.pixels).save(path)
    return path


@pytest.fixture
def blank(tmp_path) -> Path:
    path = tmp_path / "blank.png"
    Image.new("RGB", (600, 400), "white").save(path)
    return path


def printed(capfdbinary) -> object:
    return json.loads(capfdbinary.readouterr().out)


def test_one_file_is_its_object(passport, drawn, capfdbinary) -> None:
    assert run(["mrz", "--json", str(passport)]) == 0
    read = printed(capfdbinary)
    assert read["file"].endswith("passport.png")
    (zone,) = read["zones"]
    assert zone["lines"] == list(drawn.lines)
    assert zone["valid"] is True
    assert (zone["page"], zone["format"], zone["rotation"]) == (1, "TD3", 0)
    assert list(zone["checks"]) == CHECKS
    assert zone["checks"]["composite"] is True
    assert set(zone["fields"]) == FIELDS
    assert len(zone["fields"]["birth_date"]) == len("1974-08-12")
    assert 0 <= zone["confidence"] <= 1
    assert len(zone["box"]) == 4
    assert [len(box) for box in zone["line_boxes"]] == [4, 4]
    assert zone["line_boxes"][0][1] < zone["line_boxes"][1][1]


@pytest.fixture(scope="module")
def covered(drawn, passport, tmp_path_factory) -> Path:
    """The same with a drop of ink on the ninth letter of its first line."""
    page = Page(1, drawn.pixels, None, DpiOrigin.UNKNOWN)
    (zone,) = read_zones(page, seen_on=dt.date(2026, 11, 22))
    left, top, right, bottom = zone.line_boxes[0]
    pitch = (right - left) / 44
    middle = round(left + 8.75 * pitch), round(top + 0.8 * (bottom - top))
    pixels = drawn.pixels.copy()
    cv2.circle(pixels, middle, 5, (0, 0, 0), -1)
    path = tmp_path_factory.mktemp("mrz") / "covered.png"
    Image.fromarray(pixels).save(path)
    return path


def test_what_is_doubted_is_said_with_its_place(covered, capfdbinary) -> None:
    assert run(["mrz", "--json", str(covered)]) == 1
    (zone,) = printed(capfdbinary)["zones"]
    assert zone["valid"] is False
    assert zone["doubt"]["reason"] == "altered"
    assert zone["doubt"]["letters"] == [{"line": 1, "letter": 9}]
    assert "line 1, letter 9" in zone["doubt"]["message"]["en"]
    assert "γραμμή 1, γράμμα 9" in zone["doubt"]["message"]["el"]
    left, _, right, _ = zone["doubt"]["box"]
    line = zone["line_boxes"][0]
    assert line[0] + 7.5 < left < right < line[2]
    assert right - left < (line[2] - line[0]) / 20


def test_people_read_the_doubt_in_a_line(covered, capfd) -> None:
    run(["mrz", str(covered)])
    assert "line 1, letter 9" in capfd.readouterr().out
    run(["mrz", str(covered), "--lang", "el"])
    assert "κάτι ίσως το καλύπτει" in capfd.readouterr().out


def test_of_a_valid_zone_nothing_is_doubted(passport, capfdbinary) -> None:
    run(["mrz", "--json", str(passport)])
    assert printed(capfdbinary)["zones"][0]["doubt"] is None


def test_several_files_are_a_list_in_their_order(passport, blank, capfdbinary) -> None:
    assert run(["mrz", str(blank), str(passport), "--json"]) == 1
    first, second = printed(capfdbinary)
    assert first["zones"] == []
    assert len(second["zones"]) == 1


def test_a_page_without_a_zone_is_an_empty_list_and_exit_code_one(blank, capfdbinary) -> None:
    assert run(["mrz", str(blank), "--json"]) == 1
    assert printed(capfdbinary)["zones"] == []


def test_an_unreadable_file_is_a_line_on_stderr_and_exit_code_one(tmp_path, capfdbinary) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n but no picture")
    assert run(["mrz", str(broken), "--json"]) == 1
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["zones"] == []
    assert len(err.splitlines()) == 1
    assert b"document.unreadable" in err


def test_a_file_that_is_not_there_is_exit_code_two(tmp_path, capfdbinary) -> None:
    assert run(["mrz", str(tmp_path / "none.png"), "--json"]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("language", ["en", "el"])
def test_a_person_reads_a_table(passport, drawn, language, capfdbinary) -> None:
    assert run(["mrz", str(passport), "--lang", language]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert drawn.lines[1] in text
    assert {"en": "valid", "el": "έγκυρη"}[language] in text


@pytest.mark.parametrize(
    ("mode", "suffix"),
    [("CMYK", "jpg"), ("RGBA", "png"), ("I;16", "png"), ("1", "png"), ("LA", "png")],
)
def test_every_kind_of_picture_is_answered(drawn, mode, suffix, tmp_path, capfdbinary) -> None:
    path = tmp_path / f"picture.{suffix}"
    picture = Image.fromarray(drawn.pixels)
    if mode == "I;16":
        grey = np.asarray(picture.convert("L")).astype(np.uint16) * 257
        Image.fromarray(grey).save(path)
    else:
        picture.convert(mode, dither=Image.Dither.NONE).save(path)
    assert run(["mrz", str(path), "--json"]) in {0, 1}
    (zone,) = printed(capfdbinary)["zones"]
    assert zone["lines"] == list(drawn.lines)
