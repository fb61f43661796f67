"""``elenchos photo``: what an officer would say of a photo, before it is submitted."""

from __future__ import annotations

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
)
from extract.evidence import PHOTO_CODES
from extract.photo.check import check_photo
from extract.photo.picture import Wording, annotated
from extract.photo.report import PhotoCheck, PhotoReport, PhotoStatus, whole_box
from ingest.errors import FileProblemError, UsageError
from ingest.files import open_file
from ingest.names import shown
from ingest.pages import Page
from ingest.problems import FileProblem
from verify.bilingual import DECIMAL_MARKS, Bilingual
from verify.catalogue.messages import all_messages, photo_check_name, photo_check_names, say
from verify.photo_measures import asked_in_words, in_words, measured_in_words, why_in_words

_FORMAT = "photo.format"
_ON_ITS_SIDE = 60.0
"""Degrees from which it is the picture that is turned, not the head."""
_COMPLIANT: dict[PhotoStatus, bool | None] = {
    PhotoStatus.PASS: True,
    PhotoStatus.FAIL: False,
    PhotoStatus.UNSURE: None,
}
_STYLES = {
    PhotoStatus.PASS: ("✓", "green"),
    PhotoStatus.FAIL: ("✗", "bold red"),
    PhotoStatus.UNSURE: ("?", "yellow"),
    PhotoStatus.SKIPPED: ("–", "dim"),
}
_VERDICTS = {
    PhotoStatus.PASS: Bilingual("in order", "εντάξει"),
    PhotoStatus.FAIL: Bilingual("not in order", "όχι εντάξει"),
    PhotoStatus.UNSURE: Bilingual("an officer must look", "να τη δει υπάλληλος"),
}


_HEADINGS = (
    Bilingual("", ""),
    Bilingual("check", "έλεγχος"),
    Bilingual("measured", "μέτρηση"),
    Bilingual("asked for", "ζητείται"),
    Bilingual("what to do", "τι να κάνετε"),
)


@dataclass(frozen=True, slots=True)
class _Judged:
    """One file's first page and what was found on it."""

    name: str
    page: Page
    report: PhotoReport

    def as_json(self) -> dict[str, object]:
        report = self.report
        return {
            "file": self.name,
            "format": report.format.value,
            "width_px": report.width_px,
            "height_px": report.height_px,
            "dpi": report.dpi,
            "width_mm": _rounded(report.width_mm),
            "height_mm": _rounded(report.height_mm),
            "compliant": _COMPLIANT[report.verdict],
            "checks": [_check_json(check, self.name) for check in report.checks],
            "prints": report.prints,
            "portraits": [
                {"box": whole_box(portrait), "measures": dict(portrait.measures)}
                for portrait in report.portraits
            ],
        }


@click.command("photo")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "--picture",
    "picture",
    type=click.Path(dir_okay=False, writable=True),
    metavar="OUT.png",
    help="Draw the measures on the photo (one FILE only).",
)
@json_option
@language_option
def photo_command(files: tuple[str, ...], picture: str | None, as_json: bool, language: str) -> int:
    """Check photos: size, head, background, expression, quality.

    The exit code is 1 where anything fails or an officer must look. Likeness, recency and
    retouching are not judged.
    """
    if picture is not None and len(files) > 1:
        raise UsageError("--picture: draws one photo; give one FILE")
    worst, objects = EXIT_NOTHING, []
    for name in files:
        if not Path(name).exists():
            line = f"{shown(name)}: there is no such file; give the path of a photo"
            if len(files) == 1:
                raise UsageError(line)
            click.echo(f"elenchos: {line}", err=True)
            worst = EXIT_FAILED
            objects.append(_nothing(shown(name), ""))
            continue
        judged = _judge(Path(name))
        if isinstance(judged, FileProblem):
            worst = max(worst, EXIT_FLAGGED)
            objects.append(_nothing(shown(name), judged.code.value))
            continue
        objects.append(judged.as_json())
        sound = judged.report.verdict is PhotoStatus.PASS
        worst = max(worst, EXIT_NOTHING if sound else EXIT_FLAGGED)
        if picture is not None:
            _draw(judged, Path(picture), language)
        if not as_json:
            _show(console(), judged, language)
    if as_json:
        print_json(objects[0] if len(files) == 1 else objects)
    return worst


