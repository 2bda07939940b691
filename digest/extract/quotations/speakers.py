"""Follow a story from sentence to sentence, and say who speaks each quotation.

In:   a Document, what is known of its authorities, and the spans quoted in each block.
Out:  a `Speaker` for every quoted span.
Not:  a person's role; `people` reads that once it is known whose is wanted.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from digest.extract.quotations import clauses, people
from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.chunks import Chunk, sentences
from digest.extract.quotations.clauses import Subject
from digest.extract.quotations.marks import Quoted
from digest.extract.quotations.names import gender, is_first_name
from digest.records import Block, Document


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


# Blocks without quotations that are read before one that has some; the items of a list come free.
_RECENT_BLOCKS = 2


class Said(NamedTuple):
    """What `Story.read` found for one quoted span.

    own: the story gives this span a saying of its own, and does not leave it to the one before.
    lead_in: a verb of speech or a colon stands right before it.
    """

    speaker: Speaker
    own: bool
    lead_in: bool


class _Person(NamedTuple):
    """Somebody whom a pronoun may mean; a spokeswoman whom nobody names speaks as her body."""

    name: str
    speaker: Speaker


class Story:
    """The state of mind of one who reads the story from its start."""

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
        self.colon: Speaker | None = None
        self.block_council: str | None = None
        self.recent: list[Block] = []
        self.unread: list[Block] = []

    # -- reading -------------------------------------------------------------------------------------------

    def skip(self, block: Block) -> None:
        """Put a block without quotations aside. The last few are read before the next quotation is."""
        self.recent.append(block)
        if sum(recent.kind != "item" for recent in self.recent) > _RECENT_BLOCKS:
            self.unread.append(self.recent.pop(0))

    def _recall(self) -> None:
        """Read what was skipped long ago; asked only when the lines before a quotation do not say enough."""
        if not self.unread:
            return
        blocks, self.unread = self.unread, []
        older = Story(self.document, self.bodies)
        for block in blocks:
            older._read(block, ())
        self.persons[:0] = older.persons
        self.documents = older.documents | self.documents
        self.pronouns = older.pronouns | self.pronouns
        self.body = self.body or older.body
        self.spokes = self.spokes or older.spokes
        if self.current is NOBODY:
            self.current = older.current

    def read(self, block: Block, quoted: Sequence[Quoted]) -> list[Said]:
        """Return what was found for each quoted span of `block`, and remember what the block said."""
        for skipped in self.recent:
            self._read(skipped, ())
        self.recent.clear()
        return self._read(block, quoted)

    def _read(self, block: Block, quoted: Sequence[Quoted]) -> list[Said]:
        said: list[Said | None] = [None] * len(quoted)
        cut = sentences(
            self.document.text,
            self.document.raw,
            quoted,
            block.span.start,
            block.span.end,
            self.bodies.adjectives,
        )
        self.block_council = None
        colon, self.colon = self.colon, None
        for number, sentence in enumerate(cut):
            self._sentence(
                sentence, cut[number + 1] if number + 1 < len(cut) else (), quoted, said, colon
            )
            colon = None
        return [found or Said(self._current(), False, False) for found in said]

    def _current(self) -> Speaker:
        """Return who spoke last."""
        if self.current is NOBODY:
            self._recall()
        return self.current

    def _sentence(
        self,
        sentence: Sequence[Chunk],
        following: Sequence[Chunk],
        quoted: Sequence[Quoted],
        said: list[Said | None],
        colon: Speaker | None,
    ) -> None:
        found = clauses.sayings(sentence)
        opening = clauses.opening(sentence)
        # "He told presenter Toby Foster": those named behind a pronoun are not meant by it.
        count = len(sentence)
        known = min((s.first for s in found if s.subject.kind == "pron"), default=count)
        self._notice(sentence, 0, known)
        speakers: dict[int, Speaker] = {}
        last: Speaker | None = None
        subject: Speaker | None = None
        if opening is not None:
            subject = self._introduced(opening, sentence)
        for saying in found:
            if saying.subject.kind == "same":
                speaker = last or subject or self._current()
            else:
                speaker = self.resolve(saying.subject)
            if saying.subject.kind == "group":
                self.group = speaker
            heard = sentence[saying.at].low == "heard" and speaker.rule in (
                "body-named",
                "body-of",
                "group",
                "body-by-kind",
                "for-their-body",
            )
            if saying.subject.kind == "unknown" or heard:
                speakers[saying.at] = NOBODY
                continue
            if speaker.rule.startswith(UNKNOWN_DOCUMENT):
                speakers[saying.at] = speaker
                continue
            if speaker.name is None and speaker.role is None:
                continue
            speakers[saying.at] = last = speaker
            self._spoke(speaker)
        self._notice(sentence, known, count)
        if last is not None and last.is_person and last.name:
            self._mention(last.name)  # whoever speaks stays nearer to mind than those spoken to
        self._notice_documents(sentence, last)
        sayings = [saying for saying in found if saying.at in speakers]
        marks_colon = bool(sentence) and sentence[-1].low == ":"
        for at, chunk in enumerate(sentence):
            if chunk.kind != "quote":
                continue
            span = quoted[chunk.number]
            tail = self.document.text[span.end - 1] if span.end > span.start else ""
            owner = clauses.attributed(sentence, at, sayings, tail)
            lead_in = at > 0 and (
                sentence[at - 1].low == ":" or sentence[at - 1].kind in ("verb", "that")
            )
            if owner is not None:
                said[chunk.number] = Said(speakers[owner.at], True, True)
                if speakers[owner.at].name or speakers[owner.at].role:
                    self.current = speakers[owner.at]
                continue
            late = self._late(sentence, at, following)
            if late is not None:
                said[chunk.number] = Said(late, True, True)
                self._spoke(late)
                continue
            if at == 0 and colon is not None:
                said[chunk.number] = Said(colon, True, True)
                self.current = colon
                continue
            if at and subject is not None and sentence[at - 1].low == ":":
                said[chunk.number] = Said(subject, True, True)
                self._spoke(subject)
                continue
            signed = self._signed(sentence, at)
            if signed is not None:
                said[chunk.number] = Said(signed, True, True)
                self._spoke(signed)
                continue
            said[chunk.number] = Said(self._current(), False, lead_in)
        if sayings and sentence[-1].kind != "quote":
            self.current = last or self.current
        elif (
            subject is not None
            and subject.is_person
            and not any(c.kind == "quote" for c in sentence)
        ):
            self.current = subject
        if marks_colon:
            self.colon = last or subject

    def _late(
        self, sentence: Sequence[Chunk], at: int, following: Sequence[Chunk]
    ) -> Speaker | None:
        """Return the speaker of '"Where now?" Mr Brown asked.', which a stop inside the marks parts in two."""
        if at + 1 < len(sentence) or len(following) < 2:
            return None
        who, verb = following[0], following[1]
        if (
            who.kind == "name"
            and " " in who.text
            and len(following) < 9
            and verb.low in (",", "(")
            and not any(chunk.kind in ("verb", "be", "quote", "aux") for chunk in following)
        ):
            return self.resolve(Subject("name", who))  # '"..." Jo Brown, Bury'
        if who.kind not in ("name", "pron") or verb.kind != "verb" or verb.low in w.NOUN_LIKE:
            return None
        if len(following) > 2 and following[2].kind not in ("prep", "aux"):
            return None
        if any(chunk.kind in ("quote", "that") for chunk in following):
            return None
        return self.resolve(Subject(who.kind, who))

    def _signed(self, sentence: Sequence[Chunk], at: int) -> Speaker | None:
        """Return who signs a quotation without a verb: '"..." – Jo Brown, resident'."""
        rest = [chunk for chunk in sentence[at + 1 : at + 8]]
        if len(rest) < 2 or rest[0].kind != "stop" or rest[0].low not in "–-,(":
            return None
        if (
            rest[1].kind == "name"
            and not rest[1].owns
            and (rest[0].low in "–-" or len(rest[1].text.split()) > 1)
        ):
            if (
                any(chunk.kind in ("verb", "be") for chunk in rest)
                or len(rest) > 2
                and rest[2].kind not in ("stop", "prep")
            ):
                return None
            return self.resolve(Subject("name", rest[1]))
        return None

    def signature(self, block: Block) -> Speaker | None:
        """Return who signs the quotation above, where `block` is a line such as "– Jo Brown, resident"."""
        text = self.document.text[block.span.start : min(block.span.end, block.span.start + 160)]
        if text[:1] not in "–-" or len(text) > 150:
            return None
        cut = sentences(self.document.text, self.document.raw, (), block.span.start, block.span.end)
        if len(cut) != 1 or len(cut[0]) < 2 or any(chunk.kind == "verb" for chunk in cut[0]):
            return None
        name = next((chunk for chunk in cut[0][:4] if chunk.kind == "name"), None)
        return self.resolve(Subject("name", name)) if name else None

    # -- remembering -----------------------------------------------------------------------------------------

    def _spoke(self, speaker: Speaker) -> None:
        self.current = speaker
        if speaker.role in w.SPOKES and speaker.name:
            self.spokes = speaker
            key = f"{speaker.role} {speaker.name}"
            pronoun = {"spokesman": "he", "spokeswoman": "she"}.get(speaker.role or "")
            if pronoun:
                self.pronouns[key] = pronoun
            self.persons.append(_Person(key, speaker))
        if speaker.is_person and speaker.name:
            self._mention(speaker.name)
        elif speaker.name:
            self.body = speaker.name

    def _mention(self, name: str, title: str = "") -> None:
        pronoun = self.pronouns.get(name) or (
            "he" if title in w.MEN else "she" if title in w.WOMEN else gender(name.split()[0])
        )
        if pronoun:
            self.pronouns[name] = pronoun
        self.mentioned.add(name)
        self.persons.append(_Person(name, Speaker(name, True, rule="pronoun")))

    def _notice(self, sentence: Sequence[Chunk], start: int, stop: int) -> None:
        """Remember the people whom the sentence names from `start` to `stop`, for the pronouns that follow."""
        count = len(sentence)
        for at in range(start, stop):
            chunk = sentence[at]
            if chunk.kind != "name" or chunk.is_body or chunk.owns:
                continue
            size = len(chunk.text.split())
            after = sentence[at + 1] if at + 1 < count else None
            before = sentence[at - 1] if at else None
            if before is not None and before.kind == "prep" and before.low != "to":
                continue
            likely = (
                bool(chunk.title)
                or (size > 1 and is_first_name(chunk.text.split()[0]))
                or (size > 1 and before is not None and before.kind == "role")
                or (
                    after is not None
                    and after.low == ","
                    and at + 2 < count
                    and (
                        sentence[at + 2].kind in ("rel", "role") or sentence[at + 2].text.isdigit()
                    )
                )
            )
            if likely:
                name = self._full(chunk)
                self._mention(name, chunk.title)

    def _notice_documents(self, sentence: Sequence[Chunk], speaker: Speaker | None) -> None:
        """Remember whose a document is: "in her report, the auditor says", "Ofsted's letter was sent in May"."""
        for at, chunk in enumerate(sentence):
            if chunk.kind != "doc" or not at:
                continue
            before = sentence[max(0, at - 3) : at]
            if speaker is not None and speaker.name and any(c.low in w.POSSESSIVES for c in before):
                self.documents.pop(chunk.low, None)
                self.documents[chunk.low] = speaker
            elif before[-1].kind == "name":
                written = clauses.phrase_at(sentence, at, max(0, at - 4))
                if written.owner is not None:
                    self._document(written)

    def _introduced(self, opening: Subject, sentence: Sequence[Chunk]) -> Speaker | None:
        """Return who the sentence is about, where that is someone new or a body."""
        if opening.kind == "pron":
            return self._pronoun(opening.head.low) if opening.head else None
        speaker = self.resolve(opening)
        if speaker.name is None:
            return None
        if opening.kind == "group":
            self.group = speaker
        if speaker.is_person:
            head = opening.head
            if head is not None and (
                head.kind == "name"
                and (len(speaker.name.split()) > 1 or is_first_name(speaker.name))
            ):
                self._mention(speaker.name, head.title)
            return speaker
        if opening.kind in ("doc", "body") or (
            opening.kind == "name" and opening.head and opening.head.is_body
        ):
            self.body = speaker.name
        return speaker

    def maker(self, speaker: Speaker) -> Speaker:
        """Return the speaker of a document whose maker the story named only later."""
        if not speaker.rule.startswith(UNKNOWN_DOCUMENT):
            return speaker
        return self.documents.get(speaker.rule.removeprefix(UNKNOWN_DOCUMENT), NOBODY)

    # -- naming ----------------------------------------------------------------------------------------------

    def resolve(self, subject: Subject) -> Speaker:
        """Return whom `subject` means at this point of the story."""
        head = subject.head
        if head is None:
            return NOBODY if subject.kind == "unknown" else self._current()
        if subject.kind == "name":
            return self._name(head, subject)
        if subject.kind == "pron":
            return self._pronoun(head.low)
        if subject.kind == "doc":
            return self._document(subject)
        if subject.kind == "role":
            return self._role(subject)
        if subject.kind == "group":
            return self._group(subject)
        return self._body(subject)

    def _name(self, head: Chunk, subject: Subject) -> Speaker:
        if head.is_body:
            name = self.bodies.fuller(head.text)
            if name.lower().endswith("council"):
                self.block_council = name
            return Speaker(name, rule="body-named")
        full = self._full(head)
        person = len(full.split()) > 1 or bool(head.title) or is_first_name(full)
        if not person:
            return Speaker(self.bodies.fuller(full), rule="body-named")
        return Speaker(full, True, rule="person-named")

    def _full(self, head: Chunk) -> str:
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

    def _pronoun(self, word: str) -> Speaker:
        if word in ("he", "she"):
            found = self._person(word)
            if found is None and self.unread:
                self._recall()
                found = self._person(word)
            return found or (self.current if self.current.is_person else NOBODY)
        if word == "they" and self.group is not None:
            return self.group
        if word == "it" or not self.current.is_person:
            if self.body is None:
                self._recall()
            name = (
                self.current.name
                if not self.current.is_person and self.current.name and word == "they"
                else self.body
            )
            if name:
                return Speaker(name, name in self.mentioned, rule="pronoun")
        return self.current

    def _person(self, pronoun: str) -> Speaker | None:
        for person in reversed(self.persons[-40:]):
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
            if self.body is None:
                self._recall()
            return Speaker(self.body) if self.body else None
        if owner.low in ("his", "her"):
            return self._pronoun("he" if owner.low == "his" else "she")
        if owner.kind == "name":
            return self._name(owner, Subject("name", owner))
        if owner.kind in ("body", "group"):
            return self.resolve(Subject(owner.kind, owner))
        return None

    def _document(self, subject: Subject) -> Speaker:
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
            if noun not in self.documents:
                self._recall()
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
            if subject.definite and self.spokes is None:
                self._recall()
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
            found = self._in_role(noun)
            if found is None and self.unread:
                self._recall()
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
        if about and noun in w.FOR_THEIR_BODY:
            return Speaker(about, rule="for-their-body")
        if noun in ("officers", "officials", "planners") and self.bodies.lead:
            return Speaker(self.bodies.lead, rule="for-their-body")
        return Speaker(subject.head.text, rule="group")

    def _body(self, subject: Subject) -> Speaker:
        assert subject.head is not None
        noun, at = subject.head.low.split()[-1], subject.head.start
        owner = self._owner(subject)
        if noun == "team" and w.DOCUMENTS & set(subject.about):
            return self._document(
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
            return Speaker(subject.head.text, rule="group") if subject.definite else NOBODY
        return Speaker(name, rule="body-by-kind")


_WORDS = re.compile(r"[^\W_][\w'’&/-]*")


def words(text: str) -> int:
    """Return how many words `text` has; "crisis-driven" is one."""
    return len(_WORDS.findall(text))
