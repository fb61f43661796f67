"""Where a rule comes from: a seed file, its item and the sentence itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The paragraph that asks for something.

    ``file`` is the name of the Greek source text, ``item`` its numbering there (``4.1α(3)``),
    ``quote`` the sentence as it stands.
    """

    file: str
    item: str
    quote: str
