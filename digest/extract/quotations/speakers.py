"""Follow a story from sentence to sentence, and say who speaks each quotation.

In:   a Document, what is known of its bodies, and the spans quoted in each block.
Out:  a `Speaker` for every quoted span.
Not:  a person's role; `people` reads that once it is known whose is wanted.
"""

from collections.abc import Sequence
from typing import NamedTuple

from digest.extract.quotations import clauses, subjects
from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.cast import NOBODY, UNKNOWN_DOCUMENT, Cast, Speaker
from digest.extract.quotations.chunks import Chunk
from digest.extract.quotations.clauses import Saying
from digest.extract.quotations.marks import SET_OFF, Quoted
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.sentences import sentences
from digest.extract.quotations.subjects import Subject
from digest.records import Block, Document

# Blocks without quotations that stand near enough to one that has some; the items of a list come free.
_RECENT_BLOCKS = 2
# Blocks further back than this are not gone back to.
_MOST_UNREAD = 60


class Said(NamedTuple):
    """What `Story.read` found for one quoted span.

    own: the story gives this span a saying of its own, and does not leave it to the one before.
    lead_in: a verb of speech or a colon stands right before it.
    """

    speaker: Speaker
    own: bool
    lead_in: bool


class _Scene(NamedTuple):
    """A sentence with quotations, and what is known of who speaks in it.

    following: the sentence behind it, which may name the speaker after all.
    subject:   whom the sentence is about.
    colon:     who the block before left about to speak.
    """

    sentence: Sequence[Chunk]
    following: Sequence[Chunk]
    speakers: dict[Saying, Speaker]
    subject: Speaker | None
    colon: Speaker | None


# How a body that only listens is named: "the committee heard that ...". Inspectors, who hear evidence, quote it.
_HEARERS = frozenset(("body-named", "body-of", "group", "body-by-kind", "for-their-body"))


