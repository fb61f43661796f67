"""Each kind of evidence, drawn as Greek offices draw it, is known for what it is and read."""

import datetime as dt
import json
from pathlib import Path

import pytest

from extract.evidence import EvidenceKind
from extract.extraction import extract_file
from ingest.files import open_file
from samples.one import document, drawn_kinds, somebody

DATA = Path(__file__).parents[1] / "data"
SEEN_ON = dt.date(2026, 11, 2)
HOLDERLESS = {EvidenceKind.PHOTO, EvidenceKind.OTHER, EvidenceKind.FEE_RECEIPT}


def extracted(kind: EvidenceKind, folder: Path):
    path = folder / f"{kind.value}.bin"
    path.write_bytes(document(kind, somebody()))
    with open_file(path) as opened:
        (extraction,) = extract_file(opened, seen_on=SEEN_ON)
    return extraction


def facts_of_samples() -> dict[str, dict[str, str]]:
    """Looked at, fact by fact, against what is drawn. A zone's own fields are tested elsewhere."""
    return json.loads((DATA / "facts_of_samples.json").read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", drawn_kinds())
def test_every_fact_is_read_as_it_is_drawn(kind, tmp_path):
    facts = extracted(kind, tmp_path).facts
    read = {name: str(fact.value) for name, fact in sorted(facts.items()) if name != "mrz"}
    assert read == facts_of_samples()[kind.value]


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
