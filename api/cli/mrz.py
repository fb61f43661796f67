"""``elenchos mrz``: the machine-readable zones in pictures and PDFs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.options import (
    EXIT_FAILED,
    EXIT_FLAGGED,
    EXIT_NOTHING,
    console,
    json_option,
    language_option,
    print_json,
    today,
)
from extract.mrz.reader import read_zones
from extract.mrz.zones import CheckState, Doubt, DoubtReason, MrzFields, Zone
from ingest.errors import FileProblemError, UsageError
from ingest.files import open_file
from ingest.names import shown
from verify.bilingual import Bilingual
from verify.catalogue.messages import say

_STATES: dict[CheckState, bool | None] = {
    CheckState.HOLDS: True,
    CheckState.FAILS: False,
    CheckState.ABSENT: None,
}
_NO_ZONE = Bilingual("no machine-readable zone", "καμία μηχαναγνώσιμη ζώνη")
_VALID = Bilingual("valid", "έγκυρη")
_NOT_VALID = Bilingual("not valid: an officer must read it", "μη έγκυρη: να τη διαβάσει υπάλληλος")
_DOUBTS: dict[DoubtReason, Bilingual] = {
    DoubtReason.CHECKS: Bilingual(
        "the format or a check digit does not hold",
        "η μορφή ή κάποιο ψηφίο ελέγχου δεν συμφωνεί",
    ),
    DoubtReason.CUT: Bilingual(
        "more of it may lie beyond what the picture shows",
        "ίσως συνεχίζεται πέρα από ό,τι δείχνει η εικόνα",
    ),
    DoubtReason.UNCLEAR: Bilingual(
        "its letters are not clear enough", "τα γράμματά της δεν είναι αρκετά καθαρά"
    ),
    DoubtReason.UNSURE: Bilingual(
        "another letter may stand there", "ίσως εκεί υπάρχει άλλο γράμμα"
    ),
    DoubtReason.ALTERED: Bilingual(
        "something may cover or alter it", "κάτι ίσως το καλύπτει ή το αλλοιώνει"
    ),
}
_LETTER = Bilingual("line {line}, letter {at} ({letter})", "γραμμή {line}, γράμμα {at} ({letter})")
_MOST_NAMED = 4
_CHECKS = Bilingual("check digits", "ψηφία ελέγχου")
_MARKS = {CheckState.HOLDS: "✓", CheckState.FAILS: "✗", CheckState.ABSENT: "–"}


@dataclass(frozen=True, slots=True)
class _Read:
    """One file and its zones; ``complete`` is False where a part of it could not be read."""

    name: str
    zones: tuple[Zone, ...]
    complete: bool

    def as_json(self) -> dict[str, object]:
        return {"file": self.name, "zones": [_zone_json(zone) for zone in self.zones]}

    @property
    def is_sound(self) -> bool:
        return self.complete and bool(self.zones) and all(zone.valid for zone in self.zones)


@click.command("mrz")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@json_option
@language_option
def mrz_command(files: tuple[str, ...], as_json: bool, language: str) -> int:
    """Read the machine-readable zones in pictures and PDFs.

    A zone is called valid only if its check digits hold and nothing speaks against any letter.
    The exit code is 1 where a file has no zone or one that is not valid.
    """
    worst, results = EXIT_NOTHING, []
    for name in files:
        if not Path(name).exists():
            line = f"{shown(name)}: there is no such file; give the path of a picture or a PDF"
            if len(files) == 1:
                raise UsageError(line)
            click.echo(f"elenchos: {line}", err=True)
            worst = EXIT_FAILED
            results.append(_Read(shown(name), (), complete=False))
            continue
        read = _read(Path(name), today())
        results.append(read)
        worst = max(worst, EXIT_NOTHING if read.is_sound else EXIT_FLAGGED)
        if not as_json:
            _show(console(), read, language)
    if as_json:
        objects = [read.as_json() for read in results]
        print_json(objects[0] if len(files) == 1 else objects)
    return worst


def _read(path: Path, seen_on: dt.date) -> _Read:
    """The zones of every page; a page that can't be read leaves those of the others."""
    zones: list[Zone] = []
    try:
        with open_file(path) as opened:
            for page in opened.pages():
                zones.extend(read_zones(page, seen_on=seen_on))
    except FileProblemError as error:
        problem = error.problem
        params = {"limit": "", "found": ""} | {k: str(v) for k, v in problem.detail.items()}
        sentence = say(f"reason.{problem.reason.value}", params).in_language("en")
        click.echo(f"elenchos: {shown(path)}: {problem.code.value}: {sentence}", err=True)
        return _Read(shown(path), tuple(zones), complete=False)
    return _Read(shown(path), tuple(zones), complete=True)


