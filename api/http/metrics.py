"""``/metrics`` in Prometheus' form: this process's requests, and the ledger's figures.

The ledger's figures are the same from every process; they are asked for at most every few seconds.
Labels are patterns, states and codes, never an id or anything of a person.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from workers.ledger.connection import Ledger
from workers.ledger.figures import Figures, figures
from workers.ledger.states import DocumentState, SubmissionState
from workers.webhooks.outbox import DeliveryState, counts

_SECONDS_KEPT = 5.0
_QUANTILES = (0.5, 0.95, 1.0)
_BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)


class Metrics:
    """The registry of one application."""

    def __init__(self, ledger: Ledger) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_LedgerCollector(ledger))
        self._requests = Counter(
            "elenchos_http_requests",
            "Requests by route and status",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "elenchos_http_seconds",
            "Seconds until a request was answered",
            ["route"],
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self.prechecks = Gauge(
            "elenchos_prechecks", "Pre-checks under way or waiting", registry=self._registry
        )

    def note_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """Everything, in Prometheus' text form."""
        return generate_latest(self._registry)


class _LedgerCollector(Collector):
    """The ledger's figures at the moment of asking."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._kept: tuple[float, tuple[Figures, dict[DeliveryState, int]]] | None = None

    def describe(self) -> Sequence[Metric]:
        """Nothing: so that registering asks the database nothing."""
        return []

    def collect(self) -> Iterator[Metric]:
        """The metrics."""
        now, deliveries = self._figures()
        oldest = now.backlog.oldest
        age = (self._ledger.clock() - oldest).total_seconds() if oldest else 0.0
        yield GaugeMetricFamily(
            "elenchos_oldest_queued_seconds",
            "Age of the oldest document that waits to be read",
            value=max(age, 0.0),
        )
        documents = GaugeMetricFamily(
            "elenchos_documents", "Documents that are not read, by state", labels=["state"]
        )
        for state in DocumentState:
            if state is not DocumentState.READ:
                documents.add_metric([state.value], now.backlog.documents.get(state, 0))
        yield documents
        cases = GaugeMetricFamily("elenchos_submissions", "Submissions by state", labels=["state"])
        for case_state in SubmissionState:
            cases.add_metric([case_state.value], now.cases.get(case_state, 0))
        yield cases
        parked = GaugeMetricFamily(
            "elenchos_parked", "Documents that nobody tries any more", labels=["reason"]
        )
        for reason, number in sorted(now.parked.items()):
            parked.add_metric([reason], number)
        yield parked
        webhooks = GaugeMetricFamily(
            "elenchos_webhook_deliveries", "Webhook deliveries by state", labels=["state"]
        )
        for delivery_state, number in deliveries.items():
            webhooks.add_metric([delivery_state.value], number)
        yield webhooks
        yield _outcomes(now)
        yield _times(now)

    def _figures(self) -> tuple[Figures, dict[DeliveryState, int]]:
        with self._lock:
            if self._kept is None or time.monotonic() - self._kept[0] > _SECONDS_KEPT:
                self._kept = time.monotonic(), (figures(self._ledger), counts(self._ledger))
            return self._kept[1]


def _outcomes(now: Figures) -> Metric:
    outcomes = GaugeMetricFamily(
        "elenchos_cases_with_finding",
        "Cases whose newest report has the finding",
        labels=["code", "severity"],
    )
    for (code, severity), number in sorted(now.outcomes.items()):
        outcomes.add_metric([code, severity], number)
    return outcomes


def _times(now: Figures) -> Metric:
    times = GaugeMetricFamily(
        "elenchos_stage_seconds",
        "Seconds of a stage, of those that ended last",
        labels=["stage", "quantile"],
    )
    for stage, seconds in (
        ("waiting", now.times.waiting),
        ("reading", now.times.reading),
        ("case", now.times.case),
    ):
        for quantile in _QUANTILES:
            if seconds:
                place = min(int(quantile * len(seconds)), len(seconds) - 1)
                times.add_metric([stage, str(quantile)], seconds[place])
    return times
