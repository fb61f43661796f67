"""From paired words to a verdict on two names, and what may be left over without harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from verify.matching.agreement import check_cases, surnames_of
from verify.matching.name_words import NameWords
from verify.matching.outcome import Outcome, each_once
from verify.matching.pairing import Pair, Pairing, joined, pair_words
from verify.matching.particles import is_article, is_patronymic, slavic_gender_pair
from verify.matching.reading_errors import read_alike
from verify.matching.spelling_pairs import pair_index
from verify.matching.verdict import AlignedPart, Verdict
from verify.matching.word_match import Grade, WordMatch, begins_with, match_words
from verify.matching.words import Word

SURE_READING = 0.85
"""Below this confidence a difference that misreading explains is left to an officer."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The pairing of one part of the names, judged: what is allowed to be left over is gone."""

    pairing: Pairing
    grade: Grade
    rules: tuple[str, ...]


def _match_with_reading(a: Word, b: Word, *, unsure: bool) -> WordMatch:
    found = match_words(a, b)
    if unsure and found.grade >= Grade.DOUBTFUL and read_alike(a.text, b.text):
        parts = (AlignedPart(a.text, b.text, "reading-error"),)
        return WordMatch(Grade.DOUBTFUL, ("reading-error",), parts)
    return found


def _drop_articles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(word for word in words if not is_article(word))


def _cut_short(one: Sequence[Word], other: Sequence[Word], pairing: Pairing) -> bool:
    """Whether the leftovers are what a full MRZ field cut off: ``one`` is the field's side."""
    if len(one) > 1 or not pairing.pairs:
        return False
    return not one or any(begins_with(word, one[0]) for word in other)


def _settle_leftovers(
    pairing: Pairing, cut: tuple[bool, bool]
) -> tuple[tuple[Word, ...], tuple[Word, ...], list[str], Grade]:
    """What is still left over after articles, patronymics and truncation, and at what grade."""
    rules: list[str] = []
    left, right = _drop_articles(pairing.left_over), _drop_articles(pairing.right_over)
    grade = Grade.SAME
    if (left, right) != (pairing.left_over, pairing.right_over):
        rules.append("article")
        grade = Grade.VARIANT
    if (left or right) and (
        (cut[0] and _cut_short(left, right, pairing))
        or (cut[1] and _cut_short(right, left, pairing))
    ):
        return (), (), [*rules, "mrz-truncation"], Grade.VARIANT
    if bool(left) != bool(right) and all(map(is_patronymic, left or right)) and pairing.pairs:
        other_side = [w for pair in pairing.pairs for w in (pair.right if left else pair.left)]
        across = all(w.script is not (left or right)[0].script for w in other_side)
        rules.append("patronymic")
        return (), (), rules, Grade.VARIANT if across else Grade.DOUBTFUL
    return left, right, rules, grade


def _mend_cut(
    pairing: Pairing, left: Sequence[Word], right: Sequence[Word], cut: tuple[bool, bool]
) -> Pairing:
    """The last word of a field that is full may be the beginning of the other side's word."""
    last = (left[-1:] if cut[0] else (), right[-1:] if cut[1] else ())
    pairs = tuple(_mended(pair, last) for pair in pairing.pairs)
    return replace(pairing, pairs=pairs)


def _mended(pair: Pair, last: tuple[Sequence[Word], Sequence[Word]]) -> Pair:
    if pair.match.grade < Grade.DOUBTFUL:
        return pair
    for short, full, ends in (
        (pair.left, pair.right, last[0]),
        (pair.right, pair.left, last[1]),
    ):
        if tuple(ends) == short and begins_with(full[0], short[0]):
            return replace(
                pair, match=WordMatch(Grade.VARIANT, ("mrz-truncation",), pair.match.parts)
            )
    return pair


def _judge_part(
    left: Sequence[Word], right: Sequence[Word], unsure: bool, cut: tuple[bool, bool]
) -> _Part:
    pairing = pair_words(left, right, partial(_match_with_reading, unsure=unsure))
    pairing = _mend_cut(pairing, left, right, cut)
    rest_left, rest_right, rules, grade = _settle_leftovers(pairing, cut)
    rest = Pairing(pairing.pairs, rest_left, rest_right, pairing.in_order)
    grade = max(grade, pairing.worst())
    matched = [rule for pair in pairing.pairs for rule in pair.match.rules]
    if rest_left and rest_right:
        grade = Grade.NONE
    elif rest_left or rest_right:
        rules.append("missing-word")
        grade = max(grade, Grade.DOUBTFUL if pairing.pairs else Grade.NONE)
    return _Part(rest, grade, each_once([*matched, *rules]))


def _verdict(grade: Grade) -> Verdict:
    if grade is Grade.SAME:
        return Verdict.SAME
    if grade is Grade.VARIANT:
        return Verdict.VARIANT
    return Verdict.DIFFERENT if grade is Grade.NONE else Verdict.DOUBTFUL


def _outcome(verdict: Verdict, parts: Sequence[_Part], *more: str) -> Outcome:
    pairs = tuple(pair for part in parts for pair in part.pairing.pairs)
    rules = [rule for part in parts for rule in part.rules]
    if any(len(pair.left) != len(pair.right) for pair in pairs):
        rules.append("spacing")
    if not all(part.pairing.in_order for part in parts):
        rules.append("order")
    left = tuple(word for part in parts for word in part.pairing.left_over)
    right = tuple(word for part in parts for word in part.pairing.right_over)
    if verdict is Verdict.DIFFERENT:
        return Outcome(verdict, each_once([*more, "no-rule"]), pairs, left, right)
    return Outcome(verdict, each_once([*rules, *more]), pairs, left, right)


