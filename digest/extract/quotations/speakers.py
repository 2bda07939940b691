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
from digest.extract.quotations.marks import Quoted
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.sentences import sentences
from digest.extract.quotations.subjects import Subject
from digest.records import Block, Document

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


class Story(Cast):
    """The state of mind of one who reads the story from its start.

    colon: who the block before left about to speak: "Jo Brown, the leader, said:".
    """

    def __init__(self, document: Document, bodies: Bodies) -> None:
        super().__init__(document, bodies)
        self.colon: Speaker | None = None
        self.recent: list[Block] = []
        self.unread: list[Block] = []

    def skip(self, block: Block) -> None:
        """Put a block without quotations aside. The last few are read before the next quotation is."""
        self.recent.append(block)
        if sum(recent.kind != "item" for recent in self.recent) > _RECENT_BLOCKS:
            self.unread.append(self.recent.pop(0))

    def recall(self) -> bool:
        """Read what was skipped long ago; asked only when the lines before a quotation do not say enough."""
        if not self.unread:
            return False
        blocks, self.unread = self.unread, []
        older = Story(self.document, self.bodies)
        for block in blocks:
            older._read(block, ())
        self.persons[:0] = older.persons
        self.documents = older.documents | self.documents
        self.pronouns = older.pronouns | self.pronouns
        self.mentioned |= older.mentioned
        self.body = self.body or older.body
        self.spokes = self.spokes or older.spokes
        if self.current is NOBODY:
            self.current = older.current
        return True

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
        return [found or Said(self.latest(), False, False) for found in said]

    def _sentence(
        self,
        sentence: Sequence[Chunk],
        following: Sequence[Chunk],
        quoted: Sequence[Quoted],
        said: list[Said | None],
        colon: Speaker | None,
    ) -> None:
        found = clauses.sayings(sentence)
        opening = subjects.opening(sentence)
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
                speaker = last or subject or self.latest()
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
            self.spoke(speaker)
        self._notice(sentence, known, count)
        if last is not None and last.is_person and last.name:
            self.mention(last.name)  # whoever speaks stays nearer to mind than those spoken to
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
                self.spoke(late)
                continue
            if at == 0 and colon is not None:
                said[chunk.number] = Said(colon, True, True)
                self.current = colon
                continue
            if at and subject is not None and sentence[at - 1].low == ":":
                said[chunk.number] = Said(subject, True, True)
                self.spoke(subject)
                continue
            signed = self._signed(sentence, at)
            if signed is not None:
                said[chunk.number] = Said(signed, True, True)
                self.spoke(signed)
                continue
            said[chunk.number] = Said(self.latest(), False, lead_in)
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
        rest = list(sentence[at + 1 : at + 8])
        if len(rest) < 2 or rest[0].kind != "stop" or rest[0].low not in "–-,(":
            return None
        if (
            rest[1].kind == "name"
            and not rest[1].owns
            and (rest[0].low in "–-" or len(rest[1].text.split()) > 1)
        ):
            if any(chunk.kind in ("verb", "be") for chunk in rest) or (
                len(rest) > 2 and rest[2].kind not in ("stop", "prep")
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

    def _introduced(self, opening: Subject, sentence: Sequence[Chunk]) -> Speaker | None:
        """Return who the sentence is about, where that is someone new or a body."""
        if opening.kind == "pron":
            return self.pronoun(opening.head.low) if opening.head else None
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
                self.mention(speaker.name, head.title)
            return speaker
        if opening.kind in ("doc", "body") or (
            opening.kind == "name" and opening.head and opening.head.is_body
        ):
            self.body = speaker.name
        return speaker
