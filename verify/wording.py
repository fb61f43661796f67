"""Outcomes and judgements put into words, each with the sentence of the law that asks for it."""

from __future__ import annotations

from verify.bilingual import Bilingual
from verify.catalogue.messages import say
from verify.catalogue.models import Procedure, Requirement
from verify.catalogue.source import Source
from verify.findings import Effect, Finding, Outcome
from verify.judgement import Judgement
from verify.report import RequirementResult, Status

_MOST_REASONS = 3


def source_of(requirement: Requirement, procedure: Procedure) -> Source:
    """The source of a requirement."""
    item = requirement.source
    return Source(procedure.source_file, item.item, item.quote)


def _whole(procedure: Procedure) -> Source:
    """Of what belongs to no one requirement: the procedure's own section of the source."""
    return Source(procedure.source_file, procedure.source_section, procedure.name.el)


def finding_of(
    outcome: Outcome,
    requirement: Requirement | None,
    procedure: Procedure,
    *,
    cited: Requirement | None = None,
) -> Finding:
    """The finding that an outcome with a code becomes.

    ``cited`` is the requirement whose sentence asks for such a paper, where none is served by it.
    """
    if outcome.code is None:
        raise ValueError("an outcome without a code is no finding")
    place, asks = outcome.place, requirement or cited
    return Finding(
        code=str(outcome.code),
        severity=outcome.severity,
        requirement=requirement.id if requirement else None,
        document=place.document if place else None,
        field=outcome.field,
        expected=outcome.expected or None,
        found=outcome.found or None,
        page=place.page if place else None,
        box=place.box if place else None,
        message=_sentence(outcome),
        source=source_of(asks, procedure) if asks else _whole(procedure),
    )


def requirement_result(
    judgement: Judgement, requirement: Requirement, procedure: Procedure
) -> RequirementResult:
    """The requirement's line of the report."""
    return RequirementResult(
        id=requirement.id,
        name=Bilingual(en=requirement.name.en, el=requirement.name.el),
        status=judgement.status,
        documents=tuple(document.file for document in judgement.documents),
        message=_message(judgement),
        source=source_of(requirement, procedure),
    )


def _message(judgement: Judgement) -> Bilingual:
    """Why the status is what it is: the graver reasons, else a plain sentence."""
    worst = max((o.effect for o in judgement.outcomes), default=Effect.NONE)
    decisive = [o for o in judgement.outcomes if o.effect is worst]
    if judgement.status is Status.NOT_APPLICABLE:
        return say("requirement.not_applicable", {})
    if worst is Effect.NONE and judgement.status is not Status.DEFERRED:
        remarks = [o for o in decisive if o.code is None]
        files = ", ".join(document.file for document in judgement.documents)
        plain = (
            say("requirement.met", {"files": files}) if files else say("requirement.met.form", {})
        )
        return _joined([plain, *(_sentence(o) for o in remarks)])
    if judgement.status is Status.DEFERRED:
        decisive = [o for o in judgement.outcomes if o.code is None]
    sentences: list[Bilingual] = []
    for outcome in decisive:
        sentence = _sentence(outcome)
        if sentence not in sentences:
            sentences.append(sentence)
    return _joined(sentences[:_MOST_REASONS])


def _sentence(outcome: Outcome) -> Bilingual:
    """What the outcome says; of a value that was hardly read, that it may be otherwise."""
    said = say(outcome.message, outcome.params)
    return _joined([said, say("officer.hardly_read", {})]) if outcome.unsure else said


def _joined(sentences: list[Bilingual]) -> Bilingual:
    return Bilingual(en=" ".join(s.en for s in sentences), el=" ".join(s.el for s in sentences))
