"""Each kind of evidence, drawn as Greek offices draw it, is known for what it is and read."""

import datetime as dt
from pathlib import Path

import pytest

from extract.evidence import EvidenceKind
from extract.extraction import extract_file
from ingest.files import open_file
from samples.one import document, drawn_kinds, somebody

SEEN_ON = dt.date(2026, 11, 2)
HOLDERLESS = {EvidenceKind.PHOTO, EvidenceKind.OTHER, EvidenceKind.FEE_RECEIPT}


def extracted(kind: EvidenceKind, folder: Path):
    path = folder / f"{kind.value}.bin"
    path.write_bytes(document(kind, somebody()))
    with open_file(path) as opened:
        (extraction,) = extract_file(opened, seen_on=SEEN_ON)
    return extraction


@pytest.mark.slow
@pytest.mark.parametrize("kind", [k for k in drawn_kinds() if k is not EvidenceKind.OTHER])
def test_the_kind_is_found_and_the_holder_read(kind, tmp_path):
    extraction = extracted(kind, tmp_path)
    assert extraction.kind is kind
    if kind not in HOLDERLESS:
        assert extraction.facts["surname"].value == "GJOKA"
        assert extraction.facts["given_names"].value == "ARTAN"


@pytest.mark.slow
def test_a_letter_that_is_evidence_of_nothing_is_left_unidentified(tmp_path):
    extraction = extracted(EvidenceKind.OTHER, tmp_path)
    assert extraction.kind is None
    assert not extraction.facts
