"""Understand a line: whom it names, whom it is about, who speaks in it.

In:   a line of the story.
Out:  its sayings with their speakers; the line keeps the rest for those that follow.
Not:  whose a quotation is; `speakers` settles that.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from digest.extract.quotations import clauses, people
from digest.extract.quotations import words as w
from digest.extract.quotations.cast import Cast
from digest.extract.quotations.chunks import KIND, Chunk
from digest.extract.quotations.clauses import Saying
from digest.extract.quotations.complements import opening
from digest.extract.quotations.lines import Line
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.phrases import Subject, phrase_at, places
from digest.extract.quotations.voices import NOWHERE, UNKNOWN_DOCUMENT, Speaker

# How a body that only listens is named: "the committee heard that ...". Inspectors, who hear evidence, quote it.
_HEARERS = frozenset(("body-named", "body-of", "group", "body-by-kind", "for-their-body"))


_NAMING = frozenset("named known referred anonymised".split())
_BEFORE_NAMING = frozenset(("role", "be", "aux"))

# No report: "the document" that a later paragraph quotes is another.
_PASSING = frozenset("statement response comment reaction tweet post message email e-mail".split())


def _opens_with(sentence: Sequence[Chunk], at: int) -> bool:
    """Whether the sentence begins "In a highly critical report" and its document stands at `at`."""
    first = [chunk.low for chunk in sentence[:2]]
    return (
        first in (["in", "a"], ["in", "an"])
        and sentence[at].low not in _PASSING
        and all(chunk.kind in ("word", "det", "aux", "doc", "role") for chunk in sentence[1:at])
    )


def _alias(sentence: Sequence[Chunk]) -> Subject | None:
    """Return the name that the sentence gives to its subject: "One mother, known only as Ms B,"."""
    for at, chunk in enumerate(sentence):
        before = sentence[at - 1]
        if chunk.low in _NAMING and at and (before.low == "," or before.kind in _BEFORE_NAMING):
            for ahead, name in enumerate(sentence[at + 1 : at + 7], at + 1):
                if name.kind in ("stop", "verb", "quote"):
                    return None
                # "Known for her work in Kent" gives no name.
                if name.kind == "name" and sentence[ahead - 1].kind != "prep":
                    return None if name.is_body or name.owns else Subject("name", name)
        if chunk.kind in ("verb", "quote"):
            return None
    return None


class Hearing(Cast):
    """A cast that understands the lines that it is asked about."""

    def sayings(self, line: Line) -> list[Saying]:
        """Understand `line`, and return its sayings that have a speaker."""
        sentence = line.chunks
        kinds = list(map(KIND, sentence))  # quicker to search than the chunks
        found = clauses.sayings(sentence, kinds)
        first = opening(sentence) if kinds[0] != "quote" else None
        # "He told presenter Toby Foster": those named behind a pronoun are not meant by it.
        known = count = len(sentence)
        for saying in found:
            if saying.subject.kind == "pron" and saying.first < known:
                known = saying.first
        # Nobody means a body by "she", nor whoever only owns something.
        names = [
            at for at in places(kinds, "name") if not sentence[at].is_body and not sentence[at].owns
        ]
        for at in names:
            if at < known:
                self._notice(line, kinds, at)
        if first is not None:
            line.subject = self._introduced(first, line)
        if "group" in kinds[:3]:
            for at in places(kinds[:3], "group"):
                if sentence[at].owns:  # "Opposition councillors' hopes"
                    line.group = Speaker(sentence[at].text, rule="group")
        heard, last = self._speakers(line, found) if found else ([], None)
        if known < count:
            for at in names:
                if at >= known:
                    self._notice(line, kinds, at)
        if last is not None and last.is_person and last.name:
            self.mention(line, last.name)  # whoever speaks is nearer to mind than those spoken to
        if "doc" in kinds:
            self._notice_documents(line, kinds, last)
        if last is not None and kinds[-1] != "quote":
            line.voice = last
        elif line.subject is not None and line.subject.is_person and not line.quotes:
            line.voice = line.subject
        return heard

    def _speakers(self, line: Line, found: Sequence[Saying]) -> tuple[list[Saying], Speaker | None]:
        """Return the sayings that have a speaker, and the last who is known."""
        heard: list[Saying] = []
        last: Speaker | None = None
        for saying in found:
            subject, verb = saying.subject, line.chunks[saying.at].low
            if subject.kind == "same":
                speaker = last or line.subject or self.latest(line)
            else:
                speaker = self.resolve(subject, line)
            if subject.kind == "group":
                line.group = speaker
            if subject.kind == "unknown" or (verb == "heard" and speaker.rule in _HEARERS):
                heard.append(saying)
            elif speaker.rule.startswith(UNKNOWN_DOCUMENT) or speaker is NOWHERE:
                saying.speaker = speaker
                heard.append(saying)
            elif speaker.name or speaker.role:
                saying.speaker = last = speaker
                heard.append(saying)
                self.spoke(line, speaker)
                if verb in w.WRITING:
                    line.documents["letter"] = replace(speaker, rule="document")
        return heard, last

    def _notice(self, line: Line, kinds: Sequence[str], at: int) -> None:
        """Remember the person whom the line names at chunk `at`, for the pronouns that follow."""
        sentence, chunk = line.chunks, line.chunks[at]
        after = sentence[at + 1].low if at + 1 < len(sentence) else ""
        introduced = (
            after == ","
            and at + 2 < len(sentence)
            and (kinds[at + 2] in ("rel", "role") or sentence[at + 2].text.isdigit())
        )
        is_full = " " in chunk.text
        before = kinds[at - 1] if at else ""
        low = sentence[at - 1].low if at else ""
        if before == "prep" and low != "to" and not (introduced and is_full):
            return
        if (
            introduced
            or chunk.title
            or (before == "role" and (is_full or low in w.KIN))
            or (
                is_first_name(chunk.text.partition(" ")[0])
                if is_full
                # "Her six-year-old, Alfie, had his own view"
                else (after == "," == low)
                or (is_first_name(chunk.text) and " " in self.full(chunk, line))
            )
        ):
            described = low if before == "role" else ""
            self.mention(line, self.full(chunk, line), chunk.title or described)

    def _notice_documents(self, line: Line, kinds: Sequence[str], speaker: Speaker | None) -> None:
        """Remember whose a document is: "in her report, the auditor says", "Ofsted's letter was sent in May"."""
        sentence = line.chunks
        for at in places(kinds, "doc"):
            chunk = sentence[at]
            before = sentence[max(0, at - 3) : at]
            if not before:
                continue
            if (
                speaker is not None
                and speaker.name
                and (
                    any(c.low in w.POSSESSIVES for c in before)
                    or (not speaker.is_person and _opens_with(sentence, at))
                )
            ):
                line.documents.pop(chunk.low, None)
                line.documents[chunk.low] = speaker
            elif before[-1].kind == "name":
                written = phrase_at(sentence, at, max(0, at - 4))
                if written.owner is not None:
                    self.document_of(written, line)

    def _introduced(self, first: Subject, line: Line) -> Speaker | None:
        """Return who the line is about, where that is someone new or a body."""
        head = first.head
        if first.kind == "pron":
            return self.pronoun(head.low, line) if head else None
        speaker = self.resolve(first, line)
        if speaker.name is None:
            if speaker.role and head and head.text.islower():
                alias = _alias(line.chunks)
                if alias is not None:
                    return self._introduced(alias, line)  # "A mother, named only as Ms B,"
                self.stranger(line, speaker)
            elif first.kind == "doc":
                line.body = speaker
            return None
        if first.kind == "group":
            line.group = speaker
        if speaker.is_person:
            if (
                head is not None
                and head.kind == "name"
                and (len(speaker.name.split()) > 1 or is_first_name(speaker.name))
            ):
                self.mention(line, speaker.name, head.title)
            return speaker
        is_thing = head is not None and (head.is_body or people.is_thing(self.bodies, speaker.name))
        if first.kind in ("doc", "body") or (first.kind == "name" and is_thing):
            line.body = speaker
        return speaker
