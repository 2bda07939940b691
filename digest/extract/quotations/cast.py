"""Know who is on stage: who spoke, who was named, and whom "she", "the report" and "the leader" mean.

In:   subjects as their sentences put them (`subjects`), in the story's order.
Out:  a `Speaker` for each.
Not:  sentences; `speakers` reads those, and tells the cast what it read.
"""

from typing import NamedTuple

from digest.extract.quotations import people
from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.chunks import Chunk
from digest.extract.quotations.names import gender, is_first_name
from digest.extract.quotations.subjects import Subject
from digest.records import Document


class Speaker(NamedTuple):
    """Who speaks.

    name: as the story prints it most fully; None where nobody is named.
    is_person: a person, and not a body.
    role, organisation: only where they come with the phrase itself ("a spokesman for Kent Police").
    rule: how the speaker was found.
    """

    name: str | None
    is_person: bool = False
    role: str | None = None
    organisation: str | None = None
    rule: str = ""


NOBODY = Speaker(None, rule="nobody-named")
UNKNOWN_DOCUMENT = "document:"


class _Person(NamedTuple):
    """Somebody whom a pronoun may mean; a spokeswoman whom nobody names speaks as her body."""

    name: str
    speaker: Speaker


class Before(NamedTuple):
    """What was known when a block began: what differs from it now, the block itself has said.

    persons: how many had been mentioned.
    """

    current: Speaker
    body: str | None
    group: Speaker | None
    spokes: Speaker | None
    documents: dict[str, Speaker]
    persons: int


_MOST_PERSONS = 40


