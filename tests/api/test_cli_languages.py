"""``--lang el``: headings, units and decimals of what commands print for people are Greek."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from click.testing import CliRunner
from PIL import Image

from api.cli.extract import _value
from api.cli.photo import photo_command


def test_a_photo_s_checks_are_greek(tmp_path: Path):
    picture = np.random.default_rng(1).integers(0, 255, (709, 472, 3), np.uint8)
    Image.fromarray(picture).save(tmp_path / "p.png", dpi=(300, 300))
    said = CliRunner().invoke(photo_command, [str(tmp_path / "p.png"), "--lang", "el"]).output

    assert all(heading in said for heading in ("έλεγχος", "μέτρηση", "ζητείται"))
    assert "40,0 × 60,0 mm" in said
    assert "εικονοστοιχεία" in said
    assert "sides" not in said


def test_what_was_read_is_in_words():
    assert _value("certified", False, "el") == "όχι"
    assert _value("certified", True, "en") == "yes"
    assert _value("photo.eyes", "unsure", "el") == "δεν κρίθηκε με βεβαιότητα"
    assert _value("birth_place_scripts", ("Cyrl", "Latn"), "el") == "κυριλλική\nλατινική"
    assert _value("years", 2.5, "el") == "2,5"
    assert _value("surname", "HOXHA", "el") == "HOXHA"
