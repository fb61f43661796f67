"""A Redis and a PostgreSQL of the test's own, on free ports, to be killed and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
import redis

from tests.services import free_port, used


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
        found = str(versions[-1]) if versions else None
    if found is None:
        pytest.skip(f"{name} is not installed: the kill test needs a server that it may kill")
    return found


class OwnRedis:
    """A broker that keeps nothing: what it had queued is lost when it dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self._start()

    def _start(self) -> None:
        arguments = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._server = subprocess.Popen(
            [_program("redis-server"), "--port", str(self._port), *arguments],
            cwd=self._folder, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        _wait_for(lambda: redis.Redis(port=self._port).ping(), redis.RedisError)
        used.add("Redis")

    def restart(self) -> None:
        """Dies, with all that it had, and comes back empty."""
        self.end()
        self._start()

    def end(self) -> None:
        self._server.send_signal(signal.SIGKILL)
        self._server.wait()


class OwnPostgresql:
    """A cluster of its own. As root it runs as the user ``postgres``, for it refuses root."""

    def __init__(self, folder: Path) -> None:
        self._data = folder / "cluster"
        self._data.mkdir()
        self._port = free_port()
        self._user = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            # pytest's folders are root's alone; the server's user must pass through them.
            for path in (folder, *folder.parents):
                if path.stat().st_uid == 0 and not path.stat().st_mode & 0o001:
                    path.chmod(path.stat().st_mode | 0o711)
            shutil.chown(self._data, account.pw_uid, account.pw_gid)
            self._user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        self._run("initdb", "-A", "trust", "-U", "elenchos", "--no-sync")
        self.url = f"postgresql://elenchos@127.0.0.1:{self._port}/postgres"
        self._start()

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [_program(program), "-D", str(self._data), *arguments],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **self._user,
        )  # fmt: skip

    def _start(self) -> None:
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        self._run("pg_ctl", "-w", "-l", str(self._data / "log"), "-o", options, "start")
        _wait_for(lambda: psycopg.connect(self.url, connect_timeout=3).close(), psycopg.Error)
        used.add("PostgreSQL")

    def restart(self) -> None:
        """Dies as in a power cut, and recovers from its log."""
        self._stop()
        self._start()

    def _stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "-t", "180", "stop")

    def end(self) -> None:
        """Stops it. Of one that is gone already the test has nothing more to ask."""
        with suppress(subprocess.CalledProcessError):
            self._stop()


def _wait_for(answers, error: type[Exception]) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            answers()
        except error:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
