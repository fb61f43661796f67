"""Is the place of birth in Latin characters? The decisions on passports of sixteen states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.facts import Extraction
from extract.scripts import scripts_of
from tools.documents_bench.reading import read
from tools.documents_bench.scans import scan
from tools.second_style import cards
from tools.second_style.booklets import PlaceShown
from tools.second_style.drawn import AnyOf
from tools.second_style.people import PEOPLE, Somebody
from tools.third_style import booklets
from tools.third_style import library as third

DECIDES = 0.7
"""Below this confidence a value decides nothing (``verify.case.SURE``)."""


@dataclass
class Decisions:
    """Truth and decision, counted; what was decided wrongly, in words."""

    table: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_script: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def unsure(self) -> float:
        """The share of pages with a place on which nothing was decided."""
        asked = {key: n for key, n in self.table.items() if key[0] != "absent"}
        undecided = sum(n for (_, said), n in asked.items() if said in {"unsure", "absent"})
        return undecided / max(1, sum(asked.values()))


def decide(level: str, people: range) -> Decisions:
    """Reads each person's passport with the place in Latin, in the state's script, both, absent."""
    decisions = Decisions()
    for number in people:
        who = PEOPLE[number % len(PEOPLE)]
        for shown in PlaceShown:
            if shown in {PlaceShown.NATIVE, PlaceShown.BOTH} and not who.place.native:
                continue
            data, _ = cards.passport(who, number, shown)
            found, _ = read(scan(data, level, number))
            _count(decisions, who, shown, found[0])
    return decisions


def decide_third(level: str, part: str) -> Decisions:
    """The same of the third style's passports, each as its state prints it, and without a place."""
    decisions = Decisions()
    for number, who in enumerate(third.PEOPLE[part]):
        for placeless in (False, True):
            drawn = booklets.passport(part, who, number, placeless=placeless)
            scripts = drawn.facts.get("birth_place_scripts", AnyOf((frozenset(),)))
            named = scripts.values[0] if isinstance(scripts, AnyOf) else scripts
            in_latin = isinstance(named, frozenset) and "Latn" in named
            truth = "absent" if not named else "latin" if in_latin else "not latin"
            found, _ = read(scan(drawn.data, level, number))
            _add(decisions, truth, who.name_script, f"{who.code} {truth}", found[0])
    return decisions


def _add(
    decisions: Decisions, truth: str, script: str, named: str, found: Extraction
) -> None:  # fmt: skip
    said = decision(found)
    decisions.table[truth, said] += 1
    if truth != "absent":
        shown = script if truth == "not latin" else f"Latn of {script}"
        decisions.by_script[shown, said] += 1
    if said not in {truth, "unsure"} and not (said == "absent" and truth != "absent"):
        place = found.facts.get("birth_place")
        decisions.wrong.append(f"{named}: {said}, read as {place}")


def _count(decisions: Decisions, who: Somebody, shown: PlaceShown, found: Extraction) -> None:
    truth = {PlaceShown.NATIVE: "not latin", PlaceShown.ABSENT: "absent"}.get(shown, "latin")
    _add(decisions, truth, who.script, f"{who.code} {shown.value}", found)


def decision(found: Extraction) -> str:
    """What the rules would take from the reading: latin, not latin, absent or unsure."""
    place, scripts = found.facts.get("birth_place"), found.facts.get("birth_place_scripts")
    if place is None and scripts is None:
        return "absent"
    if any(fact is not None and fact.confidence < DECIDES for fact in (place, scripts)):
        return "unsure"
    named = scripts.value if scripts else scripts_of(str(place.value) if place else "")
    return "latin" if isinstance(named, tuple) and "Latn" in named else "not latin"


def lines(level: str, decisions: Decisions) -> Iterator[str]:
    """The confusion table, by truth and by script."""
    columns = ("latin", "not latin", "absent", "unsure")
    yield f"place of birth, {level}: truth × decision" + "".join(f"{c:>11}" for c in columns)
    for truth in ("latin", "not latin", "absent"):
        counts = "".join(f"{decisions.table[truth, column]:11}" for column in columns)
        yield f"    {truth:34}{counts}"
    for script in sorted({script for script, _ in decisions.by_script}):
        counts = "".join(f"{decisions.by_script[script, column]:11}" for column in columns)
        yield f"      {script:32}{counts}"
    yield f"    confident and wrong {len(decisions.wrong)}, undecided {decisions.unsure:.1%}"
    yield from (f"      {line}" for line in decisions.wrong)
