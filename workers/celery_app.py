"""Celery set up so that losing a message costs time and nothing else: the lease is the truth."""

from __future__ import annotations

from functools import cache

from celery import Celery
from kombu import Queue

from workers.ledger.states import Priority

READ = "elenchos.read"
"""The one task: its argument is a document's id."""

QUEUES = {
    Priority.PRECHECK: "elenchos.0.precheck",
    Priority.SUBMISSION: "elenchos.5.submission",
    Priority.ARCHIVE: "elenchos.9.archive",
}
"""In the order in which they are emptied."""

_SECONDS_TO_CONNECT = 5


@cache
def broker_app(broker: str) -> Celery:
    """The Celery application for that broker; one for each address and process."""
    app = Celery("elenchos", broker=broker, set_as_current=False)
    app.conf.update(
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,  # the ledger knows what became of a document
        task_store_errors_even_if_ignored=False,
        task_queues=[Queue(name) for name in QUEUES.values()],
        task_default_queue=QUEUES[Priority.SUBMISSION],
        task_create_missing_queues=False,
        task_publish_retry=False,  # the sweeper sends again; a way in must not wait
        # Acknowledged when it starts: a message that comes twice, or never, changes nothing, and
        # a document that kills its process is not delivered again without end.
        task_acks_late=False,
        worker_prefetch_multiplier=1,
        worker_enable_remote_control=False,
        worker_send_task_events=False,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        broker_connection_timeout=_SECONDS_TO_CONNECT,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options=_transport_options(broker),
    )
    return app


def _transport_options(broker: str) -> dict[str, object]:
    if broker.startswith("redis"):
        return {
            "queue_order_strategy": "priority",  # a pre-check overtakes an archive run
            "visibility_timeout": 24 * 3600,
            "socket_connect_timeout": _SECONDS_TO_CONNECT,
            "socket_timeout": 30,
            "socket_keepalive": True,
            "health_check_interval": 10,
        }
    return {"confirm_publish": True, "max_retries": 1}
