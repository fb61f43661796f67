"""How rules say things: the few shapes that an outcome has."""

from __future__ import annotations

import datetime as dt

from verify.bilingual import Bilingual
from verify.case import Document
from verify.catalogue.messages import all_messages, fact_name
from verify.findings import Effect, Outcome, Place, Severity

Param = str | Bilingual


def shown(value: object) -> str:
    """A value as the report bears it: dates in ISO 8601, texts as they are."""
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def worded(value: object) -> Param:
    """A value as a sentence says it: yes and no, and the program's own codes, in words."""
    text = str(value).lower() if isinstance(value, bool) else shown(value)
    named = [all_messages().get(f"value.{part}") for part in text.split(", ")]
    words = [name for name in named if name is not None]
    if len(words) < len(named):
        return text
    return Bilingual(en=", ".join(w.en for w in words), el=", ".join(w.el for w in words))


def officer(message: str, document: Document | None = None, **params: Param) -> Outcome:
    """A person must judge; the message says why. Not a finding."""
    place = Place(document.file) if document else None
    return Outcome(Effect.OFFICER, message, dict(params), place=place)


def not_read(document: Document, name: str) -> Outcome:
    """A fact that is needed was not read in the document, or not surely."""
    fact = document.fact(name)
    return Outcome(
        Effect.OFFICER,
        "officer.fact_not_read" if fact is None else "officer.fact_not_sure",
        {
            "fact": fact_name(name),
            "file": document.file,
            "found": worded(fact.value) if fact else "",
        },
        field=name,
        place=document.place(name),
    )


def contradiction(  # noqa: PLR0913 - the parts of a finding
    document: Document,
    name: str,
    code: str,
    *,
    expected: object,
    found: object,
    message: str | None = None,
    severity: Severity = Severity.BLOCKING,
    **params: Param,
) -> Outcome:
    """The document says other than it should. Read with little confidence, the officer judges."""
    sure = document.fact(name) is None or document.sure(name)
    said: dict[str, Param] = {
        "file": document.file,
        "fact": fact_name(name),
        "expected": worded(expected),
        "found": worded(found),
    }
    return Outcome(
        Effect.INCONSISTENT if sure else Effect.OFFICER,
        message or code,
        said | params,
        code=code,
        severity=severity if sure else Severity.WARNING,
        field=name,
        expected=shown(expected),
        found=shown(found),
        place=document.place(name),
        unsure=not sure,
    )


def notice(document: Document, name: str, code: str, **params: Param) -> Outcome:
    """Worth saying, changes nothing."""
    said: dict[str, Param] = {"file": document.file, "fact": fact_name(name)}
    return Outcome(
        Effect.NONE,
        code,
        said | params,
        code=code,
        severity=Severity.NOTICE,
        field=name,
        place=document.place(name),
    )