class Cast:
    """Everyone and everything that the story has named so far, the latest last.

    current: who spoke last.
    body:    the last body that spoke or was the subject of a sentence: what "it" means.
    """

    def __init__(self, document: Document, bodies: Bodies) -> None:
        self.document, self.bodies = document, bodies
        self.current = NOBODY
        self.body: str | None = None
        self.group: Speaker | None = None
        self.spokes: Speaker | None = None
        self.documents: dict[str, Speaker] = {}
        self.persons: list[_Person] = []
        self.mentioned: set[str] = set()
        self.pronouns: dict[str, str] = {}
        self.block_council: str | None = None
        self.before = self.so_far()

    def so_far(self) -> Before:
        """Return what is known at this point."""
        return Before(
            self.current,
            self.body,
            self.group,
            self.spokes,
            dict(self.documents),
            len(self.persons),
        )

    def look_back(self) -> None:
        """Know what the lines right before this block say."""

    def recall(self) -> bool:
        """Look further back, where there is more to know; whether there was."""
        return False

    def latest(self) -> Speaker:
        """Return who spoke last."""
        if self.current is self.before.current:
            self.look_back()
        if self.current is NOBODY:
            self.recall()
        return self.current

    def spoke(self, speaker: Speaker) -> None:
        self.current = speaker
        if speaker.role in w.SPOKES and speaker.name:
            self.spokes = speaker
            key = f"{speaker.role} {speaker.name}"
            pronoun = {"spokesman": "he", "spokeswoman": "she"}.get(speaker.role or "")
            if pronoun:
                self.pronouns[key] = pronoun
            self.persons.append(_Person(key, speaker))
        if speaker.is_person and speaker.name:
            self.mention(speaker.name)
        elif speaker.name:
            self.body = speaker.name
        elif speaker.role:
            self.stranger(speaker)

    def stranger(self, speaker: Speaker) -> None:
        """Remember one who is never named, for the pronouns that follow: "A tenant said ... she told the court"."""
        self.persons.append(_Person(f"{speaker.role} {len(self.persons)}", speaker))

    def mention(self, name: str, title: str = "") -> None:
        pronoun = self.pronouns.get(name) or (
            "he" if title in w.MEN else "she" if title in w.WOMEN else gender(name.split()[0])
        )
        if pronoun:
            self.pronouns[name] = pronoun
        self.mentioned.add(name)
        self.persons.append(_Person(name, Speaker(name, True, rule="pronoun")))

    def maker(self, speaker: Speaker) -> Speaker:
        """Return the speaker of a document whose maker the story named only later."""
        if not speaker.rule.startswith(UNKNOWN_DOCUMENT):
            return speaker
        noun = speaker.rule.removeprefix(UNKNOWN_DOCUMENT)
        if noun not in self.documents:
            self.recall()
        return self.documents.get(noun, NOBODY)

    def resolve(self, subject: Subject) -> Speaker:
        """Return whom `subject` means at this point of the story."""
        head = subject.head
        if head is None:
            return NOBODY if subject.kind == "unknown" else self.latest()
        if subject.kind == "name":
            return self._name(head, subject)
        if subject.kind == "pron":
            return self.pronoun(head.low)
        if subject.kind == "doc":
            return self.document_of(subject)
        if subject.kind == "role":
            return self._role(subject)
        if subject.kind == "group":
            return self._group(subject)
        return self._body(subject)

    def _name(self, head: Chunk, subject: Subject) -> Speaker:
        if head.is_body and not subject.definite:
            return Speaker(None, True, head.text, rule="nobody-named")  # "One TA told researchers"
        if head.is_body:
            name = self.bodies.fuller(head.text)
            if name.lower().endswith("council"):
                self.block_council = name
            return Speaker(name, rule="body-named")
        full = self.full(head)
        person = (
            len(full.split()) > 1
            or bool(head.title)
            or is_first_name(full)
            or not w.KIN.isdisjoint(subject.about)
        )
        if not person:
            return Speaker(self.bodies.fuller(full), rule="body-named")
        return Speaker(full, True, rule="person-named")

    def full(self, head: Chunk) -> str:
        """Return the fullest form of a person's name: "Brown" is "Abi Brown" where the story says so."""
        words = head.text.split()
        if len(words) > 1 and words[0].lower() not in (
            "ap",
            "de",
            "van",
            "von",
            "mac",
            "di",
            "la",
            "le",
        ):
            return head.text
        pronoun = "he" if head.title in w.MEN else "she" if head.title in w.WOMEN else None
        full = people.full_name(self.document, self.bodies, head.text, head.start, pronoun)
        return full or head.text

    def pronoun(self, word: str) -> Speaker:
        if word in ("he", "she"):
            found = self._person(word, self.persons[self.before.persons :])
            if found is None:
                self.look_back()
                found = self._person(word, self.persons[-_MOST_PERSONS:])
            if found is None and self.recall():
                found = self._person(word, self.persons[-_MOST_PERSONS:])
            return found or (self.current if self.current.is_person else NOBODY)
        if word == "they" and self.group is self.before.group:
            self.look_back()
        if word == "they" and self.group is not None:
            return self.group
        if self.body is self.before.body:
            self.look_back()
        elif word == "they" and self.body:
            return Speaker(
                self.body, rule="pronoun"
            )  # named in this block, and so nearer than who spoke last
        if word == "it" or not self.current.is_person:
            if self.body is None:
                self.recall()
            name = (
                self.current.name
                if not self.current.is_person and self.current.name and word == "they"
                else self.body
            )
            if name:
                return Speaker(name, name in self.mentioned, rule="pronoun")
        return self.current

    def _person(self, pronoun: str, persons: list[_Person]) -> Speaker | None:
        for person in reversed(persons):
            known = self.pronouns.get(person.name)
            if known is None or known == pronoun:
                self.pronouns[person.name] = pronoun
                return person.speaker
        return None

    def _owner(self, subject: Subject) -> Speaker | None:
        """Return the body or person behind the subject: its owner, or what follows "of", "by", "for"."""
        owner = subject.owner
        if subject.of is not None and not (subject.kind == "doc" and owner is not None):
            found = self.resolve(subject.of)
            if found.name:
                return found
        if owner is None:
            return None
        if owner.low in ("its", "their"):
            found = self.pronoun("it" if owner.low == "its" else "they")
            return None if found.is_person else found
        if owner.low in ("his", "her"):
            return self.pronoun("he" if owner.low == "his" else "she")
        if owner.kind == "name":
            return self._name(owner, Subject("name", owner))
        if owner.kind in ("body", "group"):
            return self.resolve(Subject(owner.kind, owner))
        return None

    def document_of(self, subject: Subject) -> Speaker:
        assert subject.head is not None
        noun = subject.head.low
        maker = self._owner(subject)
        if maker is not None and maker.name and not maker.is_person and subject.of is None:
            maker = maker._replace(name=self._as_council(maker.name))
        if maker is None or maker.name is None:
            maker = self._maker(subject, noun)
        if maker is None or maker.name is None:
            return Speaker(None, rule=f"{UNKNOWN_DOCUMENT}{noun}")
        is_person = maker.is_person and (
            is_first_name(maker.name.split()[0]) or maker.name in self.mentioned
        )
        maker = Speaker(maker.name, is_person, rule="document")
        self.documents.pop(noun, None)
        self.documents[noun] = maker
        return maker

    def _maker(self, subject: Subject, noun: str) -> Speaker | None:
        """Return who made a document that the sentence itself gives to nobody."""
        if not w.OF_COUNCILS & set(subject.about) and subject.definite:
            self.look_back()
            if noun not in self.documents:
                self.recall()
            known = self.documents.get(noun) or next(reversed(self.documents.values()), None)
            if known is not None:
                return known
            if self.body:
                return Speaker(self.body)
        return None if noun in w.OTHERS_DOCUMENTS else Speaker(self.bodies.lead)

    def _as_council(self, name: str) -> str:
        """Return the council for "Stoke's report", where Stoke is the council's short name."""
        if name.lower().endswith("council"):
            return name
        authority = self.bodies.known.tables.authorities.get(self.bodies.known.lead or "")
        if authority is not None and name.lower() in authority.short_name.lower():
            return self.bodies.lead or name
        return name

    def _role(self, subject: Subject) -> Speaker:
        assert subject.head is not None
        noun = subject.head.low.split()[-1]
        owner = self._owner(subject)
        if noun in w.SPOKES:
            if owner is not None and owner.name:
                return Speaker(
                    owner.name,
                    owner.is_person,
                    noun,
                    None if owner.is_person else owner.name,
                    "spokesperson",
                )
            self.look_back()
            if subject.definite and self.spokes is None:
                self.recall()
            if subject.definite and self.spokes is not None and not subject.about:
                return self.spokes._replace(role=noun)
            name = self._about(subject)
            if (
                name is None
                and not self.current.is_person
                and not self.bodies.is_watchdog(self.current.name)
            ):
                name = self.current.name  # "Combe Homes said ... A spokeswoman added"
            name = name or self.bodies.lead
            return Speaker(name, False, noun, name, "spokesperson")
        if subject.definite:
            self.look_back()
            found = self._in_role(noun)
            if found is None and self.recall():
                found = self._in_role(noun)
            if found:
                return Speaker(found, True, rule="by-role")
        if noun in w.WATCHDOGS:
            name = self.bodies.watchdog(subject.head.start)
            if name:
                return Speaker(name, rule="watchdog")
        role = " ".join(
            [
                *reversed([word for word in subject.about if word in w.ROLE_MODIFIERS]),
                subject.head.low,
            ]
        )
        if owner is not None and owner.name and not owner.is_person:
            return Speaker(owner.name, False, role, owner.name, "by-role")
        if (
            subject.definite
            and noun in ("leader", "mayor", "executive", "member", "chair", "convener")
            and self.bodies.lead
        ):
            return Speaker(self.bodies.lead, False, role, self.bodies.lead, "by-role")
        return Speaker(None, True, role, None, "nobody-named")

    def _in_role(self, noun: str) -> str | None:
        names = [person.name for person in reversed(self.persons[-30:]) if person.speaker.is_person]
        return people.in_role(self.document, self.bodies, names, noun)

    def _about(self, subject: Subject) -> str | None:
        """Return the body that the words before the head mean: a council spokesman."""
        if set(subject.about) & (w.COUNCIL_LIKE | w.OF_COUNCILS):
            return self.bodies.council(subject.about, subject.head.start if subject.head else 0)
        return None

    def _group(self, subject: Subject) -> Speaker:
        assert subject.head is not None
        noun = subject.head.low
        if noun in w.WATCHDOGS:
            owner = self._owner(subject)
            name = (owner.name if owner else None) or self.bodies.watchdog(subject.head.start)
            if name:
                return Speaker(name, rule="watchdog")
        owner = self._owner(subject)
        if owner is not None and owner.name and not owner.is_person and noun in w.FOR_THEIR_BODY:
            return Speaker(owner.name, rule="for-their-body")
        about = self._about(subject)
        if noun in w.TRADES and subject.definite:
            self.look_back()
            maker = next(reversed(self.documents.values()), None)
            if maker is not None and maker.name and not maker.is_person:
                return Speaker(maker.name, False, noun, rule="by-trade")
        if about and noun in w.FOR_THEIR_BODY:
            return Speaker(about, rule="for-their-body")
        if noun in ("officers", "officials", "planners") and self.bodies.lead:
            return Speaker(self.bodies.lead, rule="for-their-body")
        return Speaker(self._with_words(subject), rule="group")

    def _with_words(self, subject: Subject) -> str:
        """Return the head with the words right before it: "harbour board"."""
        assert subject.head is not None
        words = [subject.head.text]
        at = subject.head.start
        before = self.document.raw[max(0, at - 60) : at].split()[::-1]
        for word in before[: len(subject.about)]:
            if not word.replace("-", "").isalpha():
                break
            words.insert(0, word)
        return " ".join(words)

    def _body(self, subject: Subject) -> Speaker:
        assert subject.head is not None
        noun, at = subject.head.low.split()[-1], subject.head.start
        owner = self._owner(subject)
        if noun == "team" and w.DOCUMENTS & set(subject.about):
            return self.document_of(
                Subject("doc", subject.head._replace(low="review"), subject.owner, subject.of)
            )
        parties = subject.owner is not None and set(subject.owner.low.split()) & w.PARTIES
        if owner is not None and owner.name and not owner.is_person and not parties:
            return Speaker(owner.name, rule="body-of")
        if noun == "team":
            name = self.bodies.lead
        elif noun in w.COUNCIL_LIKE:
            name = self.block_council or self.bodies.council(subject.about, at)
        elif noun in w.WATCHDOGS:
            name = self.bodies.watchdog(at)
        elif noun == "union":
            name = self.bodies.union(at) or self.bodies.ending_with(noun, at)
        else:
            name = self.bodies.ending_with(noun, at)
            if name is None and noun in (
                "charity",
                "company",
                "firm",
                "group",
                "campaign",
                "body",
                "organisation",
                "developer",
                "operator",
                "contractor",
                "agency",
                "department",
            ):
                name = self.body
        if name is None:
            return Speaker(self._with_words(subject), rule="group") if subject.definite else NOBODY
        return Speaker(name, rule="body-by-kind")
