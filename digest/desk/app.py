"""Answer the editor's browser.

In:   requests under `/desk/`.
Out:  pages; after a save, the way back to the page.
Not:  requests of other pages. A form is taken only from a page of this very server: its Origin is ours, and it
      carries the token that only our pages know. Who may ask at all is settled before, by the Host.
"""

import hmac
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from urllib.parse import parse_qs, quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from digest.desk import files, listing, pages, wishes
from digest.desk.changes import CannotEditError
from digest.desk.desk import Desk, Reading, RefusedError, StaleError
from digest.desk.listing import Asked
from digest.desk.wishes import Form
from digest.extract.declared.corrections import Kind
from digest.records import Problem
from digest.render import metadata
from digest.render.closures import DEFAULTS

_HERE = Path(__file__).parent
_OWN = {
    "desk.js": (_HERE, "text/javascript"),
    "desk.css": (_HERE, "text/css"),
    "icon.svg": (DEFAULTS / "assets", "image/svg+xml"),
}
_LARGEST_FORM = 300_000  # bytes; the longest header there may be, spelt with %
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"{metadata.policy('')}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # without one, browsers send forms from "null"
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def routes(desk: Desk, home: Callable[[], str]) -> list[BaseRoute]:
    """Return the desk's routes. home: gives the address of the preview."""
    answers = _Answers(desk, home, secrets.token_urlsafe(32))
    return [
        Route("/desk/", answers.list),
        Route("/desk/own/{name}", answers.own),
        Route("/desk/articles/{name:path}", answers.article),
        Route("/desk/articles/{name:path}", answers.post, methods=["POST"]),
        Route("/desk", answers.lost),
        Route("/desk/{rest:path}", answers.lost),
    ]


class _Answers:
    """token: what every form has to carry; a new one whenever the server starts."""

    def __init__(self, desk: Desk, home: Callable[[], str], token: str) -> None:
        self._desk, self._home, self._token = desk, home, token

    def list(self, request: Request) -> Response:
        query = request.query_params
        number = query.get("page", "1")
        asked = Asked(
            words=query.get("q", "")[:200],
            need=query.get("need", ""),
            page=int(number) if number.isdecimal() and len(number) < 7 else 1,
        )
        return self._page("list.html", listed=listing.page(self._desk.rows(), asked), asked=asked)

    def own(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _OWN:
            return self.lost(request)
        folder, kind = _OWN[name]
        return Response((folder / name).read_bytes(), media_type=kind, headers=_HEADERS)

    def lost(self, request: Request) -> Response:
        if request.url.path == "/desk":
            return RedirectResponse("/desk/", headers=_HEADERS)
        return self._sorry(404, "There is no such page at the desk", "Choose an article from the list.")  # fmt: skip

    def article(self, request: Request) -> Response:
        name = request.path_params["name"]
        try:
            reading = self._desk.open(name)
        except files.NotHereError:
            return self._sorry(404, f"There is no article {name}", "It may have been renamed or deleted. Choose one from the list.")  # fmt: skip
        return self._show(name, reading, request.query_params.get("value", ""), said=request.query_params.get("said", ""))  # fmt: skip

    async def post(self, request: Request) -> Response:
        wrong = _foreign(request)
        body = b"" if wrong else await _body(request)
        form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=500)
        given = wishes.one(form, "token")
        if not wrong and not hmac.compare_digest(given.encode(), self._token.encode()):
            wrong = "This form was not made by the desk as it runs now."
        if wrong:
            return self._sorry(403, wrong, "Nothing was changed. Open the article at the desk anew, and try again from there.")  # fmt: skip
        return await run_in_threadpool(self._do, request.path_params["name"], form)

    def _do(self, name: str, form: Form) -> Response:
        deed = wishes.one(form, "do")
        value = wishes.one(form, "value_name")
        try:
            self._desk.save(name, form)
        except StaleError as error:
            return self._stale(name, form, error.reading)
        except RefusedError as error:
            return self._again(name, form, error.reading, tuple(map(_in_words, error.found)))
        except wishes.WishError as error:
            return self._again(name, form, self._desk.open(name), ((error.what, error.fix),))
        except CannotEditError as error:
            return self._again(name, form, self._desk.open(name), ((str(error), "Change the header's own lines, below."),))  # fmt: skip
        except files.NotHereError:
            return self._sorry(404, f"There is no article {name}", "It was renamed or deleted meanwhile; nothing was changed.")  # fmt: skip
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return self._sorry(500, f"The file could not be written: {why}", "It is as it was. Mend that, go back, and save again.")  # fmt: skip
        query = {"said": deed, **({"value": value} if value and deed == "value" else {})}
        place = "#value" if "value" in query else "#top"
        return RedirectResponse(f"{address(name)}?{urlencode(query)}{place}", 303, _HEADERS)

    def _again(self, name: str, form: Form, reading: Reading, wrong: tuple[tuple[str, str], ...]) -> Response:  # fmt: skip
        """The page with what is wrong, and everything that was typed still in its field."""
        return self._show(name, reading, wishes.one(form, "value_name"), form=form, wrong=wrong, status=422)  # fmt: skip

    def _show(self, name: str, reading: Reading, value: str, *, said: str = "", form: Form | None = None, wrong: tuple[tuple[str, str], ...] = (), status: int = 200) -> Response:  # fmt: skip
        context = pages.article(reading, self._desk.problems_of(f"articles/{name}"), value)
        return self._page(
            "article.html", status=status, name=name, address=address(name), said=said, wrong=wrong,
            typed=form or {}, kinds=get_args(Kind), following=self._desk.after(name), **context,
        )  # fmt: skip

    def _stale(self, name: str, form: Form, reading: Reading) -> Response:
        return self._page(
            "stale.html", status=409, name=name, address=address(name), form=form,
            **pages.stale(form, reading),
        )  # fmt: skip

    def _sorry(self, status: int, what: str, fix: str) -> Response:
        return self._page("sorry.html", status=status, what=what, fix=fix)

    def _page(self, template: str, *, status: int = 200, **context: object) -> Response:
        html = pages.fill(template, token=self._token, home=self._home(), href=address, **context)
        return Response(html, status, _HEADERS, "text/html")


def address(name: str) -> str:
    """Return the address of an article's page at the desk."""
    return f"/desk/articles/{quote(name)}"


def _in_words(problem: Problem) -> tuple[str, str]:
    return problem.what, problem.fix


def _foreign(request: Request) -> str:
    """Why a form is not ours to take, or "" if it is."""
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if request.headers.get("origin") != own:
        return "This form was sent from another page than the desk's."
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return "This form was sent from another site."
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        return "This is not a form of the desk."
    return ""


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_FORM:
            return b""  # without its token it is refused
    return body
