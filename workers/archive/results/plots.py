"""Plots as SVG text: no script, no file beside them, everything that is not ours escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

COLOURS: Mapping[str, str] = {
    "incomplete": "#b3261e", "attention": "#d98200", "ready": "#2e7d32",
    "met": "#2e7d32", "missing": "#b3261e", "inconsistent": "#d9480f", "unreadable": "#7b4fa3",
    "officer": "#d98200", "deferred": "#5b7fa6", "not_applicable": "#c9ced6",
    "blocking": "#b3261e", "warning": "#d98200", "notice": "#8a94a3",
    "count": "#3b6ea5",
}  # fmt: skip
"""Of each series. Names are printed too: colour alone tells nothing."""

_WIDTH, _LABEL, _ROW, _BAR = 920, 330, 24, 16
_INK, _FAINT = "#1f2933", "#d5dae1"


def bars(rows: Sequence[tuple[str, Mapping[str, int]]], series: Sequence[str]) -> str:
    """A bar a row, divided by series, the longest row the widest; counts stand at the end."""
    most = max((sum(counts.values()) for _, counts in rows), default=0) or 1
    room = _WIDTH - _LABEL - 70
    parts: list[str] = []
    for number, (label, counts) in enumerate(rows):
        top = number * _ROW
        parts.append(_text(_LABEL - 10, top + 13, label, "end"))
        left = float(_LABEL)
        for name in series:
            width = counts.get(name, 0) / most * room
            if width > 0:
                title = f"{label}: {name} {counts[name]}"
                parts.append(_box(left, top + 2, width, _BAR, name, title))
            left += width
        parts.append(_text(left + 6, top + 13, f"{sum(counts.get(n, 0) for n in series):,}"))
    return _svg(_WIDTH, max(len(rows), 1) * _ROW, parts)


def columns(values: Sequence[tuple[str, Mapping[str, int]]], series: Sequence[str]) -> str:
    """A column a value, divided by series from the ground up; labels stand below."""
    height, ground = 220, 180
    most = max((sum(counts.values()) for _, counts in values), default=0) or 1
    step = (_WIDTH - 60) / max(len(values), 1)
    every = max(1, -(-len(values) // 24))
    parts = [
        f'<line x1="50" y1="{ground}" x2="{_WIDTH}" y2="{ground}" stroke="{_INK}"/>',
        f'<line x1="50" y1="20" x2="{_WIDTH}" y2="20" stroke="{_FAINT}"/>',
        _text(44, 24, f"{most:,}", "end"),
        _text(44, ground + 4, "0", "end"),
    ]
    for number, (label, counts) in enumerate(values):
        left, floor = 52 + number * step, float(ground)
        for name in series:
            tall = counts.get(name, 0) / most * (ground - 20)
            if tall > 0:
                title = f"{label}: {name} {counts[name]}"
                parts.append(_box(left, floor - tall, min(step * 0.8, 60), tall, name, title))
            floor -= tall
        if number % every == 0:
            parts.append(_text(left + min(step * 0.8, 60) / 2, ground + 18, label, "middle"))
    return _svg(_WIDTH, height, parts)


def legend(series: Sequence[str], names: Mapping[str, str]) -> str:
    """What the colours mean."""
    return "".join(
        f'<span class="key"><svg width="12" height="12" aria-hidden="true"><rect width="12" '
        f'height="12" fill="{COLOURS[name]}"/></svg> {escape(names.get(name, name))}</span>'
        for name in series
    )


def _box(left: float, top: float, width: float, height: float, name: str, title: str) -> str:
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{COLOURS[name]}"><title>{escape(title)}</title></rect>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    shown = text if len(text) <= 48 else f"{text[:47]}…"
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(shown)}</text>'


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    body = "".join(parts)
    return f'<svg viewBox="0 0 {width} {height}" role="img" class="plot">{body}</svg>'
