"""Who said what."""

from digest.records import Record
from digest.render.pages.common import Choice, Link, Page
from digest.site import Label


class SaidRow(Record, frozen=True, kw_only=True):
    """One quotation.

    href:     the quotation in its article.
    text:     the words.
    role:     the speaker's role and body, as that story gives them, or "".
    date:     when the story came out, ISO 8601, or None.
    day:      the same as it is read.
    headline: the story's headline.
    """

    href: str
    text: str
    role: str
    date: str | None
    day: str
    headline: str


class PersonRow(Record, frozen=True, kw_only=True):
    """Somebody in a list.

    href:  their page.
    name:  as last given.
    role:  the role last given, or "".
    body:  the council or body that tells them from others of the name, or "".
    count: how often they are quoted: "3 quotations".
    """

    href: str
    name: str
    role: str
    body: str
    count: str


class PersonGroup(Record, frozen=True, kw_only=True):
    """Speakers of one kind.

    name:   "People", "Organisations" or "Documents".
    people: the speakers, people by surname.
    """

    name: str
    people: tuple[PersonRow, ...]


class PersonPage(Page, frozen=True, kw_only=True, tag="person"):
    """Somebody who is quoted: `person.html`.

    name:      as last given.
    kind:      "person", "body" or "document".
    council:   the council that they belong to, or None.
    body:      the body that they speak for where it is no council, or "".
    summary:   how often they are quoted, and in how many stories.
    roles:     the roles that the stories give, each with its time, the newest first.
    said:      what they said, the newest first.
    namesakes: others of that name, each with their council or body.
    """

    name: str
    kind: str
    council: Label | None
    body: str
    summary: str
    roles: tuple[str, ...]
    said: tuple[SaidRow, ...]
    namesakes: tuple[Link, ...]


class PeoplePage(Page, frozen=True, kw_only=True, tag="people"):
    """Everybody who is quoted: `people.html`.

    summary:  how many speakers and quotations, in a sentence.
    groups:   people, then organisations, then documents; of very many, those quoted most.
    councils: where not all are listed, the councils by the number of speakers in their stories; they list them.
    """

    summary: str
    groups: tuple[PersonGroup, ...]
    councils: tuple[Choice, ...]
