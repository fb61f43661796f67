"""Measures the rules: seconds to load, and for each procedure to judge its complete case.

``python tools/bench_verify.py`` prints one line each; a hundred calls after one to warm up.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

CALLS = 100


def main() -> None:
    """Prints the measurements."""
    began = time.perf_counter()
    from tools.mutate_catalogue import complete_cases
    from verify.catalogue.load import default_catalogue
    from verify.reading_input import parse_case
    from workers.process import Judging, judge_given

    print(f"{'importing':36} {time.perf_counter() - began:8.4f} s")
    began = time.perf_counter()
    judging = Judging(default_catalogue(), None, dt.date(2026, 11, 2))
    print(f"{'loading the catalogue':36} {time.perf_counter() - began:8.4f} s")
    cases = complete_cases()
    for procedure in cases.PROCEDURES:
        text = json.dumps(cases.complete(procedure))
        began = time.perf_counter()
        judge_given(parse_case(text, "case.json"), judging)
        first = time.perf_counter() - began
        began = time.perf_counter()
        for _ in range(CALLS):
            judge_given(parse_case(text, "case.json"), judging)
        each = (time.perf_counter() - began) / CALLS
        print(f"{procedure:36} {each:8.4f} s a call, the first {first:.4f} s")


if __name__ == "__main__":
    main()
