"""The services that tests may use: where they answer, and what each run used of them."""

import atexit
import fcntl
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest
import redis
from amqp.exceptions import AMQPError
from kombu import Connection
from kombu.exceptions import OperationalError
from psycopg import sql

from ingest.blobs.s3 import s3_client
from workers.celery_app import QUEUES

POSTGRESQL = os.environ.get("ELENCHOS_TEST_POSTGRESQL", "postgresql://127.0.0.1:5432/postgres")

used: set[str] = set()
"""Names of the services that a test of this process has used."""


figures: list[str] = []
"""What tests measured of themselves, for the last lines of the run."""


def figure(line: str) -> None:
    """A line for the end of the run."""
    figures.append(line)


@cache
def _postgresql_answers() -> bool:
    try:
        psycopg.connect(_dsn(), connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


def _dsn() -> str:
    user = "" if "@" in POSTGRESQL else "?user=postgres"
    return POSTGRESQL + user


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def _s3() -> int:
    """The port of one S3-speaking server for the whole process; it ends with it."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    atexit.register(server.kill)
    until = time.monotonic() + 60
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return port
        if time.monotonic() > until:
            raise TimeoutError("the S3 server does not start")
        time.sleep(0.1)


@contextmanager
def s3_server() -> Iterator[str]:
    """The address of an empty bucket at a real server process that speaks S3."""
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "test")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "test")
    endpoint = f"http://127.0.0.1:{_s3()}"
    bucket = f"elenchos-{secrets.token_hex(6)}"
    s3_client(endpoint, "us-east-1").create_bucket(Bucket=bucket)
    used.add("S3")
    yield f"s3://{bucket}/files?endpoint={endpoint}&region=us-east-1"


@contextmanager
def fresh_postgresql() -> Iterator[str]:
    """The address of an empty database, dropped at the end; skips where no server answers."""
    if not _postgresql_answers():
        pytest.skip("PostgreSQL does not answer (ELENCHOS_TEST_POSTGRESQL names another address)")
    used.add("PostgreSQL")
    name = f"elenchos_test_{secrets.token_hex(6)}"
    with psycopg.connect(_dsn(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        base, _, query = _dsn().partition("?")
        yield f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    finally:
        with psycopg.connect(_dsn(), autocommit=True) as connection:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(drop)


REDIS = os.environ.get("ELENCHOS_TEST_REDIS", "redis://127.0.0.1:6379/9")
RABBITMQ = os.environ.get("ELENCHOS_TEST_RABBITMQ", "amqp://guest:guest@127.0.0.1:5672")


@contextmanager
def redis_database() -> Iterator[str]:
    """An empty database of Redis, emptied at the end; skips where no server answers.

    There is one, and tests run side by side: whoever has it keeps the others waiting.
    """
    with (Path(tempfile.gettempdir()) / "elenchos-test-redis.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        server = redis.Redis.from_url(REDIS, socket_connect_timeout=3)
        try:
            server.flushdb()
        except redis.RedisError:
            pytest.skip("Redis does not answer (ELENCHOS_TEST_REDIS names another address)")
        used.add("Redis")
        try:
            yield REDIS
        finally:
            server.flushdb()
            server.close()


@contextmanager
def rabbitmq_vhost() -> Iterator[str]:
    """A virtual host of RabbitMQ for this test alone; skips where no server answers.

    It is made with ``rabbitmqctl``; where that may not be used, the server's own host ``/`` serves,
    and the queues are deleted before and after.
    """
    if not _answers(RABBITMQ):
        pytest.skip("RabbitMQ does not answer (ELENCHOS_TEST_RABBITMQ names another address)")
    used.add("RabbitMQ")
    name = f"elenchos-test-{secrets.token_hex(6)}"
    own = "ELENCHOS_TEST_RABBITMQ" not in os.environ and _rabbitmqctl("add_vhost", name)
    if own:
        _rabbitmqctl("set_permissions", "-p", name, "guest", ".*", ".*", ".*")
    address = f"{RABBITMQ}/{name}" if own else f"{RABBITMQ}//"
    try:
        if not own:
            _delete_queues(address)
        yield address
    finally:
        if own:
            _rabbitmqctl("delete_vhost", name)
        else:
            _delete_queues(address)


def _answers(url: str) -> bool:
    try:
        with Connection(f"{url}//", connect_timeout=3) as connection:
            connection.connect()
    except (OSError, OperationalError, AMQPError):
        return False
    return True


def _delete_queues(url: str) -> None:
    with Connection(url) as connection:
        for name in QUEUES.values():
            connection.default_channel.queue_delete(name)


def _rabbitmqctl(*arguments: str) -> bool:
    program = shutil.which("rabbitmqctl")
    if program is None:
        return False
    done = subprocess.run([program, "-q", *arguments], capture_output=True, check=False)
    return done.returncode == 0
