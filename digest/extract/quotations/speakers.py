"""Say who speaks each quotation.

In:   a Document, what is known of its bodies, and the spans quoted in each block.
Out:  a `Speaker` for every quoted span.
Not:  a person's role; `people` reads that once it is known whose is wanted.
"""

from collections.abc import Sequence

from msgspec import Struct

from digest.extract.quotations import clauses
from digest.extract.quotations import words as w
from digest.extract.quotations.clauses import Saying
from digest.extract.quotations.hearing import Hearing
from digest.extract.quotations.lines import Line
from digest.extract.quotations.marks import READ, Quoted
from digest.extract.quotations.phrases import Subject, phrase_at
from digest.extract.quotations.sentences import sentences
from digest.extract.quotations.voices import NOBODY, Speaker
from digest.records import Block


class Said(Struct, frozen=True, gc=False):
    """What `Story.read` found for one quoted span.

    line: the line it stands in; its voice is the speaker's.
    own: the story gives this span a saying of its own, and does not leave it to the one before.
    """

    speaker: Speaker
    own: bool
    line: Line | None


# What is too short to be a quotation is spoken by nobody, and need not be read for.
UNHEARD = Said(NOBODY, False, None)


class Story(Hearing):
    """The state of mind of one who reads the story from its start."""

    def read(self, block: int) -> list[Said]:
        """Return what was found for each quoted span of the block, in order."""
        said = [UNHEARD] * len(self.spans[block])
        lines = self.of(block)
        colon = self._colon(block)
        for number, line in enumerate(lines):
            if len(line.chunks) == 1 and len(lines) == 1:
                said[0] = self._unattended(line, colon)
            elif line.quotes:
                line.is_understood = True
                heard = self.sayings(line) if len(line.chunks) > 1 else []
                following = lines[number + 1] if number + 1 < len(lines) else None
                for at in line.quotes:
                    which = line.chunks[at].number
                    span = self.spans[block][which]
                    said[which] = self._said(line, at, span, heard, following, colon)
                colon = None
        return said

    def _colon(self, block: int) -> Speaker | None:
        """Return who the block before left about to speak: "Jo Brown, the leader, said:"."""
        if not block:
            return None
        last = self.blocks[block - 1].span.end
        if ":" not in self.document.text[last - 3 : last]:
            return None
        lines = self.of(block - 1)
        if not lines or lines[-1].chunks[-1].low != ":":
            return None
        before = self.understood(lines[-1])
        return before.voice or before.subject

    def _unattended(self, line: Line, colon: Speaker | None) -> Said:
        """Return who speaks a paragraph that is a quotation and nothing else."""
        if colon is None:
            return Said(self.latest(line), False, line)
        self.spoke(line, colon)
        return Said(colon, True, line)

    def _said(
        self,
        line: Line,
        at: int,
        span: Quoted,
        heard: Sequence[Saying],
        following: Line | None,
        colon: Speaker | None,
    ) -> Said:
        """Return who speaks the quotation at chunk `at` of the line."""
        sentence = line.chunks
        tail = self.document.text[span.end - 1] if span.end > span.start else ""
        owner = clauses.attributed(sentence, at, heard, tail)
        if owner is not None:
            speaker = owner.speaker
            if speaker.name or speaker.role:
                line.voice = speaker
            return Said(speaker, True, line)
        introduced = at > 0 and sentence[at - 1].low == ":"
        found = (
            (self._late(following) if at + 1 == len(sentence) else None)
            or (colon if at == 0 else None)
            or (line.subject or self._labelled(line, at) if introduced else None)
            or self._signed(line, at)
        )
        if found is not None:
            self.spoke(line, found)
            return Said(found, True, line)
        subject = line.subject
        if subject is not None and subject.rule == "person-named" and at and not heard:
            # 'Jo Brown accepted the notice "without a quibble"'
            return Said(subject, False, line)
        return Said(self.latest(line), False, line)

    def _labelled(self, line: Line, at: int) -> Speaker | None:
        """Return who is meant by the role alone that stands before the colon: 'Resident: "..."'."""
        label = line.chunks[: at - 1]
        if not label or label[-1].kind != "role" or label[-1].owns:
            return None
        if any(chunk.kind not in ("role", "det") for chunk in label):
            return None
        return self.resolve(phrase_at(line.chunks, at - 2, 0), line)

    def _late(self, following: Line | None) -> Speaker | None:
        """Return the speaker of '"Where now?" Mr Brown asked.', which a stop inside the marks parts in two."""
        chunks = following.chunks if following is not None else ()
        if following is None or len(chunks) < 2:
            return None
        who, verb = chunks[0], chunks[1]
        if (
            who.kind == "name"
            and " " in who.text
            and len(chunks) < 9
            and verb.low in (",", "(")
            and not any(chunk.kind in ("verb", "be", "quote", "aux") for chunk in chunks)
        ):
            return self.resolve(Subject("name", who), following)  # '"..." Jo Brown, Bury'
        if who.kind not in ("name", "pron") or verb.kind != "verb" or verb.low in w.NOUN_LIKE:
            return None
        if len(chunks) > 2 and chunks[2].kind not in ("prep", "aux"):
            return None
        if any(chunk.kind in ("quote", "that") for chunk in chunks):
            return None
        return self.resolve(Subject(who.kind, who), following)

    def _signed(self, line: Line, at: int) -> Speaker | None:
        """Return who signs a quotation without a verb: '"..." – Jo Brown, resident'."""
        rest = list(line.chunks[at + 1 : at + 8])
        if len(rest) < 2 or rest[0].kind != "stop" or rest[0].low not in "–-,(":
            return None
        dash, who = rest[0].low in "–-", rest[1]
        if any(chunk.kind in ("verb", "be") for chunk in rest):
            return None
        alone = len(rest) == 2 or rest[2].kind in ("stop", "prep")
        if alone and who.kind == "name" and not who.owns and (dash or " " in who.text):
            return self.resolve(Subject("name", who), line)
        persons = any(c.kind == "name" and " " in c.text and not c.is_body for c in rest)
        role = next((chunk for chunk in rest[1:4] if chunk.kind == "role"), None)
        if dash and role is not None and not persons:
            # '"..." – parent, Larbert'
            owner = who.text if who.kind == "name" else None
            return Speaker(None, True, role.text, owner, "nobody-named")
        return None

    def signature(self, number: int) -> Speaker | None:
        """Return who signs the quotation above, where the block is a line such as "– Jo Brown, resident"."""
        block: Block = self.blocks[number]
        start, end = block.span.start, block.span.end
        if (
            block.kind not in READ
            or self.document.text[start : start + 1] not in ("–", "-")
            or end - start > 150
        ):
            return None
        cut = sentences(self.document, (), start, end, {})
        if len(cut) != 1 or len(cut[0][1]) < 2:
            return None
        chunks = cut[0][1]
        name = next((chunk for chunk in chunks[:4] if chunk.kind == "name"), None)
        if name is None or any(chunk.kind == "verb" for chunk in chunks):
            return None
        return self.resolve(Subject("name", name), Line(number, 0, start, chunks))
