"""A preview in the browser: save a file, and the page shows it.

In:   a site's folder, a port.
Out:  a web server on this machine alone, until Ctrl-C. The pages stand in `.digest/preview`; `_site` is never touched.
Not:  publishing, and not a server for readers.

`state` builds and remembers what to tell, `watch` sees what is saved, `app` answers the browser.
"""

import contextlib
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from digest.records import Problem

HOST = "127.0.0.1"
"""Nobody else on the network may look: drafts are shown."""

_TRIES = 20


class NoPortError(Exception):
    """No port near the one that was asked for is free."""


def free_port(wanted: int) -> socket.socket:
    """Return a socket on the first free port from `wanted` on. Raises: NoPortError."""
    for port in range(wanted, min(wanted + _TRIES, 65_536)):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
            listening.listen(128)
        except OSError:
            listening.close()
            continue
        return listening
    raise NoPortError(wanted)


def run(
    root: Path,
    listening: socket.socket,
    *,
    tell: Callable[[str], None],
    show: Callable[[Sequence[Problem]], None],
    ready: Callable[[str], None],
) -> None:
    """Build, serve and rebuild until Ctrl-C.

    tell:  takes a line for the person at the terminal; show, problems.
    ready: takes the address once there is something to see, and saves are seen.
    """
    import uvicorn

    from digest.serve import app, state

    preview = state.Preview(root, tell, show)
    preview.build(first=True)
    port = listening.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(
            app.make(
                preview,
                ready=lambda: ready(f"http://{HOST}:{port}{preview.base}"),
                stopping=lambda: server.should_exit,
            ),
            log_level="critical",
            access_log=False,
            timeout_graceful_shutdown=2,
        )
    )
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
