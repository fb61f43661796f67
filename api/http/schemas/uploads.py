"""The multipart body of a pre-check and of a submission."""

from __future__ import annotations

from typing import Any

_APPLICATION = {
    "procedure": "long-term.renewal",
    "submitted_on": "2026-11-02",
    "applicant": {
        "surname": "HOXHA",
        "given_names": "ARTAN",
        "sex": "M",
        "nationality": "ALB",
        "birth_date": "1988-04-12",
        "passport_number": "BA1234567",
    },
    "documents": [{"file": "passport.pdf", "kind": "passport"}],
}


def upload_body(*, may_keep: bool = False) -> dict[str, Any]:
    """The request body, for ``openapi_extra``: files are streamed, so FastAPI does not see them."""
    schema: dict[str, Any] = {
        "type": "object",
        "title": "UploadBody",
        "required": ["application"],
        "properties": {
            "application": {
                "type": "object",
                "description": "The application; /v1/procedures/{id}/form.schema.json is its form.",
                "required": ["procedure", "applicant"],
                "properties": {
                    "procedure": {"type": "string"},
                    "applicant": {"type": "object"},
                },
                "examples": [_APPLICATION],
            },
            "files": {
                "type": "array",
                "description": "One part a file, each with a plain file name of its own.",
                "items": {"type": "string", "contentMediaType": "application/octet-stream"},
            },
        },
    }
    if may_keep:
        schema["properties"]["keep"] = {
            "type": "string",
            "enum": ["true", "false"],
            "description": "`true`: submit the same application too.",
        }
    media = {"schema": schema, "encoding": {"application": {"contentType": "application/json"}}}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": media}}}
