"""Put problems as tools read them.

In:   Problems, their paths as seen from where the tool looks.
Out:  one JSON document, or GitHub's workflow commands, which become notes on the lines of a pull request.
Not:  the form for people; that is `problems.show`.
"""

from collections.abc import Iterator, Sequence

import msgspec

from digest import problems
from digest.records import Problem


def as_json(found: Sequence[Problem], articles: int) -> str:
    """Return `{"articles": 3, "errors": 1, "warnings": 0, "problems": [...]}`, indented."""
    errors = len(problems.errors(found))
    document = {
        "articles": articles,
        "errors": errors,
        "warnings": len(found) - errors,
        "problems": [msgspec.structs.asdict(problem) for problem in found],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def as_github(found: Sequence[Problem]) -> Iterator[str]:
    """Give a line a problem, errors first: GitHub shows ten of each kind and drops the rest.

    Source: GitHub, "Workflow commands for GitHub Actions".
    """
    for problem in sorted(found, key=lambda each: each.severity != "error"):
        place = {"file": problem.path}
        if problem.line:
            place["line"] = str(problem.line)
        if problem.column:
            place |= {"col": str(problem.column), "endColumn": str(problem.column + problem.length)}
        place["title"] = problem.code
        said = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items())
        message = _escaped(f"{problem.what}\n{problem.fix}")
        yield f"::{problem.severity} {said}::{message}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
