"""Pictures too narrow for a cell or a block: nothing is measured, nothing is raised."""

from __future__ import annotations

import numpy as np
import pytest

from extract.photo.background import _cells
from extract.photo.quality import _blocks


@pytest.mark.parametrize("shape", [(6, 30), (30, 6), (1, 1)])
def test_a_sliver_has_no_cells(shape) -> None:
    means, rows, columns = _cells(np.zeros((*shape, 3), np.float32), np.ones(shape, bool))
    assert means.shape == (0, 3)
    assert not rows.size
    assert not columns.size


@pytest.mark.parametrize("shape", [(1, 30), (30, 8), (1, 1)])
def test_a_sliver_has_no_blocks(shape) -> None:
    assert _blocks(np.zeros((*shape, 3), np.uint8)) == 1.0
