"""What an office adds to the tables: known from then on, and told in one line where it fits not."""

import pytest

from extract import own_tables
from extract.data import check_own_tables, table
from extract.own_tables import OWN_TABLES, own_digest, own_files
from ingest.errors import UsageError

TITLE = "Βεβαίωση εγγραφής στο μητρώο κατοίκων του ξενώνα"


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Writes files of the office's folder; the readers of tables forget what they knew."""

    def write(**files: str):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        monkeypatch.setenv(OWN_TABLES, str(tmp_path))
        _forget()

    yield write
    monkeypatch.delenv(OWN_TABLES, raising=False)
    _forget()


def _forget():
    own_files.cache_clear()
    own_digest.cache_clear()


def test_without_a_folder_the_tables_are_the_program_s(monkeypatch):
    monkeypatch.delenv(OWN_TABLES, raising=False)
    _forget()
    assert own_files() == {}
    assert own_digest() == ""


def test_a_title_is_added_and_nothing_is_lost(office):
    before = table("identify")["residence_proof"]["titles"]
    office(identify=f"residence_proof:\n  titles: [{TITLE}]\n")
    after = table("identify")["residence_proof"]["titles"]
    assert after == [*before, TITLE]
    assert table("identify").keys() >= {"passport", "lease"}


def test_a_sort_of_sign_that_the_kind_has_not_yet_may_be_added(office):
    office(identify='health_booklet:\n  barcodes: ["QRCode .*"]\n')
    assert table("identify")["health_booklet"]["barcodes"][-1] == "QRCode .*"


def test_labels_and_states_are_added_too(office):
    office(labels="surname: [Sukunimi]\n", states="UTO: [Utopia, Ουτοπία]\n")
    assert "Sukunimi" in table("labels")["surname"]
    assert table("states")["UTO"] == ["Utopia", "Ουτοπία"]


def test_what_was_added_is_part_of_the_version(office):
    office(labels="surname: [Sukunimi]\n")
    first = own_digest()
    office(labels="surname: [Sukunimi, Efternamn]\n")
    assert len(first) == 8
    assert own_digest() != first


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("identify", "residence_prof:\n  titles: [Α]\n", "no residence_prof"),
        ("identify", "lease:\n  title: [Α]\n", "no title"),
        ("identify", "lease: [Α]\n", "lease: write a list"),
        ("labels", "surname: [NO]\n", "surname.0: write a list of words, in quotes"),
        ("labels", "surname: Όνομα\n", "surname: write a list"),
        ("labels", "forename: [Vorname]\n", "no forename"),
        ("labels", "surname: [\n", "is no YAML"),
        ("belonging", "ways: {}\n", "no such table; there are identify, labels"),
    ],
)
def test_what_fits_nowhere_is_one_line_with_its_file(office, name, text, says):
    office(**{name: text})
    with pytest.raises(UsageError, match=says) as caught:
        check_own_tables()
    assert f"{OWN_TABLES}: {name}.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setenv(OWN_TABLES, "/nowhere/at/all")
    _forget()
    with pytest.raises(UsageError, match="there is no folder"):
        own_files()
    monkeypatch.delenv(OWN_TABLES)
    _forget()


def test_every_table_that_may_be_added_to_is_there_and_of_lists():
    for name in own_tables._EXTENDED:
        assert all(isinstance(entry, dict | list) for entry in table(name).values())
