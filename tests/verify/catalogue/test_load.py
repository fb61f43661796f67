"""A catalogue file is loaded as it stands, or refused with file, line and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.catalogue.coverage import SOURCES, load_sources
from verify.catalogue.errors import CatalogueError
from verify.catalogue.load import PROCEDURES, load_catalogue

NAME = "ethnic-greek.family.initial.yaml"
TEXT = (PROCEDURES / NAME).read_text(encoding="utf-8")


def refusal(folder: Path, text: str, name: str = NAME) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        ("accepts: passport", "acepts: passport", "unknown key 'acepts'; did you mean 'accepts'?"),
        ("requirements:", "requirments:", "unknown key 'requirments'; did you mean"),
        ("accepts: passport", "accepts: pasport", "no value of accepts; did you mean 'passport'?"),
        ("checks: in_force", "checks: inforce", "no value of checks; did you mean 'in_force'?"),
        ("holder: either", "holder: ether", "no value of holder; did you mean 'either'?"),
        ("unless: minor_child", "unless: babies", "write one of: minor_child, under_six"),
        ("combine: all", "combine: every", "no value of combine; write one of: any, all"),
        ("fact: sponsor_titled", "fact: titled", "did you mean 'sponsor_titled'?"),
        ("any_of: [true]", "any_of: [yes]", "no value of sponsor_titled: write one of: true, "),
        ("duration_months: 12", "duration_months: twelve", "write a whole number in digits"),
        ("duration_months: 12", "duration_months: 0", "greater than or equal to 1"),
        ("copies: 4", "copies: four", "write a whole number in digits"),
        ("digital: true", "digital: perhaps", "write true or false"),
        ('amount_eur: "150"', "amount_eur: much", "write an amount in digits"),
        ('amount_eur: "150"', "amount_eur: -150", "greater than 0"),
        ('code: "2107"', "code: 0x83B", r"'0x83B' is no code; it must match ^\d{4}$"),
        ("combine: all", "combine: all\n    combine: any", "the key 'combine' stands twice"),
        ("copies: 4", "copies: 4, copies: 4", "the key 'copies' stands twice"),
        ("  - id: stay_proof", "  - id: passport", "requirement ids stand twice: passport"),
        ("  - id: stay_proof", "  - idd: stay_proof", "unknown key 'idd'; did you mean 'id'?"),
        ("holder: either", "holder: !!str either\n    \tx", "no YAML"),
        ("holder: either", "holder: !either", "tag"),
        ("source_file: 003_", "source_file: 03_", "is no source_file; it must match"),
        ("id: ethnic", "id: Ethnic", "is no id; it must match"),
        ("id: ethnic-greek.family", "id: ethnic-greek.titled", "the file's name says"),
    ],
)
def test_a_slip_is_refused_with_file_line_and_remedy(
    tmp_path: Path, written: str, instead: str, says: str
) -> None:
    before, found, after = TEXT.partition(written)
    assert found
    line = before.count("\n") + 1

    message = refusal(tmp_path, before + instead + after)

    assert says in message
    named = re.match(re.escape(NAME) + r":(\d+): ", message)
    assert named is not None
    assert abs(int(named.group(1)) - line) <= 1 or int(named.group(1)) == 1


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ("{since: 2026-13-01}", "no such date: write YYYY-MM-DD"),
        ("{since: 20260101}", "no such date: write YYYY-MM-DD"),
        ("{since: 86400}", "no such date: write YYYY-MM-DD"),
        ("{since: 2026-02-01, until: 2026-01-31}", "until lies before since"),
        ("{from: 2026-02-01}", "unknown key 'from'; write one of: since, until"),
    ],
)
def test_a_wrong_day_is_refused_with_its_line(tmp_path: Path, days: str, says: str) -> None:
    text = TEXT.replace("requirements:", f"in_force: {days}\nrequirements:", 1)
    line = text.partition("in_force:")[0].count("\n") + 1

    assert f"{NAME}:{line}: " in refusal(tmp_path, text)
    assert says in refusal(tmp_path, text)


def test_scalars_are_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    text = TEXT.replace('code: "2107"', "code: 0211", 1)
    text = text.replace('item: "§5(2)"', "item: 12:30", 1).replace('item: "§5(3)"', "item: no", 1)
    (tmp_path / NAME).write_text(text, encoding="utf-8")

    procedure = load_catalogue(tmp_path).get("ethnic-greek.family.initial")

    fee = procedure.requirement("fee")
    assert fee.fee is not None
    assert (fee.fee.code, fee.source.item) == ("0211", "no")
    assert procedure.requirement("previous_title").source.item == "12:30"


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_only_a_plain_empty_scalar_is_null(tmp_path: Path, nothing: str) -> None:
    text = TEXT.replace("duration_months: 12", f"duration_months: {nothing}", 1)
    (tmp_path / NAME).write_text(text, encoding="utf-8")

    assert load_catalogue(tmp_path).get("ethnic-greek.family.initial").duration_months is None


def test_a_quoted_null_is_text(tmp_path: Path) -> None:
    text = TEXT.replace("duration_months: 12", 'duration_months: "null"', 1)

    assert "'null' is no duration_months" in refusal(tmp_path, text)


def test_an_alias_is_refused_where_it_is_used(tmp_path: Path) -> None:
    text = TEXT.replace("combine: all", "combine: &c all", 1).replace(
        "unless: minor_child", "unless: *c"
    )

    assert "write the text out instead" in refusal(tmp_path, text)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", ":1: the file is empty"),
        (b"# only a remark\n", ":1: the file is empty"),
        (b"id: caf\xe9\n", ":1: not UTF-8"),
        (b"id: a\nname: \x01\n", ":1: no YAML: a character that no text has"),
        (b"id: a\n---\nid: b\n", ":2: no YAML"),
        (b"id: a\nname: [b\n", ":3: no YAML"),
        (b"? [a, b]\n: c\n", ":1: a key must be a word"),
        (b"- a\n- b\n", ":1: what stands here is no the file; write keys with values here"),
        (b"[" * 500 + b"]" * 500, "nested deeper"),
    ],
)
def test_what_is_no_procedure_at_all_is_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)

    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)

    assert str(caught.value).startswith("a.yaml:")
    assert says in str(caught.value)


def test_each_fault_of_a_file_is_told(tmp_path: Path) -> None:
    text = TEXT.replace("combine: all", "combine: al", 1).replace("holder: either", "holder: x", 1)
    (tmp_path / NAME).write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)

    assert len(caught.value.lines) == 2
    assert str(caught.value) == f"{caught.value.lines[0]} (and 1 more)"


def test_a_folder_without_procedures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no procedure here"):
        load_catalogue(tmp_path)


FILES = sorted(PROCEDURES.glob("*.yaml")) + sorted(SOURCES.glob("*.yaml"))
TEXTS = {path: path.read_text(encoding="utf-8") for path in FILES}


def keys_of(node: yaml.Node) -> Iterator[tuple[int, int]]:
    """Where each key of the file begins and ends."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark.index, key.end_mark.index
            yield from keys_of(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from keys_of(item)


KEYS = [(p, span) for p, text in TEXTS.items() for span in keys_of(yaml.compose(text))]


def load_alone(folder: Path, path: Path, text: str) -> object:
    """What the file loads as, beside no other file."""
    for old in folder.iterdir():
        old.unlink()
    (folder / path.name).write_text(text, encoding="utf-8")
    return load_catalogue(folder) if path.parent == PROCEDURES else load_sources(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("catalogue")


@settings(deadline=None)
@given(key=st.sampled_from(KEYS), at=st.integers(0, 30), letter=st.sampled_from("abcxyz_"))
def test_a_misspelt_key_never_loads(
    folder: Path, key: tuple[Path, tuple[int, int]], at: int, letter: str
) -> None:
    path, (start, end) = key
    cut = start + at % (end - start + 1)

    with pytest.raises(CatalogueError):
        load_alone(folder, path, TEXTS[path][:cut] + letter + TEXTS[path][cut:])


def outcome(folder: Path, path: Path, text: str) -> str:
    """The refusal, or that the text loads; any other exception fails the test."""
    try:
        load_alone(folder, path, text)
    except CatalogueError as error:
        return str(error)
    return f"{path.name}:0: loads"


@settings(deadline=None)
@given(key=st.sampled_from(KEYS))
def test_a_deleted_line_is_refused_or_loads_never_breaks(
    folder: Path, key: tuple[Path, tuple[int, int]]
) -> None:
    path, (start, _) = key
    text = TEXTS[path]
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start) + 1

    said = outcome(folder, path, text[:first] + text[last:])

    assert re.match(re.escape(path.name) + r":\d+: ", said)


@settings(deadline=None)
@given(text=st.text(max_size=60), at=st.floats(0, 1), path=st.sampled_from(FILES))
def test_any_text_anywhere_is_refused_or_loads_never_breaks(
    folder: Path, text: str, at: float, path: Path
) -> None:
    cut = int(at * len(TEXTS[path]))
    clean = text.encode("utf-8", "replace").decode("utf-8")

    said = outcome(folder, path, TEXTS[path][:cut] + clean + TEXTS[path][cut:])

    assert re.match(re.escape(path.name) + r":\d+: ", said)
    assert "\n" not in said
