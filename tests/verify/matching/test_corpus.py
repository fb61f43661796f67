"""The aims for the labelled corpus: tools/bench_names.py prints the same by origin."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_names", ROOT / "tools" / "bench_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_corpus_is_as_large_and_as_mixed_as_was_asked_for(bench: ModuleType) -> None:
    rows = bench.read_corpus()

    assert len(rows) >= 3000
    assert len({row.origin for row in rows}) >= 10
    assert sum(row.label == "two" for row in rows) >= 0.45 * len(rows)
    assert all(row.reason for row in rows)


@pytest.mark.slow
def test_precision_recall_and_doubt_meet_the_aims(bench: ModuleType) -> None:
    score = bench.Score()
    for row in bench.read_corpus():
        score.add(row, bench.elenchos(row.a, row.b))

    assert score.precision >= 0.999
    assert score.recall >= 0.97
    assert score.doubtful <= 0.05 * score.true
    assert score.unsure_kept == score.unsure
