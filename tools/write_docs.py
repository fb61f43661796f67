"""Writes docs/catalogue.md and docs/sources.md from the catalogue and the rules.

``python tools/write_docs.py`` writes both; the text depends on the tree alone, and a test proves
that what is committed is what this writes.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from extract.evidence import EvidenceKind
from verify.catalogue.checks import Check
from verify.catalogue.coverage import Coverage, join, load_sources
from verify.catalogue.load import default_catalogue
from verify.catalogue.messages import kind_name
from verify.catalogue.models import Combine, Exemption, Holder, Procedure, Requirement, SourceItem
from verify.describe import facts_asked
from verify.rules.registry import AREAS, codes_of
from verify.rules.rule import CaseRule, EveryDocumentRule, Rule

ROOT = Path(__file__).resolve().parent.parent

GENERATED = (
    "<!-- Written by tools/write_docs.py (`make docs`). Edit the YAML or the rules, not this. -->"
)

_SERVING_TESTS = {
    Check.BIRTHPLACE_IN_LATIN: "tests/verify/rules/test_birthplace.py",
    Check.VISA_MAY_BE_IN_PASSPORT: "tests/verify/test_substitutes.py",
}
"""Checks that are ways of serving a requirement, in no area of the registry."""

_SERVING_MEANINGS = {
    Check.BIRTHPLACE_IN_LATIN.value: (
        "«ΚΑΙ με λατινικούς χαρακτήρες»: by the passport, else by a document and its translation."
    ),
    Check.VISA_MAY_BE_IN_PASSPORT.value: (
        "«με την προβλεπόμενη ισχύουσα θεώρηση εισόδου» (002(1)): on a page of the passport too."
    ),
}

_HOLDERS = {
    Holder.APPLICANT: "the applicant · ο αιτών",
    Holder.SPONSOR: "the sponsor · ο συντηρών",
    Holder.EITHER: "the applicant or the sponsor · ο αιτών ή ο συντηρών",
    Holder.NOBODY: "bears no name · δεν φέρει όνομα",
}
_EXEMPT = {
    Exemption.MINOR_CHILD: "not for a minor child · όχι για ανήλικο τέκνο",
    Exemption.UNDER_SIX: "not under six years of age · όχι κάτω των έξι ετών",
}


def rule_tests() -> dict[str, str]:
    """For each check, and each finding code of the rules without a check, the path of its tests."""
    tests = {check.value: path for check, path in _SERVING_TESTS.items()}
    for area, rules in AREAS.items():
        for rule in rules:
            names = _names(rule)
            tests.update(dict.fromkeys(names, f"tests/verify/rules/test_{area}.py"))
    return tests


def _names(rule: Rule) -> tuple[str, ...]:
    if isinstance(rule, CaseRule | EveryDocumentRule):
        return tuple(str(code) for code in rule.codes)
    return (rule.check.value,)


def catalogue_page() -> str:
    """docs/catalogue.md: each procedure with its requirements, checks and sentences."""
    procedures = default_catalogue().procedures.values()
    lines = [
        "# The catalogue · Ο κατάλογος",
        "",
        GENERATED,
        "",
        "What each procedure asks for, from `verify/catalogue/procedures/`.",
        "",
        "| procedure | | requirements |",
        "| --- | --- | --- |",
    ]
    for procedure in procedures:
        ids = " ".join(f"`{r.id}`" for r in procedure.requirements)
        names = f"{procedure.name.en} · {procedure.name.el}"
        lines.append(f"| [`{procedure.id}`](#{_anchor(procedure.id)}) | {names} | {ids} |")
    for procedure in procedures:
        lines += ["", *_procedure(procedure)]
    return "\n".join([*lines, "", *_rules()]) + "\n"


def _anchor(title: str) -> str:
    return title.replace(".", "")


def _procedure(procedure: Procedure) -> Iterator[str]:
    yield f"## {procedure.id}"
    yield ""
    yield f"**{procedure.name.en}** · **{procedure.name.el}**"
    yield ""
    yield f"- source · πηγή: `{procedure.source_file}`, {procedure.source_section}"
    since, until = procedure.in_force.since, procedure.in_force.until
    yield f"- in force · ισχύει: {since or '…'} – {until or '…'}"
    if procedure.duration_months:
        yield f"- duration of the permit · διάρκεια: {procedure.duration_months} months · μήνες"
    facts = ", ".join(f"`{fact}`" for fact in facts_asked(procedure))
    yield f"- facts that it asks for · στοιχεία που ζητά: {facts or '–'}"
    if procedure.passport_waiver:
        yield f"- without a passport · χωρίς διαβατήριο: {_sentence(procedure.passport_waiver)}"
    for number, requirement in enumerate(procedure.requirements, start=1):
        yield ""
        yield from _requirement(number, requirement)


def _requirement(number: int, requirement: Requirement) -> Iterator[str]:
    yield f"### {number}. {requirement.id}"
    yield ""
    yield f"{requirement.name.en} · {requirement.name.el}"
    yield ""
    yield f"> {_sentence(requirement.source)}"
    yield ""
    yield from (f"- {line}" for line in _terms(requirement))
    for note in requirement.notes:
        yield f"- note · σημείωση: {_sentence(note)}"


def _terms(requirement: Requirement) -> Iterator[str]:
    if requirement.accepts:
        kinds = " *or · ή* ".join(_kind(kind) for kind in requirement.accepts)
        yield f"accepts · γίνεται δεκτό: {kinds}"
        if requirement.combine is Combine.ALL:
            yield "each of them is looked at · εξετάζεται καθένα"
        yield f"whose · τίνος: {_HOLDERS[requirement.holder]}"
    yield from _applies(requirement)
    if requirement.fee:
        code, amount = requirement.fee.code, requirement.fee.amount_eur
        unnamed = "the source names neither code nor amount · η πηγή δεν ορίζει κωδικό ή ποσό"
        yield f"fee · παράβολο: {f'{amount} € ({code})' if code else unnamed}"
    if requirement.prints:
        digital = " + JPEG 2000" if requirement.prints.digital else ""
        yield f"prints · εκτυπώσεις: {requirement.prints.copies}{digital}"
    if requirement.checks:
        yield f"checks · έλεγχοι: {', '.join(f'`{check.value}`' for check in requirement.checks)}"
    if requirement.needs_facts:
        facts = ", ".join(f"`{fact.value}`" for fact in requirement.needs_facts)
        yield f"facts · στοιχεία: {facts}"
    if reason := requirement.officer_reason:
        yield f"an officer judges · κρίνει ο υπάλληλος: {reason.en} · {reason.el}"


def _applies(requirement: Requirement) -> Iterator[str]:
    if requirement.when:
        values = " *or · ή* ".join(f"`{value}`" for value in requirement.when.any_of)
        yield f"only if · μόνο αν: `{requirement.when.fact.value}` = {values}"
    if requirement.unless:
        yield _EXEMPT[requirement.unless]
    if months := requirement.deferrable_months:
        yield f"may follow within {months} months · μπορεί να προσκομιστεί εντός {months} μηνών"


def _kind(kind: EvidenceKind) -> str:
    name = kind_name(kind.value)
    return f"`{kind.value}` ({name.en} · {name.el})"


def _sentence(source: SourceItem) -> str:
    return f"«{_plain(source.quote)}» ({source.item})"


def _plain(text: str) -> str:
    return text.replace("*", "").replace("|", "\\|")


def _rules() -> Iterator[str]:
    yield "## Checks"
    yield ""
    yield "What each check of the catalogue asks, and the finding codes that it may yield."
    yield ""
    yield "| check | asks | codes |"
    yield "| --- | --- | --- |"
    meaning = _SERVING_MEANINGS | {
        name: _plain((inspect.getdoc(rule.apply) or "").partition("\n")[0])
        for rules in AREAS.values()
        for rule in rules
        for name in _names(rule)
    }
    for check in Check:
        codes = " ".join(f"`{code}`" for code in codes_of(check))
        yield f"| `{check.value}` | {meaning[check.value]} | {codes} |"


def sources_page() -> str:
    """docs/sources.md: each item of the five sources, what serves it and what tests that."""
    lines = [
        "# The sources · Οι πηγές",
        "",
        GENERATED,
        "",
        "Every item of the five source texts, the requirement or rule that serves it, and the",
        "tests of both; or the reason why no check of documents can serve it.",
    ]
    sources = load_sources()
    rows = join(sources, default_catalogue(), rule_tests())
    titles = {source.file: source.title for source in sources}
    for file, held in groupby(rows, key=lambda row: row.file):
        lines += ["", f"## {file}", "", f"{titles[file].en} · {titles[file].el}", ""]
        lines += ["| item | sentence | requirement, rules | tests |", "| --- | --- | --- | --- |"]
        lines += [_source_row(row) for row in held]
    return "\n".join(lines) + "\n"


def _source_row(row: Coverage) -> str:
    served = [
        f"`{s.name}`: {', '.join(s.rules)}" if s.rules else f"`{s.name}`" for s in row.services
    ]
    if row.reason:
        served.append(f"*{row.reason.en} · {row.reason.el}*")
    tests = _distinct(f"`{test}`" for service in row.services for test in service.tests)
    return f"| {row.item} | {_plain(row.quote)} | {'<br>'.join(served)} | {'<br>'.join(tests)} |"


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def documents() -> dict[Path, str]:
    """The pages by their path in the tree."""
    return {
        ROOT / "docs" / "catalogue.md": catalogue_page(),
        ROOT / "docs" / "sources.md": sources_page(),
    }


if __name__ == "__main__":
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")
