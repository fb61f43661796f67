"""From JSON text to an application and, for ``elenchos verify``, its extractions."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import ValidationError

from extract.evidence import EvidenceKind
from extract.facts import Extraction
from ingest.problems import FileProblem, ProblemCode, Reason
from ingest.quarter_turns import ROTATIONS
from verify.application import Application, ApplicationError, CaseFacts, Person
from verify.given_facts import count, nearest, parse_facts, unit

_WRONG_SHAPE = {
    "model_type": "write an object: {…}",
    "tuple_type": "write a list: […]",
    "string_type": "write text, in quotes",
    "too_short": "the list is empty; leave it out or fill it",
}
_HALF_A_CHARACTER = re.compile(r"\\u[dD][89abAB-F]")
_DOCUMENT_KEYS = (
    "file", "kind", "declared_kind", "kind_confidence", "pages", "sha256", "facts", "problems",
    "format", "reader_version", "part", "page_numbers", "rotations",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declared:
    """A document as the application declares it; ``kind`` is None where it leaves that open."""

    file: str
    kind: EvidenceKind | None


@dataclass(frozen=True, slots=True)
class CaseInput:
    """An application with the documents it declares and, from ``verify``, their extractions."""

    application: Application
    declared: tuple[Declared, ...]
    extractions: tuple[Extraction, ...]


def parse_case(text: str | bytes, where: str) -> CaseInput:
    """Read a case from JSON. ``where`` is the file's name, for the error line.

    Raises:
        ApplicationError: one line that says what is wrong, where, and what to write instead.
    """
    data = _load_json(text, where)
    documents = data.pop("documents", None)
    try:
        application = Application.model_validate(data)
    except ValidationError as error:
        raise ApplicationError(f"{where}: {explain(error)}") from error
    if documents is None:
        documents = []
    if not isinstance(documents, list):
        raise ApplicationError(f'{where}: documents: write a list of {{"file": …, "kind": …}}')
    declared: dict[str, Declared] = {}
    extractions: list[Extraction] = []
    for index, entry in enumerate(documents):
        place = f"{where}: documents[{index}]"
        declaration, extraction = _document(entry, place)
        if declaration.file in declared:
            raise ApplicationError(f"{place}: the file is declared twice; keep one entry")
        declared[declaration.file] = declaration
        extractions.append(extraction)
    return CaseInput(application, tuple(declared.values()), tuple(extractions))


def explain(error: ValidationError) -> str:
    """The first fault of a pydantic error as one line: where, what, and how to mend it."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "application"
    kind = first["type"]
    if kind == "extra_forbidden":
        known = Application.model_fields | Person.model_fields | CaseFacts.model_fields
        return f"{place}: unknown name{nearest(str(first['loc'][-1]), known)}"
    if kind == "missing":
        return f"{place}: is lacking; add it"
    message = _WRONG_SHAPE.get(kind) or first["msg"].removeprefix("Value error, ")
    return f"{place}: {message[0].lower()}{message[1:]}"


def _no_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, value in pairs:
        if key in result:
            raise ValueError(f'"{key}" stands twice; keep one')
        result[key] = value
    return result


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON; write a number")


def _load_json(text: str | bytes, where: str) -> dict[str, object]:
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        text.encode("utf-8")
        data = json.loads(text, object_pairs_hook=_no_twice, parse_constant=_no_constant)
    except UnicodeError as error:
        raise ApplicationError(f"{where}: is not UTF-8 text; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise ApplicationError(
            f"{where}: is no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        ) from error
    except (ValueError, RecursionError) as error:
        reason = "is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise ApplicationError(f"{where}: {reason}") from error
    if not isinstance(data, dict):
        raise ApplicationError(f'{where}: write an object: {{"procedure": …, "applicant": …}}')
    if _HALF_A_CHARACTER.search(text):
        _refuse_half_characters(data, where)
    return data


def _refuse_half_characters(data: dict[str, object], where: str) -> None:
    """A lone surrogate is no text: no report could be printed with it."""
    try:
        json.dumps(data, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise ApplicationError(
            f"{where}: holds half a character (\\ud800 to \\udfff); write the whole one"
        ) from error


def _document(entry: object, place: str) -> tuple[Declared, Extraction]:
    if not isinstance(entry, dict):
        raise ApplicationError(f'{place}: write an object: {{"file": …, "kind": …}}')
    for key in entry:
        if key not in _DOCUMENT_KEYS:
            raise ApplicationError(
                f'{place}: unknown name "{key}"{nearest(str(key), _DOCUMENT_KEYS)}'
            )
    file = entry.get("file")
    if not isinstance(file, str) or not file or len(file) > 255:
        raise ApplicationError(f"{place}.file: write the file's name")
    if file in {".", ".."} or "\0" in file or PurePosixPath(file).name != file or "\\" in file:
        raise ApplicationError(
            f"{place}.file: names a place outside the folder; put the file into the case folder"
        )
    kind = _kind(entry.get("kind"), f"{place}.kind")
    declared_kind = _kind(entry.get("declared_kind"), f"{place}.declared_kind")
    extraction = Extraction(
        file=file,
        sha256=str(entry.get("sha256") or ""),
        kind=kind,
        kind_confidence=unit(entry.get("kind_confidence", 1.0), f"{place}.kind_confidence"),
        pages=count(entry.get("pages", 1), f"{place}.pages"),
        facts=parse_facts(entry.get("facts") or {}, f"{place}.facts"),
        problems=_problems(entry.get("problems") or [], f"{place}.problems"),
        reader_version=str(entry.get("reader_version") or ""),
        format=str(entry.get("format") or ""),
        part=count(entry.get("part", 0), f"{place}.part"),
        page_numbers=_page_numbers(entry.get("page_numbers") or [], f"{place}.page_numbers"),
        rotations=_rotations(entry.get("rotations") or {}, f"{place}.rotations"),
    )
    return Declared(file, declared_kind or kind), extraction


def _page_numbers(value: object, place: str) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise ApplicationError(f"{place}: write a list of numbers")
    return tuple(count(number, place) for number in value)


def _rotations(value: object, place: str) -> dict[int, int]:
    if not isinstance(value, dict) or not all(
        str(page).isdecimal() and turn in ROTATIONS for page, turn in value.items()
    ):
        raise ApplicationError(f'{place}: write {{"1": 180}}: degrees by the page\'s number')
    return {int(page): int(turn) for page, turn in value.items()}


def _kind(value: object, place: str) -> EvidenceKind | None:
    if value is None:
        return None
    try:
        return EvidenceKind(str(value))
    except ValueError as error:
        near = nearest(str(value), EvidenceKind)
        raise ApplicationError(f'{place}: unknown evidence kind "{value}"{near}') from error


def _problems(entries: object, place: str) -> tuple[FileProblem, ...]:
    if not isinstance(entries, list):
        raise ApplicationError(f'{place}: write a list of {{"code", "reason"}}')
    try:
        return tuple(
            FileProblem(ProblemCode(e["code"]), Reason(e["reason"]), dict(e.get("detail") or {}))
            for e in entries
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ApplicationError(f"{place}: is no problem that `elenchos extract` prints") from error
