"""Keys: read from text or a file, never shown; what one seals, no other opens."""

import pytest

from ingest.blobs.errors import KeyTextError, SealError, UnknownKeyError
from ingest.blobs.keys import make_key_file, new_key, read_key_file, read_keys


def test_the_first_key_seals_and_all_of_them_open():
    old, new = new_key("old"), new_key("new")
    sealed = read_keys(old).seal(b"words")
    both = read_keys(f"{new},{old}")
    assert both.open(sealed) == b"words"
    assert not both.is_current(sealed)
    assert both.is_current(both.seal(b"words"))


def test_without_its_key_nothing_opens():
    sealed = read_keys(new_key("a")).seal(b"words")
    with pytest.raises(UnknownKeyError, match='"a"'):
        read_keys(new_key("b")).open(sealed)
    with pytest.raises(SealError):
        read_keys(new_key("a")).open(sealed)


def test_one_text_is_never_sealed_the_same_twice():
    keys = read_keys(new_key("a"))
    assert keys.seal(b"words") != keys.seal(b"words")


def test_a_key_is_never_shown():
    line = new_key("a")
    assert line.partition(":")[2] not in repr(read_keys(line))


@pytest.mark.parametrize("text", ["", "a", "a:!!", "a:AAAA", "# only a comment"])
def test_what_is_no_key_is_one_line_that_quotes_none(text):
    with pytest.raises(KeyTextError) as caught:
        read_keys(text)
    assert "ID:KEY" in str(caught.value)


def test_a_key_file_is_made_once_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "site" / "keys"
    first = make_key_file(path, "first")
    assert path.stat().st_mode & 0o077 == 0
    assert make_key_file(path, "second").keys == first.keys


def test_a_key_file_that_others_may_read_is_refused(tmp_path):
    path = tmp_path / "keys"
    path.write_text(new_key("a"))
    path.chmod(0o644)
    with pytest.raises(KeyTextError, match="chmod 600"):
        read_key_file(path)
