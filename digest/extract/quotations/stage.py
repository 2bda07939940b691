"""Remember who was there: who spoke, who was named, which document was whose, each at its line of the story.

In:   what `hearing` finds in a line.
Out:  the last of each kind before a line: who spoke, the person whom "she" may mean, the body, the document's maker.
Not:  whom a phrase means; `cast` says that.

Whoever is meant was named before, so the story is read backwards from the line that asks, and no further than to
the line that answers.
"""

from collections.abc import Sequence
from itertools import islice

from digest.extract.quotations import clauses, people
from digest.extract.quotations import words as w
from digest.extract.quotations.bodies import Bodies
from digest.extract.quotations.chunks import KIND, Chunk
from digest.extract.quotations.clauses import Saying
from digest.extract.quotations.complements import opening
from digest.extract.quotations.lines import Line, Lines
from digest.extract.quotations.marks import READ, Quoted
from digest.extract.quotations.names import NAME_PARTICLES, gender
from digest.extract.quotations.phrases import Subject
from digest.extract.quotations.voices import NOBODY, UNKNOWN_DOCUMENT, Speaker
from digest.records import Block, Document

# "She" leads to a line whose "she" leads to another: nobody follows further.
_DEPTH = 12


_OF_A_PHRASE = w.ROLE_MODIFIERS | w.NO_LONGER
_NEVER_NAMED = w.SPOKES | w.PAIRS


def phrase(subject: Subject) -> str:
    """Return the role as the sentence has it: "deputy leader"."""
    before = [word for word in reversed(subject.about) if word in _OF_A_PHRASE]
    return " ".join([*before, subject.head.low if subject.head else ""])


def _is_unnamed(subject: Subject) -> bool:
    """Whether the subject is a person whom a name may follow: "a mother", "its chief executive"."""
    return (
        subject.kind == "role"
        and subject.head is not None
        and subject.head.low.rpartition(" ")[2] not in _NEVER_NAMED
        and (not subject.definite or (subject.owner is not None and subject.owner.low == "its"))
    )


