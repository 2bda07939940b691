"""Answer the browser: pages with the preview's script in them, and events when they change.

In:   requests for pages of the site, for what the preview adds under `/_preview/`, and for the desk under `/desk/`.
Out:  responses that no browser keeps, but for assets: their names change with their content.
Not:  requests that name another host. A page elsewhere must not read the drafts through a name of its own that
      leads to this machine (DNS rebinding).
"""

import asyncio
import json
import mimetypes
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from html import escape
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from digest.desk import app as desk_app
from digest.desk.desk import Desk
from digest.serve import HOST
from digest.serve.state import Preview
from digest.serve.watch import saved
from digest.work import digest_of

_HERE = Path(__file__).parent
_OWN = {"preview.js": "text/javascript", "preview.css": "text/css"}
_PULSE_S = 0.25  # how often an event stream looks whether the server is to stop
_FRESH = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class _Bell:
    """Wakes everybody who waits, each time it is rung."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), seconds)
            return True
        return False


def make(preview: Preview, *, ready: Callable[[], None], stopping: Callable[[], bool]) -> Starlette:
    """Return the application.

    ready:    called once saves are seen.
    stopping: whether the server is to end, and event streams with it.
    """
    bell = _Bell()
    desk = Desk(preview.root, preview.known)

    async def events(request: Request) -> Response:
        return StreamingResponse(
            _events(preview, bell, stopping), media_type="text/event-stream", headers=_FRESH
        )

    async def own(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _OWN:
            return Response("Not found", 404)
        return Response((_HERE / name).read_bytes(), media_type=_OWN[name], headers=_FRESH)

    async def page(request: Request) -> Response:
        return _page(preview, request.url.path)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        task = asyncio.create_task(_rebuild(preview, bell, ready, stop))
        # Ten thousand articles take half a second to be put into order for the first time.
        ordering = asyncio.create_task(asyncio.to_thread(desk.rows))
        try:
            yield
        finally:
            stop.set()
            task.cancel()
            await asyncio.gather(task, ordering, return_exceptions=True)

    return Starlette(
        routes=[
            Route("/_preview/events", events),
            Route("/_preview/{name}", own),
            *desk_app.routes(desk, lambda: preview.base),
            Route("/{path:path}", page),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)
        ],
        lifespan=lifespan,
    )


async def _rebuild(
    preview: Preview, bell: _Bell, ready: Callable[[], None], stop: asyncio.Event
) -> None:
    pending: set[str] = set()
    building: asyncio.Task[None] | None = None

    async def build() -> None:
        while pending:
            batch = frozenset(pending)
            pending.clear()
            await asyncio.to_thread(preview.build, batch)
            bell.ring()

    async for batch in saved(preview.root, stop):
        if not batch:  # the first: it brings in what was saved before anybody watched
            await asyncio.to_thread(preview.build)
            ready()
            continue
        await asyncio.to_thread(preview.proof, batch)
        bell.ring()
        pending |= batch
        if building is None or building.done():
            building = asyncio.create_task(build())


async def _events(
    preview: Preview, bell: _Bell, stopping: Callable[[], bool]
) -> AsyncIterator[str]:
    """Tell the state at once, and again after each build."""
    told = -1
    yield "retry: 300\n\n"
    while not stopping():
        if told != preview.changes:
            told = preview.changes
            yield f"data: {json.dumps(preview.told())}\n\n"
        await bell.wait(_PULSE_S)


def _page(preview: Preview, path: str) -> Response:
    if not path.startswith(preview.base):
        return RedirectResponse(preview.base, headers=_FRESH)
    address = path.removeprefix(preview.base)
    found = preview.page(address)
    if found is None and not address.endswith("/") and preview.page(f"{address}/"):
        return RedirectResponse(f"{path}/", headers=_FRESH)
    if found is None:
        content = preview.not_found()
        headers = {**_FRESH, "ETag": _etag(content)}
        return Response(_with_script(content, preview), 404, headers, "text/html")
    content, file = found
    # What has its content's fingerprint in its name is never another.
    kept = {"Cache-Control": "max-age=86400, immutable"} if file.startswith("assets/") else {}
    headers = {**_FRESH, **kept, "ETag": _etag(content)}
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    if kind == "text/html":
        content = _with_script(content, preview, file)
    return Response(content, headers=headers, media_type=kind)


def _etag(content: bytes) -> str:
    return f'"{digest_of(content).hex()}"'


def _with_script(content: bytes, preview: Preview, file: str = "") -> bytes:
    """The page with the preview's script and style in its head, as files, as its content security policy asks.

    file: its path within the site; an article's page leads to the desk.
    """
    desk = f"/desk/articles/{quote(name)}" if (name := preview.article_of(file)) else "/desk/"
    added = (
        '<link rel="stylesheet" href="/_preview/preview.css">'
        f'<script src="/_preview/preview.js" data-stamp="{escape(preview.stamp())}" '
        f'data-etag="{escape(_etag(content))}" data-desk="{escape(desk)}" defer></script>'
    ).encode()
    head, found, rest = content.partition(b"</head>")
    return head + added + found + rest if found else added + content
