"""The shape of a reader, and how readers are put together from smaller ones."""

from __future__ import annotations

from collections.abc import Callable

from extract.customs import Side
from extract.document import ReadDocument
from extract.fields import (
    Accept,
    Facts,
    Parse,
    date_parser,
    facts_for,
    first_of,
    holders,
)

Reader = Callable[[ReadDocument], Facts]
"""A document of a known kind in; its facts out. What is not found is left out."""


def together(*readers: Reader) -> Reader:
    """All that ``readers`` find; of two that give the same fact the earlier counts."""

    def read(document: ReadDocument) -> Facts:
        facts: Facts = {}
        for reader in readers:
            facts = {**reader(document), **facts}
        return facts

    return read


def labelled(fact: str, *concepts: str, parse: Parse, accept: Accept = holders) -> Reader:
    """The value of the first of ``concepts`` that is labelled, as ``fact``."""

    def read(document: ReadDocument) -> Facts:
        for concept in concepts:
            found = first_of(facts_for(document, concept, parse, accept=accept))
            if found is not None:
                return {fact: found}
        return {}

    return read


def dated(fact: str, *concepts: str, future: bool = False, first: Side = Side.RIGHT) -> Reader:
    """The date of the first of ``concepts`` that is labelled, as ``fact``."""

    def read(document: ReadDocument) -> Facts:
        parse = date_parser(document, future=future)
        for concept in concepts:
            found = first_of(facts_for(document, concept, parse, first=first))
            if found is not None:
                return {fact: found}
        return {}

    return read