class Story(Cast):
    """The state of mind of one who reads the story from its start.

    colon: who the block before left about to speak: "Jo Brown, the leader, said:".
    """

    def __init__(self, document: Document, bodies: Bodies) -> None:
        super().__init__(document, bodies)
        self.colon: Speaker | None = None
        self.recent: list[tuple[Block, Sequence[Quoted]]] = []
        self.unread: list[tuple[Block, Sequence[Quoted]]] = []

    def skip(self, block: Block, quoted: Sequence[Quoted]) -> None:
        """Put a block without quotations aside; it is read when the next quotation's block asks what went before."""
        self.recent.append((block, quoted))
        if sum(recent.kind != "item" for recent, _ in self.recent) > _RECENT_BLOCKS:
            self.unread.append(self.recent.pop(0))
            del self.unread[:-_MOST_UNREAD]

    def look_back(self) -> None:
        """Read the blocks right before this one, which have no quotations and so have waited.

        What this block itself has said stays the latest.
        """
        if not self.recent:
            return
        blocks, self.recent = self.recent, []
        before = self.before
        older = Story(self.document, self.bodies)
        older.current, older.body, older.group, older.spokes = before[:4]
        older.documents, older.persons = dict(before.documents), self.persons[: before.persons]
        older.pronouns, older.mentioned, older.unread = self.pronouns, self.mentioned, self.unread
        for block, quoted in blocks:
            older._read(block, quoted)
        self.unread = older.unread
        if self.current is before.current:
            self.current = older.current
        if self.body is before.body:
            self.body = older.body
        if self.group is before.group:
            self.group = older.group
        if self.spokes is before.spokes:
            self.spokes = older.spokes
        here = {
            noun: maker
            for noun, maker in self.documents.items()
            if before.documents.get(noun) is not maker
        }
        self.documents = older.documents | here
        self.persons = older.persons + self.persons[before.persons :]
        self.colon = older.colon
        self.before = older.so_far()

    def recall(self) -> bool:
        """Read what was skipped long ago; asked only when the lines before a quotation do not say enough."""
        self.look_back()
        if not self.unread:
            return False
        blocks, self.unread = self.unread, []
        older = Story(self.document, self.bodies)
        for block, quoted in blocks:
            older._read(block, quoted)
        self.persons[:0] = older.persons
        self.documents = older.documents | self.documents
        self.pronouns = older.pronouns | self.pronouns
        self.mentioned |= older.mentioned
        self.body = self.body or older.body
        self.spokes = self.spokes or older.spokes
        if self.current is NOBODY:
            self.current = older.current
        self.before = self.before._replace(persons=self.before.persons + len(older.persons))
        return True

    def read(self, block: Block, quoted: Sequence[Quoted]) -> list[Said]:
        """Return what was found for each quoted span of `block`, and remember what the block said."""
        self.before = self.so_far()
        if self.recent and self._leads_in(self.recent[-1][0]):
            self.look_back()
        said = self._read(block, quoted)
        self.unread += self.recent
        del self.unread[:-_MOST_UNREAD]
        self.recent = []
        return said

    def _leads_in(self, block: Block) -> bool:
        return self.document.text[block.span.start : block.span.end].rstrip().endswith(":")

    def _read(self, block: Block, quoted: Sequence[Quoted]) -> list[Said]:
        whole = len(quoted) == 1 and quoted[0].outer_start == block.span.start
        if whole and quoted[0].at_end and quoted[0].mark != SET_OFF:
            return [self._unattended()]
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
        return [found or Said(self.latest(), False, False) for found in said]

    def _unattended(self) -> Said:
        """Return who speaks a paragraph that is a quotation and nothing else."""
        self.block_council = None
        colon, self.colon = self.colon, None
        if colon is None:
            return Said(self.latest(), False, False)
        self.spoke(colon)
        return Said(colon, True, True)

    def _sentence(
        self,
        sentence: Sequence[Chunk],
        following: Sequence[Chunk],
        quoted: Sequence[Quoted],
        said: list[Said | None],
        colon: Speaker | None,
    ) -> None:
        kinds = [chunk.kind for chunk in sentence]
        found = clauses.sayings(sentence)
        opening = subjects.opening(sentence)
        # "He told presenter Toby Foster": those named behind a pronoun are not meant by it.
        count = len(sentence)
        known = min((s.first for s in found if s.subject.kind == "pron"), default=count)
        if "name" in kinds:
            self._notice(sentence, 0, known)
        subject = self._introduced(opening) if opening is not None else None
        for chunk in sentence[:3]:
            if chunk.kind == "group" and chunk.owns:
                self.group = Speaker(chunk.text, rule="group")  # "Opposition councillors' hopes"
        speakers, last = self._speakers(sentence, found, subject)
        if "name" in kinds:
            self._notice(sentence, known, count)
        if last is not None and last.is_person and last.name:
            self.mention(last.name)  # whoever speaks stays nearer to mind than those spoken to
        if "doc" in kinds:
            self._notice_documents(sentence, last)
        if "quote" in kinds:
            scene = _Scene(sentence, following, speakers, subject, colon)
            for at, chunk in enumerate(sentence):
                if chunk.kind == "quote":
                    said[chunk.number] = self._said(scene, at, quoted[chunk.number])
        if speakers and kinds[-1] != "quote":
            self.current = last or self.current
        elif subject is not None and subject.is_person and "quote" not in kinds:
            self.current = subject
        if sentence[-1].low == ":":
            self.colon = last or subject

    def _speakers(
        self, sentence: Sequence[Chunk], found: Sequence[Saying], subject: Speaker | None
    ) -> tuple[dict[Saying, Speaker], Speaker | None]:
        """Return who speaks in each saying that has a speaker, and the last of them."""
        speakers: dict[Saying, Speaker] = {}
        last: Speaker | None = None
        for saying in found:
            if saying.subject.kind == "same":
                speaker = last or subject or self.latest()
            else:
                speaker = self.resolve(saying.subject)
            if saying.subject.kind == "group":
                self.group = speaker
            heard = sentence[saying.at].low == "heard" and speaker.rule in _HEARERS
            if saying.subject.kind == "unknown" or heard:
                speakers[saying] = NOBODY
            elif speaker.rule.startswith(UNKNOWN_DOCUMENT):
                speakers[saying] = speaker
            elif speaker.name or speaker.role:
                speakers[saying] = last = speaker
                self.spoke(speaker)
        return speakers, last

    def _said(self, scene: _Scene, at: int, span: Quoted) -> Said:
        """Return who speaks the quotation at chunk `at` of the scene's sentence."""
        sentence = scene.sentence
        tail = self.document.text[span.end - 1] if span.end > span.start else ""
        owner = clauses.attributed(sentence, at, tuple(scene.speakers), tail)
        if owner is not None:
            speaker = scene.speakers[owner]
            if speaker.name or speaker.role:
                self.current = speaker
            return Said(speaker, True, True)
        introduced = at > 0 and sentence[at - 1].low == ":"
        found = (
            self._late(sentence, at, scene.following)
            or (scene.colon if at == 0 else None)
            or (scene.subject if introduced else None)
            or self._signed(sentence, at)
        )
        if found is not None:
            self.spoke(found)
            return Said(found, True, True)
        lead_in = introduced or (at > 0 and sentence[at - 1].kind in ("verb", "that"))
        subject = scene.subject
        if subject is not None and subject.rule == "person-named" and at and not scene.speakers:
            return Said(
                subject, False, lead_in
            )  # 'Jo Brown accepted the notice "without a quibble"'
        return Said(self.latest(), False, lead_in)

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
        rest = list(sentence[at + 1 : at + 8])
        if len(rest) < 2 or rest[0].kind != "stop" or rest[0].low not in "–-,(":
            return None
        dash, who = rest[0].low in "–-", rest[1]
        if any(chunk.kind in ("verb", "be") for chunk in rest):
            return None
        alone = len(rest) == 2 or rest[2].kind in ("stop", "prep")
        if alone and who.kind == "name" and not who.owns and (dash or " " in who.text):
            return self.resolve(Subject("name", who))
        persons = any(
            chunk.kind == "name" and " " in chunk.text and not chunk.is_body for chunk in rest
        )
        role = next((chunk for chunk in rest[1:4] if chunk.kind == "role"), None)
        if dash and role is not None and not persons:
            # '"..." – parent, Larbert'
            owner = who.text if who.kind == "name" else None
            return Speaker(None, True, role.text, owner, "nobody-named")
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
                or (
                    before is not None
                    and before.kind == "role"
                    and (size > 1 or before.low in w.KIN)
                )
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
                name = self.full(chunk)
                self.mention(name, chunk.title)

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
                written = subjects.phrase_at(sentence, at, max(0, at - 4))
                if written.owner is not None:
                    self.document_of(written)

    def _introduced(self, opening: Subject) -> Speaker | None:
        """Return who the sentence is about, where that is someone new or a body."""
        if opening.kind == "pron":
            return self.pronoun(opening.head.low) if opening.head else None
        speaker = self.resolve(opening)
        if speaker.name is None:
            if speaker.role and opening.head and opening.head.text.islower():
                self.stranger(speaker)
            return None
        if opening.kind == "group":
            self.group = speaker
        if speaker.is_person:
            head = opening.head
            if head is not None and (
                head.kind == "name"
                and (len(speaker.name.split()) > 1 or is_first_name(speaker.name))
            ):
                self.mention(speaker.name, head.title)
            return speaker
        if opening.kind in ("doc", "body") or (
            opening.kind == "name" and opening.head and opening.head.is_body
        ):
            self.body = speaker.name
        return speaker
