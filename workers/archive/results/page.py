"""``summary.html``: one file that shows a run, readable without a network and in print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from verify.report import Status, Triage
from workers.archive.results.plots import bars, columns, legend
from workers.archive.results.summary import CONFIDENCE_STEPS, SECONDS_EDGES, Summary
from workers.archive.results.words import Words, words

_FAILING = [Status.MISSING, Status.INCONSISTENT, Status.UNREADABLE, Status.OFFICER]
_MOST_ROWS = 40
_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#1f2933;max-width:60rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2.2rem 0 .4rem}
.plot{width:100%;height:auto}.plot text{font:12px system-ui,sans-serif;fill:#1f2933}
.key{margin-right:1rem;white-space:nowrap;font-size:.9rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
td,th{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #d5dae1;overflow-wrap:anywhere}
td.n,th.n{text-align:right}.note{color:#52606d;font-size:.9rem}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def summary_page(summary: Summary, language: str) -> str:
    """The page in ``el`` or ``en``. What comes from the archive is escaped, always."""
    say = words(language)
    triage = [t.value for t in Triage]
    failing = [s.value for s in _FAILING]
    parts = [
        f"<h1>{escape(say.title)}</h1>",
        _numbers(summary, say),
        _section(say.by_procedure, legend(triage, say.names)
                 + bars(sorted(summary.procedures.items()), triage)),
        _section(say.by_month, legend(triage, say.names)
                 + columns(sorted(summary.months.items()), triage)),
        _section(say.failing, legend(failing, say.names) + bars(_failing(summary), failing)),
        _section(say.findings, legend(_SEVERITIES, say.names) + bars(_codes(summary), _SEVERITIES)),
        _section(say.across, _table((say.code, say.count), summary.across.items())),
        _section(say.confidence, _note(say.confidence_note)
                 + columns(_confidences(summary), ["count"])),
        _section(say.time, _note(say.time_note) + columns(_seconds(summary), ["count"])),
        _broken(summary, say),
        _section(say.versions, _table((say.name, say.version), _versions(summary))),
    ]  # fmt: skip
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(say.title)}</title><style>{_STYLE}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


_SEVERITIES = ["blocking", "warning", "notice"]


def _numbers(summary: Summary, say: Words) -> str:
    rows = [(say.cases, summary.cases), (say.documents, summary.documents)]
    rows += [(say.names[t.value], summary.triages[t.value]) for t in Triage]
    rows.append((say.broken, summary.broken))
    return _table(("", say.count), rows)


def _failing(summary: Summary) -> Sequence[tuple[str, Mapping[str, int]]]:
    """The requirements that most cases fail, the worst first."""
    rows = [
        (f"{procedure}: {requirement}", {s.value: counts[s.value] for s in _FAILING})
        for (procedure, requirement), counts in summary.statuses.items()
    ]
    failed = [row for row in rows if sum(row[1].values())]
    return sorted(failed, key=lambda row: (-sum(row[1].values()), row[0]))[:_MOST_ROWS]


def _codes(summary: Summary) -> list[tuple[str, Mapping[str, int]]]:
    rows = sorted(summary.codes.items(), key=lambda row: (-row[1].total(), row[0]))
    return [(code, counts) for code, counts in rows[:_MOST_ROWS]]


def _confidences(summary: Summary) -> list[tuple[str, Mapping[str, int]]]:
    return [
        (f"{step / CONFIDENCE_STEPS:.2f}", {"count": summary.confidences[step]})
        for step in range(CONFIDENCE_STEPS)
    ]


def _seconds(summary: Summary) -> list[tuple[str, Mapping[str, int]]]:
    labels = [f"< {SECONDS_EDGES[0]:g} s", *(f"≥ {edge:g} s" for edge in SECONDS_EDGES)]
    return [(label, {"count": summary.seconds[n]}) for n, label in enumerate(labels)]


def _broken(summary: Summary, say: Words) -> str:
    if not summary.broken:
        return ""
    note = _note(f"{say.shown}: {len(summary.broken_cases)} / {summary.broken}")
    return _section(say.broken, note + _table((say.case, say.reason), summary.broken_cases))


def _versions(summary: Summary) -> list[tuple[str, str]]:
    return [(name, ", ".join(sorted(held))) for name, held in sorted(summary.versions.items())]


def _section(title: str, body: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def _note(text: str) -> str:
    return f'<p class="note">{escape(text)}</p>'


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    listed = list(rows)
    numbers = {n for row in listed for n, value in enumerate(row) if isinstance(value, int)}
    cells = "".join(
        f'<th scope="col" class="{"n" if n in numbers else "t"}">{escape(name)}</th>'
        for n, name in enumerate(head)
    )
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in listed)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td class="n">{value:,}</td>'
    return f"<td>{escape(str(value))}</td>"
