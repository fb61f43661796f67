"""Do the genitives of two names agree, so that one name is declined and not two people's?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.matching.declension import Case, ends_in_sigma, no_womans_name, womens_names
from verify.matching.name_words import NameWords
from verify.matching.outcome import Outcome, each_once
from verify.matching.pairing import Pair
from verify.matching.verdict import Verdict
from verify.matching.words import Word


def _genitive_sides(pairs: Sequence[Pair]) -> set[Case]:
    """Which sides stand in the genitive, by the pairs that are declined.

    -Α/-ΑΣ reads both ways: masculine beside a surname in -ΟΣ/-ΟΥ, else by which side has the Σ.
    """
    sure = {pair.match.case for pair in pairs} - {Case.EITHER}
    with_sigma = {
        Case.LEFT if ends_in_sigma(pair.left[0].text) else Case.RIGHT
        for pair in pairs
        if pair.match.case is Case.EITHER
    }
    if sure:
        return sure | {Case(-side) for side in with_sigma}
    return with_sigma


def check_cases(outcome: Outcome, surnames: frozenset[Word], *, divided: bool) -> Outcome:
    """Genitives must agree: one name is declined as a whole, or it is two people's.

    ΓΕΩΡΓΙΟΥ ΙΩΑΝΝΗΣ and ΙΩΑΝΝΟΥ ΓΕΩΡΓΙΟΣ are father and son, not one man declined; ΠΑΠΑΔΟΠΟΥΛΟΥ
    ΜΑΡΙΑ and ΠΑΠΑΔΟΠΟΥΛΟΣ ΜΑΡΙΑ may be either.
    """
    declined = [pair for pair in outcome.pairs if pair.match.case is not Case.NEITHER]
    if not declined or outcome.verdict is not Verdict.VARIANT:
        return outcome
    if len(_genitive_sides(declined)) > 1:
        return Outcome(Verdict.DIFFERENT, ("no-rule",), outcome.pairs)
    plain = [pair for pair in outcome.pairs if pair.match.case is Case.NEITHER]
    if plain and not divided and "order" in outcome.rules:
        return _doubted(outcome, "partial-genitive")
    only_surname = all(_is_surname(pair, surnames) for pair in declined)
    could_be_a_woman = not all(
        no_womans_name(word.text) for pair in plain for word in pair.left + pair.right
    )
    if plain and only_surname and could_be_a_woman:
        return _doubted(outcome, "gendered-surname")
    return outcome


def _is_surname(pair: Pair, surnames: frozenset[Word]) -> bool:
    words = {*pair.left, *pair.right}
    return bool(surnames & words) and not any(word.text in womens_names() for word in words)


def _doubted(outcome: Outcome, rule: str) -> Outcome:
    return replace(outcome, verdict=Verdict.DOUBTFUL, rules=each_once([*outcome.rules, rule]))


def surnames_of(a: NameWords, b: NameWords) -> frozenset[Word]:
    """The surnames as far as either side tells; Greek papers put them first."""
    told = [name.surname for name in (a, b) if name.divided]
    return frozenset(told[0] if told else a.all[:1] + b.all[:1])
