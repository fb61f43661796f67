"""The search across cases measured: seconds, memory, recall and precision against planted pairs."""

from __future__ import annotations

import resource
import sqlite3
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.archive_bench.people import Population, people
from workers.archive.across.found import find_links, links
from workers.archive.state_file import STATE_FILE, connect

_PERSON = frozenset({"across.person_names", "across.person_numbers", "across.birth_date"})


def measure(count: int, planted: int) -> None:
    """Searches ``count`` people and prints what was found."""
    made = people(count, planted)
    with TemporaryDirectory() as folder:
        state = connect(Path(folder) / STATE_FILE)
        _fill(state, made)
        began, cpu = time.perf_counter(), time.process_time()
        find_links(state, 1)
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
        persons: set[tuple[int, int]] = set()
        photos: set[tuple[int, int]] = set()
        for row in links(state):
            pair = tuple(sorted((int(str(row["case_id"])), int(str(row["other_case_id"])))))
            (persons if row["code"] in _PERSON else photos).add((pair[0], pair[1]))
        state.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:>8,} people: {wall:7.1f} s wall, {cpu:7.1f} s CPU, {peak:.0f} MB peak")
    _report("persons", persons, set(made.pairs))
    _report("photos", photos, made.photos)
    missed = Counter(kind for pair, kind in made.pairs.items() if pair not in persons)
    false = Counter(made.misses.get(pair, "by chance") for pair in persons - set(made.pairs))
    print(f"  missed by kind: {dict(missed)}; wrongly found by kind: {dict(false)}")


def _fill(state: sqlite3.Connection, made: Population) -> None:
    state.execute("BEGIN")
    state.executemany(
        "INSERT INTO cases (key, place, fault, seen, outcome, traits) "
        "VALUES (?, '{}', '', 1, 'judged', ?)",
        ((f"{n:07d}", traits.model_dump_json()) for n, traits in enumerate(made.traits)),
    )
    state.execute("COMMIT")


def _report(name: str, found: set[tuple[int, int]], planted: set[tuple[int, int]]) -> None:
    right = len(found & planted)
    print(
        f"  {name}: {len(planted):,} planted, {len(found):,} found, "
        f"recall {right / max(1, len(planted)):.3f}, precision {right / max(1, len(found)):.3f}"
    )