def _zone_json(zone: Zone) -> dict[str, object]:
    return {
        "page": zone.page,
        "box": list(zone.box),
        "rotation": zone.rotation,
        "format": zone.format.value,
        "lines": list(zone.lines),
        "valid": zone.valid,
        "checks": {name: _STATES[state] for name, state in zone.checks.items()},
        "fields": dict(_fields(zone.fields)),
        "confidence": zone.confidence,
        "line_boxes": [list(box) for box in zone.line_boxes],
        "field_boxes": {name: list(box) for name, box in zone.field_boxes.items()},
        "repairs": list(zone.repairs),
        "doubt": _doubt_json(zone),
    }


def _doubt_json(zone: Zone) -> dict[str, object] | None:
    """Why the zone is not valid; lines and letters count from 1."""
    if zone.doubt is None:
        return None
    said = _doubt(zone, zone.doubt)
    return {
        "reason": zone.doubt.reason.value,
        "letters": [{"line": line + 1, "letter": at + 1} for line, at in zone.doubt.letters],
        "box": None if zone.doubt_box is None else list(zone.doubt_box),
        "message": {"en": said.en, "el": said.el},
    }


def _doubt(zone: Zone, doubt: Doubt) -> Bilingual:
    """One clause: which letters, if it is about some, and what is the matter with them."""
    return Bilingual(*(_clause(zone, doubt, language) for language in ("en", "el")))


def _clause(zone: Zone, doubt: Doubt, language: str) -> str:
    form = _LETTER.in_language(language)
    named = [
        form.format(line=line + 1, at=at + 1, letter=zone.lines[line][at])
        for line, at in doubt.letters[:_MOST_NAMED]
    ]
    more = " …" if len(doubt.letters) > _MOST_NAMED else ""
    where = f"{', '.join(named)}{more}: " if named else ""
    return where + _DOUBTS[doubt.reason].in_language(language)


def _fields(fields: MrzFields) -> list[tuple[str, str | None]]:
    """Names and values in the contract's order; dates are ISO 8601, None where there is none."""
    return [
        ("surname", fields.surname),
        ("given_names", fields.given_names),
        ("document_number", fields.document_number),
        ("issuing_state", fields.issuing_state),
        ("nationality", fields.nationality),
        ("birth_date", _iso(fields.birth_date)),
        ("sex", fields.sex),
        ("expiry_date", _iso(fields.expiry_date)),
        ("personal_number", fields.personal_number),
        ("document_code", fields.document_code),
    ]


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _show(out: Console, read: _Read, language: str) -> None:
    out.rule(Text(read.name))
    if not read.zones:
        out.print(Text(_NO_ZONE.in_language(language), style="yellow"))
    for zone in read.zones:
        verdict = _VALID if zone.valid else _NOT_VALID
        out.print(
            Text(f"{zone.format.value} · "),
            Text(verdict.in_language(language), style="bold green" if zone.valid else "bold red"),
            Text(f" · {zone.confidence:.0%} · p. {zone.page} · {zone.rotation}°"),
            sep="",
        )
        if zone.doubt is not None:
            out.print(Text(_doubt(zone, zone.doubt).in_language(language), style="red"))
        out.print(Text("\n".join(zone.lines), style="bold"))
        table = Table(box=None, show_header=False)
        for name, value in _fields(zone.fields):
            table.add_row(Text(name, style="dim"), Text(value or "–"))
        marks = "  ".join(f"{_MARKS[state]} {name}" for name, state in zone.checks.items())
        table.add_row(Text(_CHECKS.in_language(language), style="dim"), Text(marks))
        out.print(table)
