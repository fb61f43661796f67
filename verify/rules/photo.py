"""What the photo checks said, as findings; nothing is measured here."""

from __future__ import annotations

from collections.abc import Iterator

from extract.evidence import PHOTO_CODES
from verify.application import Answer
from verify.case import Asked, Document
from verify.catalogue.checks import Check
from verify.catalogue.messages import photo_check_name
from verify.catalogue.models import Exemption
from verify.findings import Effect, Outcome, Severity
from verify.outcomes import officer
from verify.rules.rule import DocumentRule

_FORMAT = "photo.format"
_COPIES = "photo.copies"
_NEVER_A_FAILURE = frozenset({"photo.glasses"})
_NEVER_SKIPPED = frozenset({"photo.face_count"})
"""Without a face nothing about the person was judged: the other checks hang on it."""
_NOT_JUDGED_UNDER_SIX = frozenset({"photo.expression", "photo.eyes", "photo.head_size"})


def photo_specification(asked: Asked, document: Document) -> Iterator[Outcome]:
    """40 × 60 mm, no frame, high resolution, white ground, neutral expression (003 §1(6α))."""
    states = {code: document.text(code) for code in PHOTO_CODES if document.fact(code)}
    if not states:
        yield officer("officer.photo_not_checked", document, file=document.file)
        return
    states |= _format_state(asked, document, states) | _copies_state(asked, document)
    small_child = asked.case.exempt(Exemption.UNDER_SIX) is Answer.YES
    for code in PHOTO_CODES:
        if small_child and code in _NOT_JUDGED_UNDER_SIX:
            continue
        state = states.get(code)
        if state == "fail":
            yield _failed(document, code)
        elif state == "unsure" and code in _NEVER_A_FAILURE:
            yield _about(document, code, code, Effect.NONE, Severity.NOTICE, None)
        elif state == "unsure" or _unjudged(code, state):
            yield _unsure(document, code)


def _unjudged(code: str, state: str | None) -> bool:
    """Whether a check that should have been made was not: never a silent pass."""
    if state is None:
        return code not in (_COPIES, _FORMAT)
    return state == "skipped" and code in _NEVER_SKIPPED


def _format_state(
    asked: Asked, document: Document, states: dict[str, str | None]
) -> dict[str, str]:
    """Prints alone are asked for in 001: the format of their scan is nobody's concern."""
    prints = asked.requirement.prints
    if prints is None or not prints.digital:
        return {_FORMAT: "skipped"}
    given = document.text("format")
    if given is not None:
        return {_FORMAT: "pass" if given == "JPEG2000" else "fail"}
    return {_FORMAT: states.get(_FORMAT) or "unsure"}


def _copies_state(asked: Asked, document: Document) -> dict[str, str]:
    """Prints on a scan are counted against what the procedure asks for."""
    prints, counted = asked.requirement.prints, document.number("copies")
    if prints is None or counted is None:
        return {}
    return {_COPIES: "pass" if counted >= prints.copies else "fail"}


def _failed(document: Document, code: str) -> Outcome:
    effect, severity = Effect.INCONSISTENT, Severity.BLOCKING
    if code == _FORMAT:
        severity = Severity.WARNING  # the picture itself may serve (contract, photo output)
    if code in _NEVER_A_FAILURE:
        effect, severity = Effect.NONE, Severity.NOTICE
    found = document.text("format") if code == _FORMAT else None
    return _about(document, code, f"{code}", effect, severity, found)


def _unsure(document: Document, code: str) -> Outcome:
    return _about(document, code, "photo.unsure", Effect.OFFICER, Severity.WARNING, None)


def _about(
    document: Document,
    code: str,
    message: str,
    effect: Effect,
    severity: Severity,
    found: str | None,
) -> Outcome:
    check = photo_check_name(code)
    return Outcome(
        effect,
        message,
        {"file": document.file, "check": check, "found": found or ""},
        code=code,
        severity=severity,
        field=code,
        expected="JPEG2000" if code == _FORMAT else "pass",
        found=found or document.text(code),
        place=document.place(code),
    )


def copies_to_bring(asked: Asked) -> Iterator[Outcome]:
    """How many prints the source asks for; they can't be uploaded."""
    prints = asked.requirement.prints
    if prints is not None:
        yield Outcome(
            Effect.NONE,
            "photo.copies.bring",
            {"expected": str(prints.copies)},
            code=_COPIES,
            severity=Severity.NOTICE,
            expected=str(prints.copies),
        )


RULES = (DocumentRule(Check.PHOTO_SPECIFICATION, PHOTO_CODES, photo_specification),)
"""The rules of this area."""
