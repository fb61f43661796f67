"""``elenchos serve``: the service over HTTP and the officers' pages."""

from __future__ import annotations

import contextlib
import signal
import socket
import time

import click
import uvicorn
from sqlalchemy.exc import OperationalError

from api.http.server import Serving, make_app
from api.http.settings import HttpSettings
from api.http.upload_folders import sweep_folders
from api.officer.settings import OfficeSettings
from api.pages.site import add_pages
from ingest.errors import UsageError
from workers.logs import set_up_logs
from workers.loop import Loop
from workers.settings import WorkerSettings
from workers.site import Site, open_site
from workers.webhooks.deliver import Sender, deliverer
from workers.webhooks.settings import WebhookSettings

_ABANDONED_SECONDS = 6 * 3600
_SECONDS_TO_FINISH = 15
_CONNECTIONS = 4000
"""Idle ones too: so many that it is no office's browsers, and this process keeps its files."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--reading/--no-reading", default=True, help="Read documents in this process too.")
def serve_command(host: str, port: int, reading: bool) -> None:
    """Serve HTTP and the officers' pages.

    On one machine nothing else is needed: without ELENCHOS_BROKER it reads documents by itself.
    Settings are environment variables (docs/service.md).
    """
    set_up_logs()
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(_listening(host, port))
        port = listener.getsockname()[1]
        settings = HttpSettings()
        if "public_url" not in settings.model_fields_set:
            settings = settings.model_copy(update={"public_url": f"http://localhost:{port}"})
        site = _opened()
        stack.callback(site.close)
        sweep_folders(time.time() - _ABANDONED_SECONDS)
        alone = reading and not site.settings.broker.get_secret_value()
        loop = stack.enter_context(Loop(site)) if alone else None
        if alone:
            sender = Sender(WebhookSettings().permitted)
            stack.enter_context(deliverer(site.ledger, sender))
        serving = make_app(settings, site, loop)
        add_pages(serving.app, serving.service, OfficeSettings())
        _greet(settings, serving, alone)
        _run(serving, listener)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise UsageError(
            f"{host}:{port} can't be listened on ({error.strerror}): choose another --port"
        ) from error
    # Connections inherit it. asyncio sets it only on sockets that it makes itself, and without it
    # an answer in two pieces waits 40 ms for the client's acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _opened() -> Site:
    try:
        return open_site(WorkerSettings(), prepare=True)
    except OperationalError as error:
        raise UsageError(
            "the database does not answer: look at ELENCHOS_DATABASE, then start again"
        ) from error


def _greet(settings: HttpSettings, serving: Serving, alone: bool) -> None:
    reads = "documents are read here" if alone else "documents are read by workers"
    click.echo(f"elenchos: serving on {settings.public_url} ({reads}); Ctrl+C ends it", err=True)
    if not serving.service.accounts.all() and not settings.oidc.issuer:
        click.echo(
            "elenchos: nobody can log in yet: elenchos accounts add LOGIN --role officer", err=True
        )


def _run(serving: Serving, listener: socket.socket) -> None:
    config = uvicorn.Config(
        serving.app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=",".join(serving.service.settings.trusted_proxies),
        timeout_keep_alive=15,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
        limit_concurrency=_CONNECTIONS,
    )
    # Once it has stopped, uvicorn raises the signal again: that must not end the process before the
    # leases are given back.
    signal.signal(signal.SIGTERM, _interrupt)
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
