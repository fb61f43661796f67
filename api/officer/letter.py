"""The letter to the applicant as PDF: what is asked for, each with the sentence of its source."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
)

from api.officer.actionable import actionable
from api.officer.deciding import Decisions, Outcome
from api.officer.settings import Sender
from api.pages.formats import ATHENS, localised, long_date
from api.pages.report import ReadReport, SaidIn
from api.pages.text import visible
from api.pages.words import word
from ingest.errors import ElenchosError
from verify.bilingual import Bilingual
from verify.catalogue.coverage import source_titles
from verify.report import Status

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_BLUE, _QUIET = HexColor("#003375"), HexColor("#51505a")
_LONGEST_QUOTE = 1500
_HEAD_SIZE = 12
"""Points of the office's name; one that is too long for the page is set smaller."""

_IN_ORDER = frozenset({Status.MET, Status.NOT_APPLICABLE})


class NoFontError(ElenchosError):
    """The machine lacks the font that letters are set in."""

    def __init__(self) -> None:
        super().__init__("No font for letters: apt-get install fonts-dejavu-core")


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that the letter asks for."""

    name: Bilingual
    text: Bilingual
    source: SaidIn


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says. ``written_on`` and the days left make its deadline.

    ``settled``: nothing is left for the office to look at, so that one without demands may say
    that the application is complete.
    """

    case: str
    applicant: str
    procedure: Bilingual
    submitted_on: dt.date
    written_on: dt.date
    answer_by: dt.date
    demands: tuple[Demand, ...]
    settled: bool
    sender: Sender

    @property
    def kind(self) -> str:
        """The ending of the words that depend on what the letter has to say."""
        return "" if self.demands else "_complete" if self.settled else "_open"

    def sender_name(self, language: str) -> str:
        """The office's name, or words for it where it is not set."""
        return self.sender.name.in_language(language) or word("letter.office", language)


def demands(report: ReadReport, decisions: Decisions) -> tuple[Demand, ...]:
    """What is asked for: by decision, and where nobody has decided yet, by the machine's report.

    What an officer accepted is not asked for, whatever the machine said; of what nobody decided,
    only what the applicant can mend. For a case that was decided complete only what an officer
    asked for by name.
    """
    whole = decisions.last(None)
    complete = whole is not None and whole.outcome == Outcome.ACCEPT
    asked: list[Demand] = []
    for requirement in report.requirements:
        decision = decisions.last(requirement.id)
        text: Bilingual | None = None
        if decision is None:
            text = None if complete else actionable(report, requirement)
        elif decision.outcome != Outcome.ACCEPT:
            text = decision.text or actionable(report, requirement) or requirement.message
        if text is not None:
            asked.append(Demand(requirement.name, text, requirement.source))
    return tuple(asked)


def settled(report: ReadReport, decisions: Decisions) -> bool:
    """Whether every requirement is met or was accepted, alone or with the whole case."""
    whole = decisions.last(None)
    if whole is not None and whole.outcome == Outcome.ACCEPT:
        return True
    decided = {r.id: decisions.last(r.id) for r in report.requirements}
    accepted = {name for name, last in decided.items() if last and last.outcome == Outcome.ACCEPT}
    return all(r.status in _IN_ORDER or r.id in accepted for r in report.requirements)


def letter_pdf(letter: Letter, language: str) -> bytes:
    """The letter in that language; the same letter gives the same bytes.

    Raises:
        NoFontError: DejaVu is not installed.
    """
    _register_fonts()
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=30 * mm,
        bottomMargin=22 * mm,
        title=word(f"letter.title{letter.kind}", language),
        author=letter.sender_name(language),
        lang=language,
        invariant=1,
    )
    frame = Frame(
        document.leftMargin,
        document.bottomMargin,
        document.width,
        document.height,
        leftPadding=0,
        rightPadding=0,
    )

    def surroundings(canvas: Canvas, _: BaseDocTemplate) -> None:
        _draw_surroundings(canvas, letter.sender_name(language), language)

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=surroundings))
    document.build(_story(letter, language))
    return buffer.getvalue()


@cache
def _register_fonts() -> None:
    for name, file in (("Letter", "DejaVuSans.ttf"), ("LetterBold", "DejaVuSans-Bold.ttf")):
        if not (_FONTS / file).is_file():
            raise NoFontError
        pdfmetrics.registerFont(TTFont(name, _FONTS / file))


