"""The applicant's own list of documents: the procedure's requirements under the answers given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from verify.application import Application
from verify.bilingual import Bilingual
from verify.case import Case
from verify.catalogue.load import Catalogue
from verify.catalogue.messages import kind_name
from verify.catalogue.models import Procedure, Requirement
from verify.judge import judge
from verify.report import Status


@dataclass(frozen=True, slots=True)
class Paper:
    """One requirement as the applicant reads it. ``kinds``: any one of them serves."""

    id: str
    name: Bilingual
    kinds: tuple[Bilingual, ...]
    status: Status
    message: Bilingual
    quote: str
    item: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The list, by what is to be done."""

    needed: tuple[Paper, ...]
    maybe: tuple[Paper, ...]
    later: tuple[Paper, ...]
    by_answers: tuple[Paper, ...]
    not_asked: tuple[Paper, ...]


def papers(application: Application, catalogue: Catalogue, today: dt.date) -> Papers:
    """What the procedure asks of this applicant, before any file is there."""
    procedure = catalogue.edition(application.procedure, application.submitted_on or today)
    report = judge(Case(application, procedure, today, ()), catalogue.version)
    listed = [
        _paper(procedure.requirement(result.id), result.status, result.message)
        for result in report.requirements
    ]
    documented = {r.id for r in procedure.requirements if r.by_documents}

    def of(*statuses: Status) -> tuple[Paper, ...]:
        return tuple(p for p in listed if p.id in documented and p.status in statuses)

    return Papers(
        needed=of(Status.MISSING, Status.INCONSISTENT, Status.UNREADABLE, Status.MET),
        maybe=of(Status.OFFICER),
        later=of(Status.DEFERRED),
        by_answers=tuple(
            p for p in listed if p.id not in documented and p.status is not Status.NOT_APPLICABLE
        ),
        not_asked=tuple(p for p in listed if p.status is Status.NOT_APPLICABLE),
    )


def _paper(requirement: Requirement, status: Status, message: Bilingual) -> Paper:
    return Paper(
        id=requirement.id,
        name=Bilingual(en=requirement.name.en, el=requirement.name.el),
        kinds=tuple(kind_name(kind.value) for kind in requirement.accepts),
        status=status,
        message=message,
        quote=" ".join(requirement.source.quote.replace("**", "").split()),
        item=requirement.source.item,
    )


def procedure_name(procedure: Procedure) -> Bilingual:
    """The procedure's name."""
    return Bilingual(en=procedure.name.en, el=procedure.name.el)
