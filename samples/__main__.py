"""``python -m samples OUT_DIR``: one specimen of every kind, each under its kind's name."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.one import document, drawn_kinds, somebody


def main(out_dir: Path) -> None:
    """Writes ``OUT_DIR/<kind>.<suffix>`` for every evidence kind."""
    out_dir.mkdir(parents=True, exist_ok=True)
    for kind in drawn_kinds():
        data = document(kind, somebody())
        suffix = "pdf" if data.startswith(b"%PDF") else "jp2"
        (out_dir / f"{kind.value}.{suffix}").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