def _draw_surroundings(canvas: Canvas, sender: str, language: str) -> None:
    width, height = A4
    canvas.saveState()
    canvas.setFillColor(_BLUE)
    canvas.rect(0, height - 14 * mm, width, 14 * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#ffffff"))
    said = visible(sender, 200)
    wide = pdfmetrics.stringWidth(said, "LetterBold", _HEAD_SIZE)
    canvas.setFont("LetterBold", _HEAD_SIZE * min(1, (width - 50 * mm) / wide))
    canvas.drawString(25 * mm, height - 9 * mm, said)
    canvas.setFillColor(_QUIET)
    canvas.setFont("Letter", 8)
    page = word("letter.page", language, page=canvas.getPageNumber())
    canvas.drawRightString(width - 25 * mm, 12 * mm, page)
    canvas.restoreState()


def _style(name: str, **more: object) -> ParagraphStyle:
    settings: dict[str, object] = {"fontName": "Letter", "fontSize": 10, "leading": 14.5}
    return ParagraphStyle(name, **{**settings, **more})


_BODY = _style("body", spaceAfter=6)
_ADDRESS = _style("address", fontSize=9, leading=12.5, textColor=_QUIET, spaceAfter=4)
_RIGHT = _style("right", alignment=TA_RIGHT, spaceAfter=2)
_TITLE = _style("title", fontName="LetterBold", fontSize=15, leading=20, spaceAfter=8)
_HEAD = _style(
    "head", fontName="LetterBold", fontSize=10.5, leading=15, spaceBefore=4, spaceAfter=2
)
_SOURCE = _style("source", fontSize=8.5, leading=12, textColor=_QUIET, spaceAfter=1)
_QUOTE = _style("quote", fontSize=8.5, leading=12, textColor=_QUIET, leftIndent=10, spaceAfter=8)


def _story(letter: Letter, language: str) -> list[Flowable]:
    written = word("letter.date", language, day=long_date(letter.written_on, language))
    submitted = long_date(letter.submitted_on, language)
    kind = letter.kind
    address = letter.sender.address.in_language(language)
    story: list[Flowable] = [
        *([_said(address, _ADDRESS)] if address else []),
        _said(written, _RIGHT),
        _said(word("letter.reference", language, id=letter.case), _RIGHT),
        Spacer(0, 6 * mm),
        _said(word("letter.to", language, name=letter.applicant), _BODY),
        Spacer(0, 4 * mm),
        _said(word(f"letter.title{kind}", language), _TITLE),
        _said(
            word("letter.procedure", language, name=letter.procedure.in_language(language)), _BODY
        ),
        _said(word("letter.submitted", language, day=submitted), _BODY),
        HRFlowable(width="100%", color=_BLUE, spaceBefore=4, spaceAfter=10),
        _said(word(f"letter.intro{kind}", language), _BODY),
    ]
    for number, demand in enumerate(letter.demands, 1):
        story += _demand(number, demand, language)
    if letter.demands:
        by = word("letter.deadline", language, day=long_date(letter.answer_by, language))
        how = letter.sender.sending.in_language(language)
        sending = word("letter.sending", language, how=how) if how else ""
        sending = sending or word("letter.sending_there", language)
        story += [Spacer(0, 3 * mm), _said(by, _BODY), _said(sending, _BODY)]
    story += [Spacer(0, 8 * mm), _said(letter.sender_name(language), _BODY)]
    return story


def _demand(number: int, demand: Demand, language: str) -> Sequence[Flowable]:
    text = localised(demand.text.in_language(language), language)
    quote = " ".join(demand.source.quote.replace("**", "").split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rstrip() + "…"
    head = _said(f"{number}. {demand.name.in_language(language)}", _HEAD)
    return [
        KeepTogether([head, _said(text, _BODY)]),
        _said(_asked_by(demand.source, language), _SOURCE),
        _said(f"«{quote}»", _QUOTE),
    ]


def _asked_by(source: SaidIn, language: str) -> str:
    """The text that asks for it, by its title, and the place in it."""
    title = source_titles().get(source.file)
    if title is None:
        return word("letter.source_untitled", language, item=source.item)
    named = title.in_language(language)
    return word("letter.source", language, title=named, item=source.item)


def _said(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph of plain text: whatever stands in it is shown, nothing is taken for markup."""
    lines = escape(visible(text, 4000)).split("\n")
    return Paragraph("<br/>".join(lines), style)


def day_in_athens(moment: dt.datetime) -> dt.date:
    """The day that a letter of that moment bears."""
    return moment.astimezone(ATHENS).date()