def _judge(path: Path) -> _Judged | FileProblem:
    """The first page of a file; its problem, with a line on stderr, if it can't be read."""
    try:
        with open_file(path) as opened:
            page = next(iter(opened.pages()))
            return _Judged(shown(path), page, check_photo(page, file_format=opened.format))
    except FileProblemError as error:
        problem = error.problem
        params = {"limit": "", "found": ""} | {k: str(v) for k, v in problem.detail.items()}
        sentence = say(f"reason.{problem.reason.value}", params).in_language("en")
        click.echo(f"elenchos: {shown(path)}: {problem.code.value}: {sentence}", err=True)
        return problem


def _draw(judged: _Judged, out: Path, language: str) -> None:
    words = {
        check.code: "" if check.status is PhotoStatus.PASS else in_words(check, language)
        for check in judged.report.checks
    }
    wording = Wording(photo_check_names(language), DECIMAL_MARKS[language], words)
    try:
        out.write_bytes(annotated(judged.page, judged.report, wording))
    except OSError as error:
        raise UsageError(f"{shown(out)}: can't be written ({error.strerror})") from error


def _nothing(name: str, problem: str) -> dict[str, object]:
    """The object of a file that did not open: nothing is known, and nothing is judged."""
    sizes = dict.fromkeys(("format", "width_px", "height_px", "dpi", "width_mm", "height_mm"))
    why = all_messages()["photo_state.no_picture"]
    checks = [
        {
            "code": code,
            "status": (PhotoStatus.FAIL if code == _FORMAT else PhotoStatus.SKIPPED).value,
            "measured": None,
            "limit": "JPEG2000" if code == _FORMAT else "",
            "unit": "",
            "message": {"en": why.en, "el": why.el},
        }
        for code in PHOTO_CODES
    ]
    return {"file": name, **sizes, "compliant": False, "checks": checks, "problem": problem}


def _check_json(check: PhotoCheck, name: str) -> dict[str, object]:
    message = _message(check, name)
    return {
        "code": check.code,
        "status": check.status.value,
        "measured": check.measured,
        "limit": check.limit,
        "unit": check.unit,
        "message": {"en": message.en, "el": message.el},
    }


def _message(check: PhotoCheck, name: str) -> Bilingual:
    """What a person reads of one check."""
    called = photo_check_name(check.code)
    measured = measured_in_words(check) or "–"
    params: dict[str, str | Bilingual] = {
        "file": name, "check": called, "measured": measured, "limit": asked_in_words(check),
        "found": measured, "why": why_in_words(check),
    }  # fmt: skip
    if check.status is PhotoStatus.FAIL:
        return say(_failure(check), params)
    if check.status is PhotoStatus.UNSURE and check.measured is None:
        return say("photo_state.unsure.unmeasured", params)
    return say(f"photo_state.{check.status.value}", params)


def _failure(check: PhotoCheck) -> str:
    """The sentence for a failure: what is to be done depends on what was measured."""
    match check.code, check.measured:
        case "photo.size", str():
            return "photo.size.measured"
        case "photo.face_count", 0:
            return "photo.face_count.none"
        case "photo.pose", float(degrees) if degrees > _ON_ITS_SIDE:
            return "photo.pose.on_its_side"
    return check.code


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _show(out: Console, judged: _Judged, language: str) -> None:
    report = judged.report
    out.rule(Text(judged.name))
    verdict = report.verdict
    out.print(
        Text(f"{report.format.value} · {report.width_px} × {report.height_px} px · "),
        Text(_VERDICTS[verdict].in_language(language), style=f"bold {_STYLES[verdict][1]}"),
        sep="",
    )
    table = Table(box=None, header_style="dim")
    for heading in _HEADINGS:
        table.add_column(heading.in_language(language))
    for check in report.checks:
        mark, style = _STYLES[check.status]
        called = photo_check_name(check.code)
        measured = measured_in_words(check)
        sentence = _message(check, judged.name).in_language(language)
        said = "" if check.status is PhotoStatus.PASS else sentence
        if check.status is PhotoStatus.SKIPPED:
            said = why_in_words(check).in_language(language)
        table.add_row(
            Text(mark, style=style),
            Text(called.in_language(language)),
            Text(measured.in_language(language) if measured else "", style=style),
            Text(asked_in_words(check).in_language(language), style="dim"),
            Text(said, style="dim" if check.status is PhotoStatus.SKIPPED else ""),
        )
    out.print(table)
