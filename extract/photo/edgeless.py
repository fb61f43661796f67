"""A print whose edges a scan does not show: what hangs on them is left to an officer."""

from __future__ import annotations

from dataclasses import replace

from extract.photo import limits
from extract.photo.report import PhotoCheck, PhotoStatus, Portrait, Why

_BY_EDGES = frozenset({"photo.frame", "photo.eye_line", "photo.centering"})
_NEAR_EDGES = frozenset({"photo.face_count", "photo.background", "photo.shadow", "photo.pose"})
"""What lies beyond the print, or how it was laid, may be the scan's fault: never a failure."""


def without_edges(portrait: Portrait) -> Portrait:
    """The portrait with nothing said of what only the print's edges can tell."""
    checks = tuple(_unsettled(check) for check in portrait.checks)
    measures = {name: mm for name, mm in portrait.measures.items() if name != "eye_line"}
    return replace(portrait, checks=checks, measures=measures, edges_seen=False)


def unseen_size() -> tuple[PhotoCheck, PhotoCheck]:
    """``photo.size`` and ``photo.aspect`` of a print without edges."""
    unsure = PhotoStatus.UNSURE
    return (
        limits.SIZE.not_judged("photo.size", Why.NO_EDGES, unsure),
        limits.ASPECT_LIMIT.not_judged("photo.aspect", Why.NO_EDGES, unsure),
    )


def _unsettled(check: PhotoCheck) -> PhotoCheck:
    if check.code in _BY_EDGES:
        return replace(check, status=PhotoStatus.UNSURE, measured=None, why=Why.NO_EDGES)
    if check.code in _NEAR_EDGES and check.status is PhotoStatus.FAIL:
        return replace(check, status=PhotoStatus.UNSURE, why=Why.NO_EDGES)
    return check
