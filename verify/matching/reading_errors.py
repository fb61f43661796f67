"""Which differences a misreading explains: 0 for O, rn for m, a Greek Ρ for a Latin P."""

from __future__ import annotations

# Each group reads alike in print, at the resolutions and fonts of documents. Own list from reading
# scanned documents with Tesseract; compare ICAO Doc 9303-3 section 4.4 on OCR-B look-alikes.
_SHAPES: tuple[tuple[str, ...], ...] = (
    ("0", "O", "Q", "D", "Ο", "О", "Θ"),
    ("1", "I", "L", "Ι", "І", "7", "T"),
    ("2", "Z", "Ζ"),
    ("3", "З", "Ξ"),
    ("5", "S", "Ѕ"),
    ("6", "G", "Б"),
    ("8", "B", "Β", "В"),
    ("4", "A", "Α", "Λ", "А", "Δ"),
    ("9", "G"),
    ("RN", "M", "ΡΝ", "Μ"),
    ("VV", "W"),
    ("CL", "D"),
    ("E", "Ε", "Е", "F", "Σ"),
    ("H", "Η", "Н", "N", "Ν"),
    ("K", "Κ", "К", "X", "Χ", "Х"),
    ("P", "Ρ", "Р"),
    ("T", "Τ", "Т", "Y", "Υ", "У", "V"),
    ("C", "С", "G", "O"),
    ("U", "V"),
)


def _shape_pairs() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in _SHAPES for a in group for b in group if a != b)


_PAIRS = _shape_pairs()
_STARTS = {
    (a[0], b[0]): tuple((x, y) for x, y in _PAIRS if x[0] == a[0] and y[0] == b[0])
    for a, b in _PAIRS
}


def read_alike(a: str, b: str) -> bool:
    """Whether two folded texts differ only in characters that are misread for each other."""
    return confusions(a, b) is not None


def confusions(a: str, b: str) -> tuple[tuple[str, str], ...] | None:
    """The misread pairs that turn ``a`` into ``b``, left to right; None if they don't suffice."""
    paths: dict[tuple[int, int], tuple[tuple[str, str], ...]] = {(0, 0): ()}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            here = paths.get((i, j))
            if here is None or i >= len(a) or j >= len(b):
                continue
            if a[i] == b[j]:
                paths.setdefault((i + 1, j + 1), here)
                continue
            for one, other in _STARTS.get((a[i], b[j]), ()):
                if a.startswith(one, i) and b.startswith(other, j):
                    paths.setdefault((i + len(one), j + len(other)), (*here, (one, other)))
    return paths.get((len(a), len(b)))
