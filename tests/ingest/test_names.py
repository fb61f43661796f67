"""File names are shown so that they can neither hide nor command anything."""

import pytest

from ingest.names import shown


@pytest.mark.parametrize("name", ["passport.pdf", "Διαβατήριο αντίγραφο.pdf", "ñ (1).jpg"])
def test_an_ordinary_name_is_shown_as_it_is(name: str) -> None:
    assert shown(name) == name


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        (b"\xff\xfe.pdf", r"\xff\xfe.pdf"),
        ("a\nb.pdf", r"a\x0ab.pdf"),
        ("a\x1b[31m.pdf", r"a\x1b[31m.pdf"),
        ("a\u202efdp.exe", r"a\u202efdp.exe"),
        ("a\u200b.pdf", r"a\u200b.pdf"),
        ("\U000e0041.pdf", r"\U000e0041.pdf"),
    ],
)
def test_what_is_not_printable_is_escaped(name: str | bytes, escaped: str) -> None:
    assert shown(name) == escaped