class Stage(Lines):
    """Everyone and everything that the story names, each at its line.

    pronouns: what is known of "he" and "she" by name.
    named:    who is meant by a name of two words or more.
    depth:    how many lines wait for another to be understood.
    """

    depth = 0

    def __init__(
        self,
        document: Document,
        bodies: Bodies,
        blocks: Sequence[Block],
        spans: Sequence[Sequence[Quoted]],
    ) -> None:
        super().__init__(document, bodies, blocks, spans)
        self.pronouns: dict[str, str | None] = {}
        self.named: dict[str, Speaker] = {}

    def understood(self, line: Line) -> Line:
        """Return `line` once it knows whom it names and who speaks in it."""
        if line.is_understood or self.depth > _DEPTH:
            return line
        line.is_understood = True
        if len(line.chunks) > 1:
            self.depth += 1
            self.sayings(line)
            self.depth -= 1
        return line

    def sayings(self, line: Line) -> list[Saying]:
        """Understand `line`, and return its sayings that have a speaker."""
        raise NotImplementedError

    def spoke(self, line: Line, speaker: Speaker) -> None:
        """Remember that `speaker` spoke in `line`."""
        line.voice = speaker
        if speaker.role in w.SPOKES and speaker.name:
            line.spokes = speaker
            key = f"{speaker.role} {speaker.name}"
            self.pronouns[key] = {"spokesman": "he", "spokeswoman": "she"}.get(speaker.role or "")
            line.persons.append((key, speaker))
        if speaker.name and (not speaker.is_person or speaker.rule == "document"):
            line.body = speaker  # "the letter begins ... It goes on"
        if speaker.is_person and speaker.name:
            self.mention(line, speaker.name)
        elif speaker.role and not speaker.name:
            self.stranger(line, speaker)

    def stranger(self, line: Line, speaker: Speaker) -> None:
        """Remember one who is never named, for the pronouns that follow: "A tenant said ... she told the court"."""
        key = f"{speaker.role} {line.block}.{line.number}.{len(line.persons)}"
        noun = (speaker.role or "").rpartition(" ")[2]
        self.pronouns[key] = "they" if noun in w.PAIRS else w.PRONOUN_OF.get(noun)
        line.persons.append((key, speaker))

    def mention(self, line: Line, name: str, title: str = "") -> None:
        """Remember that `line` names a person."""
        persons = line.persons
        if persons and persons[-1][0] == name:
            return
        if self.pronouns.get(name) is None:
            self.pronouns[name] = w.PRONOUN_OF.get(title) or gender(name.partition(" ")[0])
        persons.append((name, Speaker(name, True, None, None, "pronoun")))

    def place(self, head: Chunk, line: Line) -> int:
        """Return where `head` stands."""
        return max(line.start, self.document.raw.find(head.text, line.start))

    def with_words(self, subject: Subject, head: Chunk, line: Line) -> str:
        """Return the head with the words right before it: "harbour board"."""
        words = [head.text]
        at = self.place(head, line)
        before = self.document.raw[max(0, at - 60) : at].split()[::-1]
        for word in before[: len(subject.about)]:
            if not word.replace("-", "").isalpha():
                break
            words.insert(0, word)
        return " ".join(words)

    def full(self, head: Chunk, line: Line) -> str:
        """Return the fullest form of a person's name: "Brown" is "Abi Brown" where the story says so."""
        first, more, _ = head.text.partition(" ")
        if more and first.lower() not in NAME_PARTICLES:
            return head.text
        pronoun = w.PRONOUN_OF.get(head.title)
        full = people.full_name(self.bodies, head.text, self.place(head, line), pronoun)
        return full or head.text

    def latest(self, line: Line) -> Speaker:
        """Return who spoke last."""
        for found in self.back(line):
            if found.voice is not None:
                return found.voice
        return NOBODY

    def person(self, pronoun: str | None, line: Line) -> Speaker | None:
        """Return the person named last; `pronoun` None asks for any."""
        for found in self.back(line):
            for key, speaker in reversed(found.persons):
                known = self.pronouns.get(key)
                if known is None or pronoun is None or known == pronoun:
                    self.pronouns[key] = pronoun or known
                    return speaker
        return None

    def body_before(self, line: Line) -> Speaker | None:
        """Return the body that was last named before a line, or None."""
        return next((found.body for found in self.back(line) if found.body), None)

    def subject_here(self, line: Line) -> str | None:
        """Return the body that the block was last about: 'The trust put the cost at £26m. "...," a spokesman said.'"""
        for found in self.back(line):
            if found.block != line.block:
                return None
            body = found.body if found is not line else None
            if body is not None and body.name:
                return None if self.bodies.is_watchdog(body.name) else body.name
        return None

    def council_here(self, line: Line) -> str | None:
        """Return the council that the block has named already."""
        for found in self.back(line):
            if found.block != line.block:
                return None
            for chunk in reversed(found.chunks):
                if chunk.kind == "name" and chunk.is_body and chunk.low.endswith("council"):
                    return self.bodies.fuller(chunk.text)
        return None

    def document_before(self, line: Line, noun: str | None) -> Speaker | None:
        """Return the maker of the document last spoken of; None asks for any."""
        for found in self.back(line):
            if noun in found.documents:
                return found.documents[noun]
            if noun is None and found.documents:
                return next(reversed(found.documents.values()))
        return None

    def maker(self, speaker: Speaker, line: Line) -> Speaker:
        """Return the speaker of a document whose maker the story names only later."""
        if not speaker.rule.startswith(UNKNOWN_DOCUMENT):
            return speaker
        noun = speaker.rule.removeprefix(UNKNOWN_DOCUMENT)
        found = self.document_before(line, noun)
        if found is None:
            for later in self.after(line):
                if noun in self.understood(later).documents:
                    return later.documents[noun]
        return found or NOBODY

    def named_later(self, noun: str, line: Line) -> Speaker | None:
        """Return who the first paragraph leaves to the next to name: "A mum has won ...", "Jo Bright, from Yeovil, ..."."""
        if noun in w.PAIRS or any(block.kind in READ for block in self.blocks[: line.block]):
            return None
        pronoun = w.PRONOUN_OF.get(noun)
        for later in self.after(line):
            if later.block > line.block + 2:
                return None
            first = opening(later.chunks)
            head = first.head if first is not None and first.kind == "name" else None
            if head is None or head.is_body or head.owns:
                continue
            name = self.full(head, later)
            theirs, _ = people.role(self.bodies, name)
            known = self.pronouns.get(name) or gender(name.split()[0])
            if " " not in name or (pronoun and known and known != pronoun):
                continue
            if theirs is not None and noun not in theirs.lower().split():
                return None
            return Speaker(name, True, rule="named-later")
        return None

    def introduced_as(self, name: str) -> str | None:
        """Return the role that the first paragraph gives to whom the next one names: "An independent candidate has won"."""
        readable = (number for number, block in enumerate(self.blocks) if block.kind in READ)
        read = list(islice(readable, 3))
        at = people.occurrences(self.bodies, name)
        if len(read) < 2 or not at or at[0] >= self.blocks[read[-1]].span.end:
            return None
        if self.document.text.startswith(", of ", at[0] + len(name)):
            return None  # "Ann Field, of the residents' group,"
        for number in read[1:]:
            first = opening(self.of(number)[0].chunks) if self.of(number) else None
            if first is None or first.head is None or first.kind != "name":
                continue
            if first.head.text != name:
                return None
            for line in self.of(read[0]):
                said = (
                    saying.subject
                    for saying in clauses.sayings(line.chunks, list(map(KIND, line.chunks)))
                )
                for subject in (opening(line.chunks), *said):
                    if subject is not None and _is_unnamed(subject):
                        return phrase(subject)
        return None
