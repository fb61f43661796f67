"""The OpenAPI document: FastAPI's, with what every route really does about access and refusals.

Each operation states the roles that may call it, as OpenAPI 3.1 allows for any scheme: the list
beside the scheme's name. ``x-elenchos-scope`` names what a key needs beside its role.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.auth.roles import Role, Scope
from api.http.access import Guard, OpenToAll, cookie_name, stated_access
from api.http.problems import MEDIA_TYPE, InvalidPart, ProblemDetails
from api.http.settings import HttpSettings

_Json = dict[str, Any]
_REF = "#/components/schemas/{model}"
_EVERYWHERE = (400, 429)
"""A foreign host, and too many requests: before any route is asked."""
_DESCRIPTIONS = {
    400: "The request can't be read.",
    401: "No key or session, or none that works.",
    403: "The role, or the key's scope, does not allow it; or a form that is not ours.",
    404: "There is no such thing, or it is somebody else's.",
    408: "The upload came too slowly.",
    409: "Not in this state: the report is not there yet, or the case was changed meanwhile.",
    413: "The upload is too large.",
    415: "No multipart/form-data.",
    422: "Something in the request is wrong; the detail says what and where.",
    429: "Too many requests: wait for as long as Retry-After says.",
    503: "Busy, or a part is down: try again after Retry-After.",
}
UPLOAD_REFUSALS = (408, 413, 415, 422, 503)


def may_refuse(*statuses: int) -> dict[int | str, _Json]:
    """The ``responses`` of a route that may refuse with these statuses."""
    return {status: problem_response(status) for status in statuses}


def problem_response(status: int) -> _Json:
    """A refusal as the document describes it."""
    schema = {"$ref": _REF.format(model="ProblemDetails")}
    return {"description": _DESCRIPTIONS[status], "content": {MEDIA_TYPE: {"schema": schema}}}


def document(app: FastAPI, settings: HttpSettings) -> _Json:
    """The document of the application."""
    described: _Json = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=_ABOUT,
        routes=app.routes,
        servers=[{"url": settings.public_url}],
    )
    _add_schemas(described)
    access = dict(stated_access(app))
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            guard = access.get(f"{method.upper()} {path}")
            _state_access(operation, guard, method)
    described["components"]["securitySchemes"] = {
        "key": {
            "type": "http",
            "scheme": "bearer",
            "description": "A key: elk_<id>_<secret>. `elenchos portals add` prints one.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": cookie_name(settings),
            "description": "A person who logged in. Unsafe requests also send X-CSRF-Token.",
        },
    }
    return described


def _add_schemas(described: _Json) -> None:
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for model in (ProblemDetails, InvalidPart):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schema.pop("$defs", None)
        schemas[model.__name__] = schema


def _state_access(operation: _Json, guard: Guard | OpenToAll | None, method: str) -> None:
    refusals = set(_EVERYWHERE)
    if isinstance(guard, Guard):
        operation["security"] = list(_security(guard.roles, guard.scope))
        if guard.scope is not None:
            operation["x-elenchos-scope"] = guard.scope.value
        refusals |= {401, 403}
    elif isinstance(guard, OpenToAll):
        operation["security"] = []
        operation["x-elenchos-open"] = guard.why
    responses = operation["responses"]
    if "422" in responses:
        responses["422"] = problem_response(422)
    if method != "get":
        refusals |= {408, 413}
    for status in sorted(refusals):
        responses.setdefault(str(status), problem_response(status))


def _security(roles: Iterable[Role], scope: Scope | None) -> Iterable[_Json]:
    with_key = [role.value for role in Role if role in roles and role in _KEY_ROLES]
    people = [role.value for role in Role if role in roles and role is not Role.PORTAL]
    if with_key and scope is not None:
        yield {"key": with_key}
    if people:
        yield {"session": people}


_KEY_ROLES = frozenset({Role.PORTAL, Role.AUDITOR})
_ABOUT = """\
Elenchos flags, the officer decides. Every statement of a report can be traced: what was expected,
what was found, where on the page, and the sentence of the source that asks for it.

Refusals are RFC 9457 problem details in Greek or English, by `Accept-Language`.
"""
