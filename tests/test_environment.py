"""The installed environment: packages that fight over the same files live together here."""

from __future__ import annotations

import io
import re
import warnings
from importlib import metadata
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).parents[1]


def test_pdfminer_six_is_installed_and_pdfminer_is_not():
    installed = {distribution.metadata["Name"].lower() for distribution in metadata.distributions()}

    assert "pdfminer.six" in installed
    assert "pdfminer" not in installed


def test_pdfplumber_reads_a_pdf():
    import pdfplumber

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 720, "SPECIMEN 2107")
    canvas.save()
    with pdfplumber.open(buffer) as document:
        text = document.pages[0].extract_text()

    assert text == "SPECIMEN 2107"


@pytest.mark.slow
def test_passporteye_reads_a_zone(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PassportEye's dependencies warn of their own futures
        from passporteye import read_mrz
        from PIL import Image, ImageDraw, ImageFont

        font = ImageFont.truetype("/usr/share/fonts/opentype/ocr-b/OCRB.otf", 40)
        picture = Image.new("L", (1240, 875), 235)
        draw = ImageDraw.Draw(picture)
        draw.text((60, 700), "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", font=font, fill=20)
        draw.text((60, 770), "L898902C36UTO7408122F1204159ZE184226B<<<<<10", font=font, fill=20)
        path = tmp_path / "zone.png"
        picture.save(path)
        zone = read_mrz(str(path))

    assert zone is not None
    assert zone.mrz_type == "TD3"


def test_the_lock_has_hashes_and_no_addresses():
    lock = (ROOT / "requirements.lock").read_text("utf-8")

    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock
    assert not re.search(
        r"^(pdfminer|jax|jaxlib|opencv-contrib-python|opencv-python)==", lock, re.MULTILINE
    )


def test_no_address_of_a_package_index_stands_in_the_tree():
    hosts = re.compile(r"pypi\.(org|python)|files\.pythonhosted|index-url\s*=|/simple/")
    own = {Path(__file__)}
    for pattern in ("*.toml", "*.lock", "requirements/*", "Makefile", ".ci/*", "tools/*", "docs/*"):
        for path in set(ROOT.glob(pattern)) - own:
            if path.is_file():
                assert not hosts.search(path.read_text("utf-8")), path
