"""`{% once %}`: what is the same on many pages is drawn for the first of them.

In:   templates; a page's `site`.
Out:  a tag for them:

    {% once page.section %}
    the navigation, in which the page's section is marked
    {% endonce %}

Its body may show of the page what the tag names, and all of `site`. Each other page that has the same gets the same.
Not:  a cache of pages. What was drawn is kept until another site's frame comes.
"""

from collections.abc import Callable

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from digest.render.pages import Frame


class Once(Extension):
    """The tag."""

    tags = {"once"}  # noqa: RUF012  # Jinja's own spelling

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self._site = ""
        self._drawn: dict[tuple[object, ...], str] = {}

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return the tag as what was drawn before for the same; where nothing was, as a call of `_draw` with its body."""
        line = next(parser.stream).lineno
        shown: list[nodes.Expr] = []
        while parser.stream.current.type != "block_end":
            if shown:
                parser.stream.expect("comma")
            shown.append(parser.parse_expression())
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        # Its place tells one tag from another.
        key = nodes.Tuple([nodes.Const(parser.name), nodes.Const(line), *shown], "load")
        given: list[nodes.Expr] = [nodes.Name("site", "load"), key]
        # A call with a body costs three times as much as one without.
        before = parser.free_identifier()
        drawing = nodes.CallBlock(self.call_method("_draw", given), [], [], body)
        known = nodes.Assign(before, self.call_method("_before", given))
        use = nodes.If(before, [nodes.Output([before])], [], [drawing])
        return [each.set_lineno(line) for each in (known, use)]

    def _before(self, site: Frame, key: tuple[object, ...]) -> str | None:
        if site.fingerprint != self._site:
            self._site = site.fingerprint
            self._drawn.clear()
        return self._drawn.get(key)

    def _draw(self, site: Frame, key: tuple[object, ...], caller: Callable[[], str]) -> str:
        self._drawn[key] = drawn = caller()
        return drawn
