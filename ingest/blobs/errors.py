"""What can go wrong with kept files (the tree's root: ``ingest.errors``)."""

from __future__ import annotations

from ingest.errors import ElenchosError, UsageError


class StorageError(ElenchosError):
    """The storage does not answer or refuses: nothing is lost, try again later."""


class BlobMissingError(ElenchosError):
    """The storage answers, and has no such file."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"The kept file {sha256[:12]}… is gone: restore it from a backup.")


class BlobDamagedError(ElenchosError):
    """What is kept is not what was written: it was changed, cut, or put under another name."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"The kept file {sha256[:12]}… is damaged: restore it from a backup.")


class SealError(ElenchosError):
    """Sealed bytes don't open: they were changed, or the key is not the one that sealed them."""


class UnknownKeyError(SealError):
    """The key that sealed this is not among those given."""

    def __init__(self, key: str) -> None:
        super().__init__(f'No key "{key}" is at hand: add it to ELENCHOS_KEYS or to the key file.')


class KeyTextError(UsageError):
    """The keys can't be read; the line says how they are written."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what}: write keys as ID:KEY, a line or a comma between them, the current one first "
            "(`elenchos keys new` makes one)"
        )
