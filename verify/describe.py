"""A procedure described for others: its requirements, the facts it asks for, codes and sources."""

from __future__ import annotations

from verify.catalogue.models import Procedure, Requirement, Text
from verify.rules.registry import codes_of


def facts_asked(procedure: Procedure) -> tuple[str, ...]:
    """The names of the application's ``facts`` that the procedure asks for, in order of need."""
    names: list[str] = []
    for requirement in procedure.requirements:
        if requirement.when:
            names.append(requirement.when.fact.value)
        names += [fact.value for fact in requirement.needs_facts]
    return tuple(dict.fromkeys(names))


def summary_json(procedure: Procedure) -> dict[str, object]:
    """The procedure's line of the catalogue."""
    return {
        "id": procedure.id,
        "name": _text(procedure.name),
        "source": {"file": procedure.source_file, "section": procedure.source_section},
        "requirements": [requirement.id for requirement in procedure.requirements],
    }


def procedure_json(procedure: Procedure) -> dict[str, object]:
    """The procedure in full."""
    waiver = procedure.passport_waiver
    return {
        "id": procedure.id,
        "name": _text(procedure.name),
        "source": {"file": procedure.source_file, "section": procedure.source_section},
        "in_force": {
            "from": procedure.in_force.since.isoformat() if procedure.in_force.since else None,
            "to": procedure.in_force.until.isoformat() if procedure.in_force.until else None,
        },
        "duration_months": procedure.duration_months,
        "facts": list(facts_asked(procedure)),
        "passport_waiver": {"item": waiver.item, "quote": waiver.quote} if waiver else None,
        "requirements": [_requirement(procedure, r) for r in procedure.requirements],
    }


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "el": text.el}


def _requirement(procedure: Procedure, requirement: Requirement) -> dict[str, object]:
    fee, prints, when = requirement.fee, requirement.prints, requirement.when
    amount = fee.amount_eur if fee else None
    return {
        "id": requirement.id,
        "name": _text(requirement.name),
        "accepts": [kind.value for kind in requirement.accepts],
        "holder": requirement.holder.value,
        "when": {"fact": when.fact.value, "any_of": list(when.any_of)} if when else None,
        "unless": requirement.unless.value if requirement.unless else None,
        "checks": [
            {"check": check.value, "codes": sorted(codes_of(check))} for check in requirement.checks
        ],
        "fee": {"code": fee.code, "amount_eur": str(amount) if amount is not None else None}
        if fee
        else None,
        "prints": {"copies": prints.copies, "digital": prints.digital} if prints else None,
        "deferrable_months": requirement.deferrable_months,
        "officer_reason": _text(requirement.officer_reason) if requirement.officer_reason else None,
        "source": {
            "file": procedure.source_file,
            "item": requirement.source.item,
            "quote": requirement.source.quote,
        },
        "notes": [{"item": note.item, "quote": note.quote} for note in requirement.notes],
    }
