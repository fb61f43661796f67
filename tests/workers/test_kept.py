"""Extractions kept: nothing is lost on the way, and nothing is kept that tomorrow may differ."""

import datetime as dt
import hashlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evidence import FACT_TYPES, EvidenceKind, FactType
from extract.facts import Extraction, Fact, FactValue, Legibility, Limitation
from ingest.problems import Reason, problem
from workers.kept import KeptKey, decode, encode, may_be_kept
from workers.reading import ReadOnce, reading_day, unread

_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12).map(str.strip)
_VALUES: dict[FactType, st.SearchStrategy[FactValue]] = {
    FactType.TEXT: _TEXT,
    FactType.DATE: st.dates(),
    FactType.INTEGER: st.integers(0, 10**6),
    FactType.NUMBER: st.floats(0, 10**6),
    FactType.MONEY: st.decimals(0, 10**6, places=2),
    FactType.FLAG: st.booleans(),
    FactType.TEXTS: st.lists(_TEXT, max_size=3).map(tuple),
    FactType.CHECK: st.sampled_from(["pass", "fail", "unsure", "skipped"]),
}
_BOX = st.tuples(*[st.integers(0, 9000)] * 4)


@st.composite
def _facts(draw: st.DrawFn) -> dict[str, Fact]:
    names = draw(st.lists(st.sampled_from(sorted(FACT_TYPES)), unique=True, max_size=5))
    return {
        name: Fact(
            value=draw(_VALUES[FACT_TYPES[name]]),
            confidence=draw(st.floats(0, 1)),
            page=draw(st.none() | st.integers(1, 99)),
            box=draw(st.none() | _BOX),
            read_by=draw(st.sampled_from(["mrz", "ocr", "text_layer"])),
        )
        for name in names
    }


@given(
    facts=_facts(),
    kind=st.none() | st.sampled_from(EvidenceKind),
    confidence=st.floats(0, 1),
    limitations=st.lists(st.sampled_from(Limitation), unique=True).map(tuple),
    legibility=st.sampled_from(Legibility),
)
def test_what_is_kept_comes_back_without_loss(facts, kind, confidence, limitations, legibility):
    before = Extraction(
        "a.pdf",
        "ab" * 32,
        kind,
        confidence,
        3,
        facts,
        (problem(Reason.JAVASCRIPT), problem(Reason.TOO_MANY_PAGES, limit=9, found=12)),
        "reader/1",
        "PDF",
        limitations,
        legibility=legibility,
        unread_pages=(2, 3),
        rotations={2: 180},
    )
    assert decode(encode([before, before]), "a.pdf") == (before, before)


def test_what_was_kept_before_pages_were_turned_can_still_be_had():
    before = Extraction("a.pdf", "ab", EvidenceKind.PASSPORT, 1.0, 1)
    kept = encode([before]).replace(b',"rotations":{}', b"")
    assert b"rotations" not in kept
    assert decode(kept, "a.pdf") == (before,)


def test_an_amount_keeps_its_cents():
    fact = Fact(Decimal("16.50"))
    before = Extraction("a.pdf", "ab", EvidenceKind.FEE_RECEIPT, 1.0, 1, {"amount_eur": fact})
    (after,) = decode(encode([before]), "a.pdf")
    assert str(after.facts["amount_eur"].value) == "16.50"


@pytest.mark.parametrize("reason", [Reason.TOO_SLOW, Reason.DECODER_DIED, Reason.NO_PERMISSION])
def test_a_reading_that_tomorrow_may_differ_is_not_kept(reason):
    assert not may_be_kept([unread("a.pdf", problem(reason), "ab" * 32)])


def test_the_same_bytes_are_read_once_under_each_name(tmp_path):
    read: list[str] = []

    def reader(path, seen_on):
        read.append(path.name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return (unread(path.name, problem(Reason.UNKNOWN_FORMAT), digest),)

    once = ReadOnce(reader)
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"same")
    first = once(tmp_path / "a.pdf", dt.date(2026, 11, 2))
    again = once(tmp_path / "b.pdf", dt.date(2026, 12, 3))
    assert [e.file for e in (*first, *again)] == ["a.pdf", "b.pdf"]
    assert read == ["a.pdf"]


def test_a_file_that_is_not_there_is_answered_each_time(tmp_path):
    once = ReadOnce()
    (answer,) = once(tmp_path / "none.pdf", dt.date(2026, 11, 2))
    assert answer.problems[0].reason is Reason.ABSENT


def test_one_year_one_reading():
    assert reading_day(dt.date(2026, 2, 28)) == reading_day(dt.date(2026, 11, 2))
    assert KeptKey.of("a", dt.date(2026, 1, 1)) == KeptKey.of("a", dt.date(2026, 12, 31))
    assert KeptKey.of("a", dt.date(2026, 1, 1)) != KeptKey.of("a", dt.date(2027, 1, 1))
