"""Refusals as RFC 9457 problem details, in the language that the request asks for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from ingest.errors import ElenchosError
from verify.bilingual import Bilingual

MEDIA_TYPE: Final = "application/problem+json"


class ProblemType(Enum):
    """Every kind of refusal: its name in ``type``, the status, the title in both languages."""

    BAD_REQUEST = ("bad-request", 400, "The request can't be read", "Το αίτημα δεν διαβάζεται")
    BAD_HOST = ("bad-host", 400, "Unknown host name", "Άγνωστο όνομα διακομιστή")
    UNAUTHENTICATED = (
        "unauthenticated", 401, "Say who you are", "Απαιτείται ταυτοποίηση",
    )  # fmt: skip
    FORBIDDEN = ("forbidden", 403, "Your role may not do this", "Ο ρόλος σας δεν το επιτρέπει")
    FORGED = (
        "forged-form", 403, "The form was not ours, or is too old",
        "Η φόρμα δεν είναι δική μας ή έχει λήξει",
    )  # fmt: skip
    NOT_FOUND = ("not-found", 404, "There is no such thing", "Δεν υπάρχει")
    METHOD_NOT_ALLOWED = (
        "method-not-allowed", 405, "This can't be done here", "Η ενέργεια δεν γίνεται εδώ",
    )  # fmt: skip
    TIMEOUT = (
        "upload-too-slow", 408, "The upload came too slowly", "Η αποστολή ήταν πολύ αργή",
    )  # fmt: skip
    CONFLICT = ("conflict", 409, "It was changed meanwhile", "Άλλαξε στο μεταξύ")
    NOT_READY = ("not-ready", 409, "It is not ready yet", "Δεν είναι ακόμη έτοιμο")
    IDEMPOTENCY = (
        "idempotency-key-reused", 422, "The Idempotency-Key stands for another request",
        "Το Idempotency-Key ανήκει σε άλλο αίτημα",
    )  # fmt: skip
    TOO_LARGE = ("upload-too-large", 413, "The upload is too large", "Η αποστολή είναι πολύ μεγάλη")
    MEDIA = (
        "unsupported-media-type",
        415,
        "Send multipart/form-data",
        "Στείλτε multipart/form-data",
    )
    INVALID = ("invalid", 422, "Something in the request is wrong", "Κάτι στο αίτημα είναι λάθος")
    APPLICATION = (
        "application-unreadable", 422, "The application can't be read", "Η αίτηση δεν διαβάζεται",
    )  # fmt: skip
    TOO_MANY = ("too-many-requests", 429, "Too many requests", "Πάρα πολλά αιτήματα")
    INTERNAL = ("internal", 500, "A fault of the program", "Σφάλμα του προγράμματος")
    BUSY = ("busy", 503, "Busy: try again shortly", "Απασχολημένο: δοκιμάστε σε λίγο")
    UNAVAILABLE = (
        "unavailable",
        503,
        "A part of the service is down",
        "Μέρος της υπηρεσίας δεν λειτουργεί",
    )

    def __init__(self, slug: str, status: int, english: str, greek: str) -> None:
        self.slug = slug
        self.status = status
        self.title = Bilingual(en=english, el=greek)

    @property
    def urn(self) -> str:
        """What stands in ``type``. A name, not an address: nothing need be served there."""
        return f"urn:elenchos:problem:{self.slug}"


class ProblemDetails(BaseModel):
    """RFC 9457, with the request's id, by which a log line is found."""

    type: str = Field(examples=["urn:elenchos:problem:not-found"])
    title: str = Field(examples=["There is no such thing"])
    status: int = Field(ge=400, le=599, examples=[404])
    detail: str | None = Field(default=None, examples=["There is no submission with that id."])
    instance: str | None = Field(
        default=None, examples=["urn:uuid:7f1c6f0e-3c2b-4c49-9b5e-1f2a3b4c5d6e"]
    )
    errors: list[InvalidPart] | None = None


class InvalidPart(BaseModel):
    """One part of the request that is wrong: where (JSON pointer or parameter) and what."""

    where: str
    detail: str


class HttpProblemError(ElenchosError):
    """A refusal. ``detail`` says what to do; it never holds what the request said of a person."""

    def __init__(
        self,
        kind: ProblemType,
        detail: Bilingual | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        errors: list[InvalidPart] | None = None,
    ) -> None:
        super().__init__(kind.slug)
        self.kind = kind
        self.detail = detail
        self.headers = dict(headers or {})
        self.errors = errors

    def details(self, language: str, request_id: str) -> ProblemDetails:
        """What the client is told."""
        return ProblemDetails(
            type=self.kind.urn,
            title=self.kind.title.in_language(language),
            status=self.kind.status,
            detail=self.detail.in_language(language) if self.detail else None,
            instance=f"urn:uuid:{request_id}" if request_id else None,
            errors=self.errors,
        )

    def response(self, language: str, request_id: str) -> Response:
        """The response with its headers."""
        return JSONResponse(
            self.details(language, request_id).model_dump(exclude_none=True),
            status_code=self.kind.status,
            media_type=MEDIA_TYPE,
            headers={"Content-Language": language, "Vary": "Accept-Language", **self.headers},
        )


def not_found(english: str = "", greek: str = "") -> HttpProblemError:
    """404: also for what exists and belongs to somebody else."""
    detail = Bilingual(en=english, el=greek) if english else None
    return HttpProblemError(ProblemType.NOT_FOUND, detail)
