"""Say whom a phrase means at its place in the story: "she", "the report", "the leader", "a council spokesman".

In:   subjects as their sentences put them (`subjects`), each with its line.
Out:  a `Speaker` for each.
Not:  which quotation is whose; `speakers` settles that.
"""

from msgspec.structs import replace

from digest.extract.quotations import kinds, people
from digest.extract.quotations import words as w
from digest.extract.quotations.chunks import Chunk
from digest.extract.quotations.lines import Line
from digest.extract.quotations.names import is_first_name
from digest.extract.quotations.offices import office
from digest.extract.quotations.phrases import Subject
from digest.extract.quotations.stage import Stage, phrase
from digest.extract.quotations.voices import NOBODY, NOWHERE, UNKNOWN_DOCUMENT, Speaker

_ROLE_CHARS = 120
_FROM = (" from ", " on behalf of ", " issued on behalf of ", " issued by ")
_ALSO = {"force": "police"}
# "A company spokesman" speaks for a body of that kind, "a council spokesman" for the council.
_SPOKEN_FOR = (w.BODIES | w.TRADES | {"police"}) - w.COUNCIL_LIKE - {"parish", "town"}
# "A spokesman for the county", "for the mayor"
_COUNCILS_OWN = (
    w.COUNCIL_LIKE | w.OF_COUNCILS | frozenset("city county district mayor local".split())
)


