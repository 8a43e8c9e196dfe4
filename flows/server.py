"""Prefect's own server and UI, with the releases beside them, and no page that calls anybody else.

`create_app` is what uvicorn serves: Prefect's application, `/releases` as static files with range requests (so that
DuckDB elsewhere reads only what it needs of a Parquet file), and a content security policy on every answer: Prefect's
UI asks a host for analytics even where analytics are off, and the policy has the browser refuse that. Who writes while
somebody else does waits in turn.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from prefect.server.api.server import create_app as create_prefect_app
from prefect.server.database.configurations import SQLITE_BEGIN_MODE, AioSqliteConfiguration
from prefect.server.database.dependencies import MODELS_DEPENDENCIES
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL
from starlette.datastructures import MutableHeaders
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows import channel  # noqa: F401 (alerts are sent by this process)
from flows.settings import Settings

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self' ws: wss:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# A release is read and never run: its pages need no script but their own search.
RELEASE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
RELEASES = "/releases"


class Guarded:
    """An application whose every answer carries a content security policy, and no guess of its media type."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        policy = RELEASE_POLICY if scope.get("path", "").startswith(RELEASES) else POLICY

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self._app(scope, receive, send_guarded if scope["type"] == "http" else send)


class Queued(AioSqliteConfiguration):
    """Prefect's SQLite with writers that wait for one another, for up to a minute.

    Prefect begins to write in transactions that have read, which SQLite refuses at once where somebody else has written
    in between: its client asks again, but its UI tells the person who pressed Submit that there was an error. A
    transaction that takes the right to write as it begins waits for it.
    """

    def begin_sqlite_stmt(self, conn: Any) -> None:
        if SQLITE_BEGIN_MODE.get() is not None:
            conn.exec_driver_sql("BEGIN IMMEDIATE")


def create_app() -> FastAPI:
    """Prefect's application with the releases of the settings in front of its UI."""
    releases = Settings().releases
    releases.mkdir(parents=True, exist_ok=True)
    address = PREFECT_API_DATABASE_CONNECTION_URL.value()
    if address.startswith("sqlite"):
        MODELS_DEPENDENCIES["database_config"] = Queued(address)
    app = create_prefect_app()
    # `current` is a link, and the folder behind it is never written to again.
    static = StaticFiles(directory=releases, html=True, follow_symlink=True)
    app.router.routes.insert(0, Mount(RELEASES, app=static, name="releases"))
    app.add_middleware(Guarded)
    return app
