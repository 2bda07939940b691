"""Read documents into stories.

In:   found files, and what was pasted.
Out:  the stories in them, and what is wrong with those that have none.
Not:  deciding which stories are new; `batch` does.
"""

from collections.abc import Iterable
from typing import NamedTuple

from digest import problems
from digest.bring import apart, gather
from digest.bring.incoming import Incoming, RefusedError
from digest.bring.kinds import Document
from digest.records import Problem, Severity

_PASTED = "the pasted text"


class Story(NamedTuple):
    """One story of a document. origin: the document, as the editor named it; of a feed, the entry too."""

    origin: str
    incoming: Incoming


class Intake:
    """What has come in: stories, problems, how many documents there were, and how many of these were not read."""

    def __init__(self, reader: apart.Apart) -> None:
        self._reader = reader
        self.stories: list[Story] = []
        self.problems: list[Problem] = []
        self.documents = self.unread = 0

    def take_files(self, files: Iterable[gather.Found]) -> None:
        """Take in the stories of files."""
        for found in files:
            document = gather.document(found)
            if isinstance(document, Problem):
                self._refuse(document)
            else:
                self.take(document, found.severity)

    def take(self, document: Document, severity: Severity = "error") -> None:
        """Take in the stories of a document. severity: of having none."""
        origin = document.name or _PASTED
        try:
            came = self._reader.read(document)
        except RefusedError as refused:
            self._refuse(
                problems.whole(
                    origin, code=refused.code, severity=severity, what=refused.what, fix=refused.fix
                )
            )
            return
        self.documents += 1
        for incoming in came:
            name = f'{origin}, "{incoming.title or incoming.url}"' if len(came) > 1 else origin
            if incoming.text:
                self.stories.append(Story(name, incoming))
            else:
                self.problems.append(_empty(name, incoming.url))
            self.problems += [_beside(origin, name) for name in incoming.beside]

    def _refuse(self, problem: Problem) -> None:
        self.documents += 1
        self.unread += 1
        self.problems.append(problem)


def _empty(origin: str, url: str | None) -> Problem:
    return problems.whole(origin, code="import-empty", severity="warning",
        what="this entry has no text",
        fix=f"Open {url or 'its page'}, copy the story, and paste it: digest new --paste")  # fmt: skip


def _beside(origin: str, name: str) -> Problem:
    return problems.whole(origin, code="import-attachment", severity="warning",
        what=f"this e-mail came with {name}, which was not brought in",
        fix="If the story is in there, save it from the e-mail, and import it too.")  # fmt: skip
