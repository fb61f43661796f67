"""The application of a site: the service made from what the settings name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fastapi import FastAPI

from api.http.app import create_app
from api.http.readiness import checks_of
from api.http.service import Service, service_from
from api.http.settings import HttpSettings
from workers.dispatch import dispatch
from workers.ledger.intake import Submitted
from workers.ledger.states import Priority
from workers.loop import Loop
from workers.site import Site


@dataclass(frozen=True, slots=True, eq=False)
class Serving:
    """The application and what it works with."""

    app: FastAPI
    service: Service


def make_app(settings: HttpSettings, site: Site, loop: Loop | None) -> Serving:
    """The application of that site; ``loop`` is woken when a document comes."""

    def tell(taken: Submitted, priority: Priority) -> None:
        dispatch(site, taken, priority)
        if loop is not None:
            loop.wake()

    deciding_time = dt.timedelta(days=site.settings.deadline_days)
    service = service_from(settings, site.ledger, site.blobs, tell, deciding_time, checks_of(site))
    return Serving(create_app(service), service)
