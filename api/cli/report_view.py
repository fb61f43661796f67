"""A report as a person reads it: triage, requirements, findings with place and source."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ingest.pages import Box
from verify.bilingual import Bilingual
from verify.findings import Finding, SaidBy, Severity
from verify.outcomes import worded
from verify.report import Report, Status, Triage

_TRIAGE = {
    Triage.INCOMPLETE: (
        "bold red",
        Bilingual("INCOMPLETE: something is missing", "ΕΛΛΙΠΗΣ: κάτι λείπει"),
    ),
    Triage.ATTENTION: (
        "bold yellow",
        Bilingual("ATTENTION: a person must look", "ΠΡΟΣΟΧΗ: πρέπει να το δει υπάλληλος"),
    ),
    Triage.READY: (
        "bold green",
        Bilingual("READY: nothing to act on", "ΕΤΟΙΜΗ: καμία εκκρεμότητα"),
    ),
}
_STATUS = {
    Status.MET: ("green", "✓", Bilingual("met", "πληρούται")),
    Status.MISSING: ("bold red", "✗", Bilingual("missing", "λείπει")),
    Status.INCONSISTENT: ("red", "≠", Bilingual("inconsistent", "ασυμφωνία")),
    Status.UNREADABLE: ("red", "?", Bilingual("unreadable", "δεν διαβάζεται")),
    Status.OFFICER: ("yellow", "→", Bilingual("officer", "υπάλληλος")),
    Status.DEFERRED: ("cyan", "…", Bilingual("may follow", "αργότερα")),
    Status.NOT_APPLICABLE: ("dim", "–", Bilingual("not asked", "δεν απαιτείται")),
}
_SEVERITY = {
    Severity.BLOCKING: ("bold red", Bilingual("blocking", "σοβαρό")),
    Severity.WARNING: ("yellow", Bilingual("warning", "προσοχή")),
    Severity.NOTICE: ("cyan", Bilingual("notice", "σημείωση")),
}
_SAID_BY = {
    SaidBy.APPLICATION: Bilingual("application", "αίτηση"),
    SaidBy.PRINTED: Bilingual("printed page", "τυπωμένη σελίδα"),
    SaidBy.ZONE: Bilingual("machine-readable zone", "μηχαναγνώσιμη ζώνη"),
}
_WORDS = {
    "requirements": Bilingual("What the procedure asks for", "Τι ζητά η διαδικασία"),
    "findings": Bilingual("What was found", "Τι βρέθηκε"),
    "expected": Bilingual("expected", "αναμένεται"),
    "found": Bilingual("found", "βρέθηκε"),
    "where": Bilingual("where", "πού"),
    "source": Bilingual("source", "πηγή"),
    "page": Bilingual("page", "σελίδα"),
    "none": Bilingual("Nothing.", "Τίποτα."),
    "as_of": Bilingual("judged on", "με ημερομηνία"),
}


def show_report(console: Console, case: str, report: Report, language: str) -> None:
    """Prints one report: triage, each requirement with its status, each finding traced."""
    style, triage = _TRIAGE[report.triage]
    heading = f"{case} · {report.procedure} · "
    heading += f"{_WORDS['as_of'].in_language(language)} {report.as_of.isoformat()}"
    console.rule(Text(heading))
    console.print(Text(triage.in_language(language), style=style))
    console.print()
    console.print(Text(_WORDS["requirements"].in_language(language), style="bold"))
    console.print(_requirements(report, language))
    console.print(Text(_WORDS["findings"].in_language(language), style="bold"))
    if not report.findings:
        console.print(Text("  " + _WORDS["none"].in_language(language)))
    for finding in sorted(report.findings, key=lambda f: list(Severity).index(f.severity)):
        console.print(_finding(finding, language))
    console.print()


def _requirements(report: Report, language: str) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for result in report.requirements:
        style, mark, word = _STATUS[result.status]
        text = Text(result.name.in_language(language), style="bold")
        text.append(f"  [{result.id}, {result.source.item}]\n", style="dim")
        text.append(result.message.in_language(language), style="")
        table.add_row(Text(mark, style=style), Text(word.in_language(language), style=style), text)
    return table


def _finding(finding: Finding, language: str) -> Padding:
    style, word = _SEVERITY[finding.severity]
    text = Text()
    text.append(f"{word.in_language(language)} ", style=style)
    text.append(finding.code, style="bold")
    text.append(f"\n{finding.message.in_language(language)}")
    if finding.sources:
        _append_sources(text, finding, language)
    elif finding.expected or finding.found:
        for key, value in (("expected", finding.expected), ("found", finding.found)):
            if value:
                text.append(f"\n{_WORDS[key].in_language(language)}: ", style="dim")
                said = worded(value)
                text.append(said.in_language(language) if isinstance(said, Bilingual) else said)
    where = _where(finding, language)
    if where:
        text.append(f"\n{_WORDS['where'].in_language(language)}: ", style="dim")
        text.append(where)
    if finding.source:
        text.append(f"\n{_WORDS['source'].in_language(language)}: ", style="dim")
        text.append(
            f"{finding.source.file}, {finding.source.item}: «{_short(finding.source.quote)}»"
        )
    return Padding(text, (0, 0, 1, 2))


def _append_sources(text: Text, finding: Finding, language: str) -> None:
    """What application, printed page and zone say, a line each, with its place."""
    for by in dict.fromkeys(said.by for said in finding.sources):
        own = [said for said in finding.sources if said.by is by]
        text.append(f"\n{_SAID_BY[by].in_language(language)}: ", style="dim")
        text.append(" · ".join(said.value for said in own))
        place = next((said for said in own if said.field == finding.field), own[0])
        if at := _place("", place.page, place.box, language):
            text.append(f" ({at})", style="dim")


def _where(finding: Finding, language: str) -> str:
    return _place(finding.document or "", finding.page, finding.box, language)


def _place(file: str, page: int | None, box: Box | None, language: str) -> str:
    parts = [file]
    if page:
        parts.append(f"{_WORDS['page'].in_language(language)} {page}")
    if box:
        parts.append("[" + ", ".join(str(edge) for edge in box) + "]")
    return ", ".join(part for part in parts if part)


def _short(quote: str, most: int = 160) -> str:
    plain = " ".join(quote.replace("**", "").split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
