"""Which of the two languages a request asks for (RFC 9110, 12.5.4)."""

from __future__ import annotations

from starlette.requests import HTTPConnection

LANGUAGES = ("el", "en")
DEFAULT = "el"


def language_of(connection: HTTPConnection) -> str:
    """``el`` or ``en``: by ``Accept-Language``, Greek where it names neither."""
    return preferred(connection.headers.get("accept-language", ""))


def preferred(accept: str) -> str:
    """The better accepted language of a header's value; a malformed part counts as absent.

    >>> preferred("en-GB, el;q=0.5")
    'en'
    >>> preferred("fr")
    'el'
    """
    best, best_quality = DEFAULT, 0.0
    for part in accept.lower().split(",")[:20]:
        name, _, parameter = part.strip().partition(";")
        primary = name.strip().split("-")[0]
        quality = _quality(parameter)
        if primary in LANGUAGES and quality > best_quality:
            best, best_quality = primary, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if not parameter.strip():
        return 1.0
    try:
        quality = float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
    return quality if 0.0 <= quality <= 1.0 else 0.0
