"""Pages from templates: every value escaped, both languages, the same surroundings for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.pages import formats
from api.pages.assets import asset
from api.pages.languages import in_other_language, page_language, remember
from api.pages.text import visible
from api.pages.words import word
from verify.bilingual import Bilingual


@cache
def environment() -> Environment:
    """The templates of all pages, under ``pages/``, ``officer/`` and ``precheck/``.

    A name that a template lacks is an error, never an empty place.
    """
    made = Environment(
        loader=PrefixLoader(
            {name: PackageLoader(f"api.{name}") for name in ("pages", "officer", "precheck")}
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["visible"] = visible
    made.globals["asset"] = asset
    return made


def _spoken(language: str) -> dict[str, Callable[..., str]]:
    """What templates call to say something in the page's language."""

    def say(text: Bilingual) -> str:
        return formats.localised(visible(text.in_language(language), 2000), language)

    def t(key: str, **values: object) -> str:
        return word(key, language, **values)

    return {
        "t": t,
        "say": say,
        "day": partial(formats.date, language=language),
        "moment": partial(formats.moment, language=language),
        "number": partial(formats.number, language=language),
        "share": partial(formats.share, language=language),
    }


def render(name: str, language: str, context: Mapping[str, object]) -> str:
    """The template's text. For fragments, letters and tests; pages come from ``page``."""
    return environment().get_template(name).render(
        {**_spoken(language), "language": language, **context}
    )  # fmt: skip


def page(
    request: Request, name: str, context: Mapping[str, object], status: int = 200
) -> HTMLResponse:
    """A page (or a fragment of one) as the answer to a request, in its reader's language."""
    language = page_language(request)
    surroundings = {"other_language": in_other_language(request), **context}
    response = HTMLResponse(render(name, language, surroundings), status_code=status)
    remember(request, response)
    return response
