"""The application: middleware, errors, routes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.staticfiles import StaticFiles

from api.http import openapi
from api.http.access import refuse_unguarded
from api.http.access_log import AccessLog
from api.http.bodies import BodyLimits
from api.http.handlers import handle_errors
from api.http.headers import SecurityHeaders
from api.http.rates import RateLimits
from api.http.requests import RequestIds
from api.http.routes import (
    decisions,
    health,
    page_images,
    precheck,
    procedures,
    sessions,
    submissions,
)
from api.http.service import Service

ROUTERS: tuple[APIRouter, ...] = (
    precheck.router,
    submissions.router,
    page_images.router,
    decisions.router,
    procedures.router,
    sessions.router,
    health.router,
)
"""Every router of the API, in the order of the OpenAPI document."""


WhileServing = Callable[[], AbstractAsyncContextManager[None]]
"""Makes what lasts as long as the service answers."""


class Application(FastAPI):
    """FastAPI with our OpenAPI document."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        if not self.openapi_schema:
            service: Service = self.state.service
            self.openapi_schema = openapi.document(self, service.settings)
        return self.openapi_schema


def create_app(service: Service) -> FastAPI:
    """The application on that service.

    Raises:
        UnguardedRouteError: when it starts, if a route does not say who may call it.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        refuse_unguarded(app)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(service.cases)
            for begin in app.state.while_serving:
                await stack.enter_async_context(begin())
            yield

    app = Application(
        title="Elenchos",
        version=version("elenchos"),
        summary="Checks the documents of a Greek residence-permit application",
        lifespan=lifespan,
        # The pages of FastAPI load scripts from elsewhere, which our policy forbids.
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = service
    app.state.while_serving = []
    handle_errors(app)
    for router in ROUTERS:
        app.include_router(router)
    # The last added is the outermost: ids are there whoever refuses.
    app.add_middleware(BodyLimits, settings=service.settings)
    at_once = service.settings.requests_at_once
    app.add_middleware(RateLimits, rates=service.rates, at_once=at_once)
    app.add_middleware(SecurityHeaders, settings=service.settings)
    app.add_middleware(AccessLog, metrics=service.metrics)
    app.add_middleware(RequestIds)
    return app


def serve_pages(app: FastAPI, router: APIRouter) -> None:
    """Adds pages. Their routes state their access as all others."""
    app.include_router(router, include_in_schema=False)


def while_serving(app: FastAPI, begin: WhileServing) -> None:
    """Enters what ``begin`` gives before the first request is answered, leaves it at the end."""
    app.state.while_serving.append(begin)


def serve_static(app: FastAPI, path: str, folder: Path) -> None:
    """Serves the files of a folder under ``path``: assets, which everybody may see."""
    app.mount(path, StaticFiles(directory=folder, follow_symlink=False), name=path.strip("/"))
