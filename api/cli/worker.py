"""``elenchos worker``: reads the documents whose ids a broker brings."""

from __future__ import annotations

import os
import sys

import click

from ingest.errors import UsageError
from workers.celery_worker import ENVIRONMENT
from workers.settings import WorkerSettings


@click.command("worker")
@click.option("--processes", type=click.IntRange(1, 256), help="That read (default: one a core).")
def worker_command(processes: int | None) -> int:
    """Read what a broker brings (ELENCHOS_BROKER), on as many machines as you like.

    SIGTERM: no new document is begun; those begun get a while, then they are given back.
    """
    if not WorkerSettings().broker.get_secret_value():
        raise UsageError(
            "a worker needs a broker: set ELENCHOS_BROKER to redis://… or amqp://… "
            "(one machine needs none: elenchos serve reads by itself)"
        )
    environment = os.environ | ENVIRONMENT
    if processes is not None:
        environment["ELENCHOS_PROCESSES"] = str(processes)
    # In the place of this process, so that its libraries are imported with that environment.
    command = [sys.executable, "-m", "workers.celery_worker"]
    os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter and module
