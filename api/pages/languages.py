"""The language of a page: Greek unless the reader chose English (address, then cookie)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

LANGUAGES = ("el", "en")
DEFAULT = "el"
PARAMETER = "lang"
COOKIE = "elenchos-language"
_A_YEAR = 365 * 24 * 3600


def page_language(request: Request) -> str:
    """``el`` or ``en``. What the address asks for is remembered by ``remember``."""
    asked = request.query_params.get(PARAMETER) or request.cookies.get(COOKIE)
    return asked if asked in LANGUAGES else DEFAULT


def remember(request: Request, response: Response) -> None:
    """Keeps the language that the address asks for in a cookie. It says nothing of the person."""
    asked = request.query_params.get(PARAMETER)
    if asked in LANGUAGES:
        response.set_cookie(
            COOKIE,
            str(asked),
            max_age=_A_YEAR,
            samesite="lax",
            httponly=True,
            secure=request.url.scheme == "https",
        )


def in_other_language(request: Request) -> tuple[str, str]:
    """The other language and the address of this page in it."""
    other = LANGUAGES[1 - LANGUAGES.index(page_language(request))]
    return other, str(request.url.include_query_params(**{PARAMETER: other}).replace(
        scheme="", netloc="")
    )  # fmt: skip
