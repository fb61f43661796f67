"""Which faces of the sheets are in order, by group: told by eye, with the answers already known.

Left out: faces that smile, laugh, speak, are turned away, wear dark glasses, are without colour,
or of whom the cutting left a piece of the ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingest.pages import Pixels
from samples.portraits.sheets import Cutout, cut_out, faces_of

_ETHNICITY, _HAIR = "SFHQ_variability_ethnicity", "SFHQ_variability_hair_color"
_EXPRESSION, _LARGE = "SFHQ_expression_part", "SFHQ_sample_2x4"

GROUPS: dict[str, tuple[str, int, tuple[int, ...]]] = {
    "asian": (_ETHNICITY, 0, (0, 4, 5, 6, 8, 9, 11, 12)),
    "indian": (_ETHNICITY, 1, (0, 1, 2, 5, 6, 7, 8, 9, 12)),
    "african": (_ETHNICITY, 2, (0, 2, 4, 5, 6, 8, 9, 10, 11)),
    "persian": (_ETHNICITY, 3, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
    "south american": (_ETHNICITY, 4, (0, 3, 4, 5, 6, 7, 8, 9, 12)),
    "irish": (_ETHNICITY, 5, (0, 1, 3, 4, 5, 7, 9, 11, 12)),
    "white hair": (_HAIR, 0, (0, 1, 2, 3, 4, 6, 7, 8, 9, 11)),
    "fair hair": (_HAIR, 1, (0, 2, 3, 5, 6, 8, 11, 12)),
    "green hair": (_HAIR, 2, (0, 1, 2, 4, 5, 6, 9, 10, 11, 12)),
    "blue hair": (_HAIR, 3, (0, 1, 2, 3, 4, 5, 6, 8, 9, 11)),
    "purple hair": (_HAIR, 4, (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
    "red hair": (_HAIR, 5, (0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11)),
    "headscarf": (_EXPRESSION, 3, (2,)),
    "babies": (_LARGE, 0, (3,)),
    "seniors": (_LARGE, 1, (0, 2)),
}
"""Group → sheet, row, and the columns in order."""

SET_ON = (_ETHNICITY,)
"""The sheet that limits are set on. All others are held back: they are measured, never fitted."""

EYES_NOT_SEEN = frozenset({(_ETHNICITY, 0, 7), (_ETHNICITY, 4, 11)})
"""Sheet, row and column of shut eyes and dark glasses on ``SET_ON``."""

REAL: dict[str, tuple[tuple[str, int, tuple[int, ...]], ...]] = {
    "photo.eyes": ((_EXPRESSION, 2, (1, 3, 4)), (_ETHNICITY, 0, (7,))),
    "photo.mouth": (
        (_ETHNICITY, 0, (2, 3, 7, 10)), (_ETHNICITY, 1, (3, 4, 10, 11)),
        (_ETHNICITY, 2, (1, 3, 8, 11)), (_ETHNICITY, 3, (0,)), (_ETHNICITY, 4, (1,)),
        (_ETHNICITY, 5, (10,)), (_HAIR, 1, (10,)), (_HAIR, 2, (7, 8)), (_LARGE, 1, (3,)),
        (_EXPRESSION, 0, (4,)), (_EXPRESSION, 1, (0, 2)), (_EXPRESSION, 2, (0, 1, 2, 3, 4)),
    ),
    "photo.expression": (
        (_ETHNICITY, 0, (1, 2, 7, 10)), (_ETHNICITY, 1, (1, 3, 4, 10, 11)),
        (_ETHNICITY, 2, (3,)), (_ETHNICITY, 3, (0,)), (_ETHNICITY, 4, (1, 10)),
        (_ETHNICITY, 5, (9, 10)), (_HAIR, 1, (1, 7, 9, 10)), (_HAIR, 2, (7,)), (_HAIR, 5, (7,)),
        (_LARGE, 1, (3,)), (_EXPRESSION, 2, (0, 1, 2, 3, 4)),
    ),
}  # fmt: skip
"""Code → faces that have the defect themselves: shut eyes, teeth between the lips, clear smiles."""

BEARDS = (("indian", 2), ("indian", 8), ("indian", 12), ("persian", 2), ("persian", 4),
          ("persian", 5), ("persian", 6), ("persian", 8), ("persian", 10), ("south american", 0),
          ("irish", 5), ("green hair", 10))  # fmt: skip
"""Group and column of the bearded, for a group of their own."""


def in_order_faces(
    folder: Path, groups: tuple[str, ...] = tuple(GROUPS)
) -> Iterator[tuple[str, int, Cutout]]:
    """Group, column and cutout of every face in order. Raises ``OSError`` without the sheets."""
    sheets: dict[str, list[list[Pixels]]] = {}
    for group in groups:
        sheet, row, columns = GROUPS[group]
        if sheet not in sheets:
            sheets[sheet] = faces_of(folder / f"{sheet}.jpg")
        for column in columns:
            cut = cut_out(sheets[sheet][row][column])
            if cut is not None:
                yield group, column, cut


def held_back(group: str) -> bool:
    """Whether no limit was set on this group's faces."""
    return GROUPS[group][0] not in SET_ON


def with_a_defect(folder: Path, code: str) -> Iterator[tuple[bool, Cutout]]:
    """Faces of the sheets that have a defect themselves, and whether they were held back."""
    for sheet, row, columns in REAL[code]:
        faces = faces_of(folder / f"{sheet}.jpg")[row]
        for column in columns:
            cut = cut_out(faces[column])
            if cut is not None:
                yield sheet not in SET_ON, cut
