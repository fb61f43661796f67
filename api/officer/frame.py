"""What every page of an officer shows around its content, and messages after an act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse

from api.auth.roles import Principal
from api.officer.desk import DECIDING
from api.pages.languages import page_language
from api.pages.words import word

_TONES = {
    "correct.done": "good",
    "decide.done_requirement": "good",
    "decide.done_case": "good",
    "decide.done_first": "good",
    "decide.stale": "bad",
    "decide.text_needed": "bad",
    "decide.not_yours": "bad",
    "decide.same_officer": "bad",
    "queue.nothing_next": "warn",
    "queue.taken": "warn",
}
"""The messages that an address may ask for. No other text can be put on a page by an address."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A message above the content."""

    text: str
    tone: str


def notices(request: Request, *more: Notice) -> tuple[Notice, ...]:
    """The message that the address names, and others."""
    key = request.query_params.get("said", "")
    said = (Notice(word(key, page_language(request)), _TONES[key]),) if key in _TONES else ()
    return (*said, *more)


def surroundings(who: Principal | None, here: str = "") -> Mapping[str, object]:
    """Name, navigation and the token of forms."""
    return {
        "who": who,
        "here": here,
        "csrf_token": who.csrf_token if who else "",
        "may_decide": bool(who and who.has(*DECIDING)),
    }


def back_to(path: str, said: str = "", fragment: str = "") -> RedirectResponse:
    """After an act: the page again, with a message. 303, so that loading again repeats nothing.

    The message stands at the part of the page that ``fragment`` names, where the browser goes.
    """
    about = {"said": said, "place": fragment} if fragment else {"said": said}
    query = f"?{urlencode(about)}" if said else ""
    anchor = f"#{fragment}" if fragment else ""
    return RedirectResponse(f"{path}{query}{anchor}", status_code=303)
