"""A template's values are printed without making each a Markup first.

In:   Jinja's own code generator.
Out:  an Environment whose templates print the same, in half the time.
Not:  what templates may say, which is Jinja's in all.

A page prints some two hundred values, and a Markup takes seven times as long to make as a value to escape. It is for what
may be escaped again, which what goes into the page is not.
"""

from collections.abc import Callable
from typing import Any

import jinja2
import markupsafe
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

# markupsafe's own, in C; where a version has it no more, what is made of it serves as well.
_escaped: Callable[[str], str] = getattr(
    markupsafe, "_escape_inner", lambda text: str(markupsafe.escape(text))
)


class _Code(CodeGenerator):
    """Templates in Python, as Jinja writes them; what they print goes through the environment's `printed`."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class Environment(jinja2.Environment):
    """Jinja's environment, which prints sooner."""

    code_generator_class = _Code

    @staticmethod
    def printed(value: Any) -> str:
        """Return a value as it stands in the page: escaped, unless it is HTML already."""
        if type(value) is str:
            return _escaped(value)
        return str(value.__html__() if hasattr(value, "__html__") else _escaped(str(value)))
