"""The words by which an officer finds a case, folded: case, accents and script don't matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.application import Application, Person
from verify.matching.letters import fold
from verify.matching.transliteration import elot743_letters

_WORD = re.compile(r"\w+")
_LONGEST = 64


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are kept and looked for: Latin capitals, without accents."""
    folded = elot743_letters(fold(text))
    return tuple(found[:_LONGEST] for found in _WORD.findall(folded))


def terms(application: Application) -> frozenset[str]:
    """Names and numbers of the applicant and the sponsor."""
    people = [application.applicant, *([application.sponsor] if application.sponsor else [])]
    return frozenset(word for person in people for text in _said(person) for word in words(text))


def _said(person: Person) -> Iterator[str]:
    title = person.residence_title
    for text in (
        person.surname,
        person.given_names,
        person.passport_number,
        person.afm,
        person.amka,
        title.number if title else None,
    ):
        if text:
            yield text
