"""An application is judged by the edition of its day; the catalogue's version names its text."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from verify.catalogue.errors import CatalogueError, NoEditionError, UnknownProcedureError
from verify.catalogue.load import PROCEDURES, default_catalogue, load_catalogue

ID = "long-term.renewal"
TEXT = (PROCEDURES / f"{ID}.yaml").read_text(encoding="utf-8")


def write(folder: Path, name: str, in_force: str, months: int) -> None:
    text = TEXT.replace("duration_months: 60", f"duration_months: {months}\nin_force: {in_force}")
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def two_editions(tmp_path: Path) -> Path:
    write(tmp_path, f"{ID}.yaml", "{until: 2026-12-31}", 60)
    write(tmp_path, f"{ID}@2027.yaml", "{since: 2027-01-01, until: 2030-06-30}", 36)
    return tmp_path


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (dt.date(1990, 1, 1), 60),
        (dt.date(2026, 12, 31), 60),
        (dt.date(2027, 1, 1), 36),
        (dt.date(2030, 6, 30), 36),
    ],
)
def test_the_edition_of_the_day(two_editions: Path, day: dt.date, months: int) -> None:
    assert load_catalogue(two_editions).edition(ID, day).duration_months == months


def test_the_latest_edition_is_the_one_shown(two_editions: Path) -> None:
    catalogue = load_catalogue(two_editions)

    assert catalogue.get(ID).duration_months == 36
    assert catalogue.procedures[ID].duration_months == 36


def test_a_day_without_edition_is_said(two_editions: Path) -> None:
    with pytest.raises(NoEditionError, match=r"long-term\.renewal is in force on 2030-07-01"):
        load_catalogue(two_editions).edition(ID, dt.date(2030, 7, 1))


def test_an_open_end_means_always() -> None:
    catalogue = default_catalogue()

    for day in (dt.date.min, dt.date(2026, 11, 2), dt.date.max):
        assert catalogue.edition(ID, day) is catalogue.get(ID)


def test_two_editions_of_one_day_are_refused(tmp_path: Path) -> None:
    write(tmp_path, f"{ID}.yaml", "{until: 2027-01-01}", 60)
    write(tmp_path, f"{ID}@2027.yaml", "{since: 2027-01-01}", 36)

    with pytest.raises(CatalogueError, match="two editions are in force at once"):
        load_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("long-term.inital", "long-term.initial"), ("ten-years.initial", "ten-year.initial")],
)
def test_an_unknown_procedure_names_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(UnknownProcedureError, match=nearest.replace(".", r"\.")):
        default_catalogue().get(asked)


def test_an_id_like_none_names_all() -> None:
    with pytest.raises(UnknownProcedureError) as caught:
        default_catalogue().edition("ψ", dt.date(2026, 11, 2))

    assert all(procedure in str(caught.value) for procedure in default_catalogue().procedures)


def test_the_version_follows_every_byte(tmp_path: Path) -> None:
    same, other = tmp_path / "same", tmp_path / "other"
    shutil.copytree(PROCEDURES, same)
    shutil.copytree(PROCEDURES, other)
    (other / f"{ID}.yaml").write_text(TEXT + "# a remark\n", encoding="utf-8")

    assert load_catalogue(same).version == default_catalogue().version
    assert load_catalogue(other).version != default_catalogue().version


def test_the_catalogue_is_loaded_once_a_process() -> None:
    assert default_catalogue() is default_catalogue()


def test_the_catalogue_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        default_catalogue().procedures["new"] = default_catalogue().get(ID)  # type: ignore[index]