class Cast(Stage):
    """Everyone and everything that the story names."""

    def resolve(self, subject: Subject, line: Line) -> Speaker:
        """Return whom `subject` means at this line of the story."""
        head = subject.head
        if head is None:
            return NOBODY if subject.kind == "unknown" else self.latest(line)
        if subject.kind == "name":
            return self._name(head, subject, line)
        if subject.kind == "pron":
            return self.pronoun(head.low, line)
        if subject.kind == "doc":
            return self.document_of(subject, line)
        if subject.kind == "role":
            return self._role(subject, head, line)
        if subject.kind == "group":
            return self._group(subject, head, line)
        return self._body(subject, head, line)

    def _name(self, head: Chunk, subject: Subject, line: Line) -> Speaker:
        if head.is_body and not subject.definite:
            return Speaker(None, True, head.text, rule="nobody-named")  # "One TA told researchers"
        if head.is_body:
            return Speaker(self.bodies.fuller(head.text), rule="body-named")
        full = self.full(head, line)
        known = self.named.get(full)
        if known is not None:
            return known
        is_full = " " in full
        person = (
            is_full
            or bool(head.title)
            or is_first_name(full)
            or not w.KIN.isdisjoint(subject.about)
        )
        if not person or people.is_thing(self.bodies, full):
            found = Speaker(self.bodies.fuller(full), rule="body-named")
        else:
            found = Speaker(full, True, rule="person-named")
        if is_full:
            self.named[full] = found
        return found

    def pronoun(self, word: str, line: Line) -> Speaker:
        """Return whom "he", "she", "they" or "it" means in a line."""
        if word in ("he", "she"):
            found = self.person(word, line)
            if found is None:
                found = self.latest(line)
            return found if found.is_person else NOBODY
        if word == "they":
            group = next((found.group for found in self.back(line) if found.group), None)
            if group is not None:
                return group
            here = next((x.body for x in self.back(line) if x.body or x.block != line.block), None)
            if here is not None:
                return replace(here, rule="pronoun", role=None)  # nearer than who spoke last
        current = NOWHERE if word == "it" else self.latest(line)
        if not current.is_person:
            found = current if current.name else self.body_before(line)
            if found is not None and found.rule.startswith(UNKNOWN_DOCUMENT):
                return found
            if found is not None and found.name:
                is_person = found.is_person or found.name in self.pronouns
                return Speaker(found.name, is_person, rule="pronoun")
        return current

    def _owner(self, subject: Subject, line: Line) -> Speaker | None:
        """Return the body or person behind the subject: its owner, or what follows "of", "by", "for"."""
        owner = subject.owner
        if subject.of is not None and not (subject.kind == "doc" and owner is not None):
            found = self.resolve(subject.of, line)
            if found.name:
                return found
        if owner is None:
            return None
        if owner.low in ("its", "their"):
            found = self.pronoun("it" if owner.low == "its" else "they", line)
            return None if found.is_person else found
        if owner.low in ("his", "her"):
            return self.pronoun("he" if owner.low == "his" else "she", line)
        if owner.kind == "name":
            return self._name(owner, Subject("name", owner), line)
        if owner.kind in ("body", "group"):
            return self.resolve(Subject(owner.kind, owner), line)
        return None

    def document_of(self, subject: Subject, line: Line) -> Speaker:
        """Return who speaks in "the report said": its maker, as far as the story tells; else the document itself."""
        assert subject.head is not None
        noun = subject.head.low
        maker = self._owner(subject, line)
        if maker is not None and maker.name and not maker.is_person and subject.of is None:
            maker = replace(maker, name=self.bodies.as_council(maker.name))
        if maker is None or maker.name is None:
            behind = self.place(subject.head, line) + len(noun)
            if self.document.text.startswith(_FROM, behind):
                return NOWHERE  # "a statement from the family": somebody's, and not the council's
            maker = self._maker(subject, noun, line)
        if maker is None or maker.name is None:
            return Speaker(None, rule=f"{UNKNOWN_DOCUMENT}{noun}")
        is_person = maker.is_person and (
            is_first_name(maker.name.split()[0]) or maker.name in self.pronouns
        )
        maker = Speaker(maker.name, is_person, rule="document")
        line.documents.pop(noun, None)
        line.documents[noun] = maker
        return maker

    def _maker(self, subject: Subject, noun: str, line: Line) -> Speaker | None:
        """Return who made a document that the sentence itself gives to nobody."""
        if subject.definite and w.OF_COUNCILS.isdisjoint(subject.about):
            known = self.document_before(line, noun) or self.document_before(line, None)
            if known is not None:
                return known
            body = self.body_before(line)
            if body is not None:
                return Speaker(body.name)
        return None if noun in w.OTHERS_DOCUMENTS else Speaker(self.bodies.lead)

    def _role(self, subject: Subject, head: Chunk, line: Line) -> Speaker:
        noun = head.low.split()[-1]
        owner = self._owner(subject, line)
        if noun in w.SPOKES:
            return self._spokes(subject, noun, owner, line)
        if subject.definite:
            known = self._in_role(noun, line) or self._described(noun, subject, line)
            if known is not None:
                return known
        if noun in w.WATCHDOGS:
            name = self.bodies.watchdog(self.place(head, line))
            if name:
                return Speaker(name, rule="watchdog")
        if noun in w.TRADES and subject.definite:
            name = self._of_kind(noun, self.place(head, line), line)
            if name:
                return Speaker(name, rule="body-by-kind")
        role = phrase(subject)
        named = self.named_later(noun, line)
        if named is not None:
            return named
        if owner is not None and owner.name and not owner.is_person:
            return Speaker(owner.name, False, role, owner.name, "by-role")
        if subject.definite and noun in w.COUNCIL_OFFICES and self.bodies.lead:
            return Speaker(self.bodies.lead, False, role, self.bodies.lead, "by-role")
        return Speaker(None, True, role, None, "nobody-named")

    def _spokes(self, subject: Subject, noun: str, owner: Speaker | None, line: Line) -> Speaker:
        assert subject.head is not None
        at = self.place(subject.head, line)
        if owner is not None and owner.name:
            organisation = None if owner.is_person else owner.name
            return Speaker(owner.name, owner.is_person, noun, organisation, "spokesperson")
        if subject.definite and not subject.about:
            spokes = next((found.spokes for found in self.back(line) if found.spokes), None)
            if spokes is not None:
                return replace(spokes, role=noun)
        name = self._about(subject)
        if name is None and (kind := next((x for x in subject.about if x in _SPOKEN_FOR), None)):
            name = self._of_kind(kind, at, line) or " ".join(reversed(subject.about))
        elif name is None and self.document.text.startswith(" for ", at + len(noun)):
            whom = self.document.text[at : at + _ROLE_CHARS].split()[2:5]
            if _COUNCILS_OWN.isdisjoint(whom):
                printed = subject.of.head if subject.of is not None else None
                name = printed.low if printed is not None and printed.low in w.TRADES else None
                return Speaker(name, False, noun, name, "spokesperson")
        name = name or self.subject_here(line)
        if name is None:
            current = self.latest(line)
            if not current.is_person and not self.bodies.is_watchdog(current.name):
                name = current.name  # "Combe Homes said ... A spokeswoman added"
        name = name or self.bodies.lead
        return Speaker(name, False, noun, name, "spokesperson")

    def _in_role(self, noun: str, line: Line) -> Speaker | None:
        """Return who among those named before is a `noun`, or else who behind: "the leader"."""
        before = (person for x in self.back(line) for _, person in reversed(x.persons))
        after = (
            # Not understood: what they say depends on what this line says.
            Speaker(self.full(chunk, later), True)
            for later in self.after(line)
            for chunk in later.chunks
            if chunk.kind == "name" and not chunk.is_body and (chunk.title or " " in chunk.text)
        )
        for persons in (before,) if noun in w.WATCHDOGS else (before, after):
            person = people.in_role(self.bodies, persons, noun)
            if person is not None:
                return replace(person, rule="by-role")
        return None

    def _described(self, noun: str, subject: Subject, line: Line) -> Speaker | None:
        """Return the person spoken of last, for a noun that says more of them: "the 38-year-old mother of two"."""
        private = noun in w.PRIVATE or any(
            word in w.NO_LONGER or word.endswith("-old") for word in subject.about
        )
        if not private or subject.owner is not None:
            return None
        person = self.person(w.PRONOUN_OF.get(noun), line)
        if person is None or person.name is None or noun in w.PRIVATE:
            return person
        theirs, _ = people.role(self.bodies, person.name)
        return replace(person, role=None if theirs else self._in_full(subject, line))

    def _in_full(self, subject: Subject, line: Line) -> str:
        """Return the role as the sentence has it, with what follows: "former member for energy"."""
        short = phrase(subject)
        at = self.document.text.find(short, line.start)
        if at < 0:
            return short
        words = self.document.raw[at : at + _ROLE_CHARS].split()
        return office(self.bodies, words, must_reach_end=False, apposed=True)[0] or short

    def _of_kind(self, noun: str, at: int, line: Line) -> str | None:
        """Return the body that "the trust", "the firm" at `at` means."""
        name = self.bodies.ending_with(_ALSO.get(noun, noun), at)
        name = name or kinds.introduced(self.bodies, noun, at)
        if name is None and noun in w.ANY_BODY:
            bodies = (found.body.name for found in self.back(line) if found.body)
            name = kinds.likely(self.bodies, noun, filter(None, bodies))
        return name or kinds.ended(self.bodies, noun, at)

    def _about(self, subject: Subject) -> str | None:
        """Return the body that the words before the head mean: a council spokesman."""
        if any(word in w.COUNCIL_LIKE or word in w.OF_COUNCILS for word in subject.about):
            return self.bodies.council(subject.about)
        return None

    def _group(self, subject: Subject, head: Chunk, line: Line) -> Speaker:
        noun = head.low
        owner = self._owner(subject, line)
        if noun in w.WATCHDOGS:
            name = (owner.name if owner else None) or self.bodies.watchdog(self.place(head, line))
            if name:
                return Speaker(name, rule="watchdog")
        if owner is not None and owner.name and not owner.is_person and noun in w.FOR_THEIR_BODY:
            return Speaker(owner.name, rule="for-their-body")
        if noun in w.TRADES and subject.definite:
            maker = self.document_before(line, None)
            if maker is not None and maker.name and not maker.is_person:
                return Speaker(maker.name, False, noun, rule="by-trade")
        name = self._about(subject)
        if noun in ("officers", "officials", "planners"):
            name = name or self.bodies.lead
        if name and noun in w.FOR_THEIR_BODY:
            return Speaker(name, rule="for-their-body")
        return Speaker(self.with_words(subject, head, line), rule="group")

    def _body(self, subject: Subject, head: Chunk, line: Line) -> Speaker:
        noun, at = head.low.split()[-1], self.place(head, line)
        owner = self._owner(subject, line)
        if noun == "team" and not w.DOCUMENTS.isdisjoint(subject.about):
            review = Subject("doc", replace(head, low="review"), subject.owner, subject.of)
            return self.document_of(review, line)
        parties = subject.owner is not None and set(subject.owner.low.split()) & w.PARTIES
        if owner is not None and owner.name and not owner.is_person and not parties:
            return Speaker(owner.name, rule="body-of")
        if noun == "team":
            name = self.bodies.lead
        elif noun in w.COUNCIL_LIKE:
            name = self.council_here(line) or self.bodies.council(subject.about)
        elif noun in w.WATCHDOGS:
            name = self.bodies.watchdog(at)
        elif noun == "union":
            name = self.bodies.union(at) or self.bodies.ending_with(noun, at)
        else:
            name = self._of_kind(noun, at, line)
        if name is None:
            if not subject.definite:
                return NOBODY
            return Speaker(self.with_words(subject, head, line), rule="group")
        return Speaker(name, rule="body-by-kind")
