"""Addresses of officers' pages."""

from __future__ import annotations

from fastapi import APIRouter

from api.officer import (
    case_routes,
    deciding_routes,
    login_routes,
    queue_routes,
    statistics_routes,
)

ROUTERS: tuple[APIRouter, ...] = (
    login_routes.router,
    queue_routes.router,
    case_routes.router,
    deciding_routes.router,
    statistics_routes.router,
)
"""Every router of officers' pages."""
