"""The figures of a check as a person reads them: rounded, shares as per cent, a decimal point."""

from __future__ import annotations

import re

from extract.photo.limits import SHARES
from extract.photo.report import PhotoCheck

_TENTHS_FROM = 10
_SIGNS = {"mm": " mm", "° tilted": "°", "° turned": "°"}
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def measured_figure(check: PhotoCheck) -> str | None:
    """What was measured, without its unit; None if nothing was. Text («40.0 × 60.0») stays text."""
    measured = check.measured
    if measured is None or isinstance(measured, str):
        return measured
    if check.unit in SHARES:
        return f"{_short(measured * 100, 1)}%"
    return _short(measured, 1 if abs(measured) >= _TENTHS_FROM else 2)


def asked_figure(check: PhotoCheck) -> str:
    """The limit: ``≤ 0.05`` of a share is ``≤ 5%``, ``31–35`` in millimetres ``31–35 mm``."""
    if not check.limit:
        return ""
    if check.unit not in SHARES:
        unit = _SIGNS.get(check.unit, "")
        return check.limit if unit.strip() in check.limit else check.limit + unit
    return _FIGURE.sub(lambda figure: f"{float(figure[0]) * 100:g}", check.limit) + "%"


def _short(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