def _by_parts(a: NameWords, b: NameWords, unsure: bool) -> Outcome:
    surname = _judge_part(a.surname, b.surname, unsure, (False, False))
    given = _judge_part(a.given, b.given, unsure, (a.may_be_cut, b.may_be_cut))
    grade = max(surname.grade, given.grade)
    if grade is Grade.NONE:
        gendered = _gendered(surname.pairing, given.grade)
        if gendered:
            return _outcome(Verdict.DOUBTFUL, (surname, given), gendered)
        return _outcome(Verdict.DIFFERENT, (surname, given))
    return _outcome(_verdict(grade), (surname, given))


def _gendered(surname: Pairing, given: Grade) -> str:
    """IVANOV and IVANOVA with one given name: spouses, or a clerk who left the ending out."""
    if given > Grade.VARIANT or len(surname.left_over) != 1 or len(surname.right_over) != 1:
        return ""
    pair = slavic_gender_pair(surname.left_over[0].text, surname.right_over[0].text)
    return "gendered-surname" if pair else ""


def _whole(a: NameWords, b: NameWords, unsure: bool) -> Outcome:
    part = _judge_part(a.all, b.all, unsure, (a.may_be_cut, b.may_be_cut))
    if part.grade is Grade.NEAR and len(part.pairing.pairs) < 2:
        return _outcome(Verdict.DIFFERENT, (part,))
    if part.grade is not Grade.NONE:
        return _outcome(_verdict(part.grade), (part,))
    return _outcome(Verdict.DIFFERENT, (part,))


def _check_father(outcome: Outcome, a: NameWords, b: NameWords) -> Outcome:
    """A father's name that one side alone marks is no difference; two that differ are."""
    if outcome.verdict is Verdict.DIFFERENT:
        return outcome
    rules = list(outcome.rules)
    verdict: Verdict = outcome.verdict
    if bool(a.father) != bool(b.father):
        rules.append("father-name")
        verdict = Verdict.VARIANT if verdict is Verdict.SAME else verdict
    elif a.father and b.father:
        fathers = _judge_part(a.father, b.father, False, (False, False))
        if fathers.grade is Grade.NONE:
            return Outcome(Verdict.DIFFERENT, ("other-father", "no-rule"), outcome.pairs)
        rules.extend(fathers.rules)
        verdict = _worse(verdict, _verdict(fathers.grade))
    if bool(a.other_surname) != bool(b.other_surname):
        rules.append("birth-name")
        verdict = Verdict.VARIANT if verdict is Verdict.SAME else verdict
    return Outcome(verdict, each_once(rules), outcome.pairs, outcome.left_over, outcome.right_over)


_ORDER = (Verdict.SAME, Verdict.VARIANT, Verdict.DOUBTFUL, Verdict.DIFFERENT)


def _worse(one: Verdict, other: Verdict) -> Verdict:
    return max(one, other, key=_ORDER.index)


_DIFFERENT = Outcome(Verdict.DIFFERENT, ("no-rule",))


_NO_NAME = Outcome(Verdict.DOUBTFUL, ("no-name",))
_NO_TABLE = Outcome(Verdict.DOUBTFUL, ("scripts-not-compared",))


def _nothing_alike(a: NameWords, b: NameWords) -> bool:
    """Whether no word of one name is near any of the other, as with most pairs of an archive."""
    if a.letters == b.letters:
        return False
    left, right = _with_joined(a.all, b.all), _with_joined(b.all, a.all)
    return all(match_words(one, other).grade is Grade.NONE for one in left for other in right)


def _with_joined(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words and, where the other side has fewer, neighbours written as one (ABD AL RAHMAN)."""
    if len(words) <= len(others):
        return words
    runs = [words[i : i + size] for size in (2, 3) for i in range(len(words) - size + 1)]
    return words + tuple(joined(run) for run in runs if len({w.script for w in run}) == 1)


def _no_table_between(a: NameWords, b: NameWords) -> bool:
    """Whether no convention tells how one side's scripts are written in the other's."""
    return all(
        one.script is not other.script and not pair_index(one.script, other.script).moves
        for one in a.all
        for other in b.all
    )


def judge(a: NameWords, b: NameWords, confidence: float) -> Outcome:
    """The verdict on two names. ``confidence`` is the lower of the two readings'.

    Scripts between which no convention is known are never two different names: an officer looks.
    """
    if not a.all or not b.all:
        return _NO_NAME
    outcome = _judge(a, b, confidence)
    if outcome.verdict is Verdict.DIFFERENT and _no_table_between(a, b):
        return _NO_TABLE
    return outcome


def _judge(a: NameWords, b: NameWords, confidence: float) -> Outcome:
    unsure = confidence < SURE_READING
    if not unsure and _nothing_alike(a, b):
        return _DIFFERENT
    surnames = surnames_of(a, b)
    if a.divided and b.divided:
        parts = _by_parts(a, b, unsure)
        outcome = _check_father(check_cases(parts, surnames, divided=True), a, b)
        if outcome.verdict in {Verdict.SAME, Verdict.VARIANT}:
            return outcome
        whole = _whole(a, b, unsure)
        if whole.verdict in {Verdict.SAME, Verdict.VARIANT} and "genitive" not in whole.rules:
            return _check_father(whole, a, b)
        return outcome
    return _check_father(
        check_cases(_whole(a, b, unsure), surnames, divided=a.divided or b.divided), a, b
    )
