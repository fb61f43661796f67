"""From what pydantic says of a file to one line for whoever wrote it: FILE:LINE, fault, remedy."""

from __future__ import annotations

import re
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from verify.catalogue.errors import CatalogueError, nearest
from verify.catalogue.yaml_text import Located, Location

_REMEDIES = {
    "string_type": "write text here",
    "string_too_short": "write something here, or delete the key",
    "too_short": "write at least one",
    "tuple_type": "write a list here",
    "model_type": "write keys with values here",
    "model_attributes_type": "write keys with values here",
    "int_parsing": "write a whole number in digits, as in 12",
    "int_type": "write a whole number in digits, as in 12",
    "decimal_parsing": "write an amount in digits, as in 150 or 16.50",
    "decimal_type": "write an amount in digits, as in 150 or 16.50",
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "date_type": "write a date as YYYY-MM-DD",
}


def explain(located: Located, model: type[BaseModel], error: ValidationError) -> CatalogueError:
    """The error that names each fault of the file, in the order of its lines.

    Unknown keys come first: a misspelt key is also reported as a missing one.
    """
    details = error.errors(include_url=False)
    details.sort(key=lambda d: (d["type"] != "extra_forbidden", located.line(d["loc"])))
    return CatalogueError(
        f"{located.file}:{located.line(d['loc'])}: {_words(d['loc'], model, d)}" for d in details
    )


def _words(location: Location, model: type[BaseModel], detail: ErrorDetails) -> str:
    key = next((str(part) for part in reversed(location) if isinstance(part, str)), "the file")
    match detail["type"]:
        case "extra_forbidden":
            known = _keys_at(model, location[:-1])
            return f"unknown key '{key}'; " + _choice(key, known)
        case "missing":
            return f"the key '{key}' is missing; add it"
        case "enum":
            value = str(detail["input"])
            known = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
            return f"'{value}' is no value of {key}; " + _choice(value, known)
        case "string_pattern_mismatch":
            pattern = detail.get("ctx", {}).get("pattern")
            return f"'{detail['input']}' is no {key}; it must match {pattern}"
        case "value_error":
            return f"{key}: {detail.get('ctx', {}).get('error')}"
        case kind:
            remedy = _REMEDIES.get(kind, detail["msg"])
            given = detail["input"]
            shown = f"'{given}'" if isinstance(given, str) else "what stands here"
            return f"{shown} is no {key}; {remedy}"


def _choice(word: str, known: list[str]) -> str:
    near = nearest(word, known, count=1)
    return f"did you mean '{near[0]}'?" if near else f"write one of: {', '.join(known)}"


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    here: type[BaseModel] | None = model
    for part in location:
        if here is not None and part in here.model_fields:
            here = _model_in(here.model_fields[str(part)].annotation)
    return sorted(here.model_fields) if here else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model that an annotation such as ``tuple[Requirement, ...] | None`` is about."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in found if model), None)
