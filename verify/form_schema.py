"""The form of a procedure as JSON Schema 2020-12, for a portal to use in the browser.

It holds the rules of form that need no document; whether a person is eligible is judged by the
rules on the whole case.
"""

from __future__ import annotations

from verify.application import (
    FiledBy,
    Fingerprints,
    Relationship,
    ReplacementReason,
    Sex,
)
from verify.catalogue.models import Procedure
from verify.describe import facts_asked
from verify.rules.registration import (
    NAME_PATTERN,
    PASSPORT_PATTERN,
    PHONE_PATTERN,
    TITLE_NUMBER_PATTERN,
)
from verify.title_types import TITLE_TYPES

_Schema = dict[str, object]
_DATE: _Schema = {
    "type": "string",
    "anyOf": [
        {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        {"pattern": r"^\d{1,2}/\d{1,2}/\d{4}$"},
    ],
}
_FLAG: _Schema = {"type": "boolean"}
_FACTS: dict[str, _Schema] = {
    "minor": _FLAG,
    "married": _FLAG,
    "relationship": {"enum": [item.value for item in Relationship]},
    "replacement_reason": {"enum": [item.value for item in ReplacementReason]},
    "fingerprints": {
        "oneOf": [
            {"enum": [item.value for item in Fingerprints]},
            {
                "type": "array",
                "minItems": 1,
                "items": {"enum": ["unable", "cannot_travel"]},
            },
        ]
    },
    "filed_by": {"enum": [item.value for item in FiledBy]},
    "sponsor_titled": _FLAG,
    "application_protocolled": _FLAG,
    "absences": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"from": _DATE, "to": _DATE},
            "required": ["from", "to"],
            "additionalProperties": False,
        },
    },
    "held_permit_on_2006_01_01": _FLAG,
    "household_size": {"type": "integer", "minimum": 1, "maximum": 50},
}


def form_schema(procedure: Procedure) -> _Schema:
    """The JSON Schema of the application (without documents) that the procedure takes."""
    registering = procedure.id == "registration"
    properties: dict[str, object] = {
        "procedure": {"const": procedure.id},
        "submitted_on": _DATE,
        "applicant": _person(registering),
        "facts": {
            "type": "object",
            "properties": {name: _FACTS[name] for name in facts_asked(procedure)},
        },
        "documents": {"type": "array"},
    }
    if not registering:
        properties["sponsor"] = _person(strict=False)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": procedure.name.el,
        "description": procedure.name.en,
        "type": "object",
        "properties": properties,
        "required": ["procedure", "applicant"],
    }


def _person(strict: bool) -> _Schema:
    name: _Schema = {"type": "string"}
    title_type: _Schema = {"type": "string"}
    number: _Schema = {"type": "string"}
    passport: _Schema = {"type": "string"}
    phone: _Schema = {"type": "string"}
    if strict:
        name |= {"pattern": NAME_PATTERN}
        title_type |= {"enum": list(TITLE_TYPES)}
        number |= {"pattern": TITLE_NUMBER_PATTERN}
        passport |= {"pattern": PASSPORT_PATTERN}
        phone |= {"pattern": PHONE_PATTERN}
    title: _Schema = {
        "type": "object",
        "properties": {
            "type": title_type,
            "number": number,
            "issued_on": _DATE,
            "expires_on": _DATE,
        },
        "additionalProperties": False,
    }
    person: _Schema = {
        "type": "object",
        "properties": {
            "surname": name,
            "given_names": name,
            "sex": {"enum": [item.value for item in Sex]},
            "nationality": {"type": "string"},
            "birth_date": _DATE,
            "birth_place": {"type": "string"},
            "passport_number": passport,
            "phone": phone,
            "amka": {"type": "string", "pattern": r"^\d{11}$"},
            "afm": {"type": "string", "pattern": r"^\d{9}$"},
            "residence_title": title,
        },
        "additionalProperties": False,
    }
    if strict:
        title["required"] = ["type", "number"]
        person["required"] = [
            "surname",
            "given_names",
            "birth_date",
            "passport_number",
            "phone",
            "residence_title",
        ]
    return person
