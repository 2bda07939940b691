"""The pieces of a sentence, and how a run of capitals becomes a name.

In:   the words of one block.
Out:  `Chunk`s: a name in one piece, with the title or the role that stood before it.
Not:  where sentences begin and end; that is `sentences`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from digest.extract.quotations import words as w
from digest.extract.quotations.marks import Quoted
from digest.extract.quotations.names import is_first_name


class Chunk(NamedTuple):
    """One piece of a sentence.

    kind:  quote, name, or a kind of `words.KIND` (verb, role, doc, body, group, pron, det, prep, conj, opener, rel,
           aux, be, that, according), `stop` for , : – ( ) and ;, or `word` for any other.
    text:  the words as printed, on one line, without a possessive ending.
    low:   the same in lower case.
    owns:  it ended in 's or s'.
    title: for a name, the title before it in lower case.
    is_body: for a name, that it is one of a body and not of a person.
    number: for a quote, which of the block's quoted spans it is.
    """

    kind: str
    start: int
    end: int
    text: str
    low: str
    owns: bool = False
    title: str = ""
    is_body: bool = False
    number: int = -1


Token = tuple[str, int]
NAMES_TOO = frozenset(
    "march april may june august summer winter spring easter christmas will still second first third one three five seven"
    " all great".split()
)
_NOT_AFTER = frozenset("in since until last next this late early mid".split())
PARTICLES = frozenset(
    "de van der den von di da la le ap ab ferch mac na nan upon under y bin al el".split()
)
_OF = frozenset(
    """department ministry university office institute house city royal borough vale bank church college isle isles
    federation association centre society friends chamber board union secretary county duchy institution council
    school court commission ombudsman""".split()
)
_FOR = frozenset(
    "department centre institute campaign association society foundation office secretary minister commission".split()
)
_ENDS = frozenset(
    """council forum authority association trust university network federation service partnership committee society
    union police group board corporation alliance hospitals commission foundation college""".split()
)
_LOWER_ENDS = frozenset(
    "council union party group police university college government parliament assembly council's".split()
)
_COUNCIL_KINDS = frozenset("city county borough district town parish regional unitary".split())
_POST_NOMINALS = frozenset("MP MSP MS MLA AM OBE MBE CBE KC QC JP TD DL".split())


class Capitals:
    """One block's words, and what the capitals among them name.

    tokens: the words and stops, with two blanks behind the last so that no look-ahead needs a test.
    starts: where each token stands in the document.
    now:    the chunks of the sentence that is being read.
    """

    def __init__(
        self,
        text: str,
        raw: str,
        tokens: list[str],
        starts: list[int],
        quoted: Sequence[Quoted],
        adjectives: dict[str, bool],
    ) -> None:
        self.text, self.raw, self.tokens, self.starts = text, raw, tokens, starts
        self.quoted, self.adjectives = quoted, adjectives
        self.done: list[list[Chunk]] = []
        self.now: list[Chunk] = []
        self.quotes = 0

    def is_adjective(self, at: int, word: str) -> bool:
        """Whether a sentence's first word is no name, though it has a capital: "Separate research"."""
        low = self.low_at(at + 1)
        if (len(word) > 1 and word.isupper()) or not low:
            return False
        if (
            w.KIND.get(low) in ("verb", "be", "aux", "conj", "prep", "rel", "opener")
            or low in _LOWER_ENDS
        ):
            return False
        if is_first_name(word):
            return False
        known = self.adjectives.get(word)
        if known is None:
            known = self.adjectives[word] = not self._stands_inside(word)
        return known

    def _stands_inside(self, word: str) -> bool:
        """Whether the story has the word with its capital inside a sentence too."""
        place = self.text.find(f" {word}")
        while place >= 0:
            if self.text[place - 1] not in ".!?:;\"'\n0123456789" and self.text[
                place + 1 + len(word) : place + 2 + len(word)
            ] in (" ", "'", ",", ".", "\n"):
                return True
            place = self.text.find(f" {word}", place + 1)
        return False

    def is_named_of(self, at: int, low: str) -> bool:
        """Whether "Department" goes on as "... for Education"."""
        link = self.low_at(at + 1)
        if not ((link == "of" and low in _OF) or (link == "for" and low in _FOR)):
            return False
        return self.is_capital(at + 2 + (self.low_at(at + 2) == "the"))

    def is_common(self, low: str, first: bool) -> bool:
        """Whether a lone capital is an ordinary word: "Inspectors", "Leader", or a sentence's first word."""
        kind = w.KIND.get(low)
        return kind in ("role", "group", "doc", "body", "prep", "conj", "opener", "according") or (
            first and kind is not None
        )

    def is_capital(self, at: int) -> bool:
        return self.tokens[at][:1].isupper()

    def low_at(self, at: int) -> str:
        word = self.tokens[at] if at < len(self.tokens) else ""
        return word.lower() if word[:1].isalnum() or word == "&" else ""

    def gather(self, at: int) -> int:
        """Return the index after the run of words, from `at`, that make one name."""
        first_low = bare(self.tokens[at])[0]
        end = at + 1
        ministry = first_low in ("department", "ministry")
        titled = first_low in w.TITLES
        limit = min(len(self.starts), at + 16)
        while end < limit:
            last = self.tokens[end - 1]
            if bare(last)[1] and not (self.is_capital(end) and last.endswith("s'")):
                break
            if self.tokens[end] == "." and self._is_initial(end):
                end += 1
                continue
            if self.is_capital(end):
                low = self.low_at(end)
                if low in w.NOT_NAMES and low not in NAMES_TOO:
                    break
                end += 1
                continue
            low = self.low_at(end)
            skip = 2 if low and self.low_at(end + 1) == "the" else 1
            if not low:
                comma = (
                    self.tokens[end] == ","
                    and ministry
                    and self.is_capital(end + 1)
                    and self._ministry_goes_on(end)
                )
                if not comma:
                    break
                end += 2
                continue
            if low in _LOWER_ENDS:
                end += 1
                break
            if low in _COUNCIL_KINDS and bare(self.low_at(end + 1))[0] == "council":
                end += 2
                break
            if low in PARTICLES:
                ahead = end + 1
                while self.low_at(ahead) in PARTICLES:
                    ahead += 1
                if not self.is_capital(ahead):
                    break
                end = ahead + 1
                continue
            if not self.is_capital(end + skip):
                break
            if low == "&":
                end += 2
            elif (
                (low == "of" and bare(last)[0].lower() in _OF)
                or (low == "for" and first_low in _FOR)
                or (low == "and" and (ministry or (not titled and self._body_after_and(at, end))))
            ):
                end += skip + 1
            else:
                break
        return end

    def _is_initial(self, at: int) -> bool:
        """Whether the stop at `at` belongs to an initial: "Miss U. Nidd"."""
        word = self.tokens[at - 1]
        return (
            len(word) == 1
            and word.isupper()
            and self.is_capital(at + 1)
            and self.low_at(at + 1) not in w.NOT_NAMES
            and self.starts[at] == self.starts[at - 1] + 1
        )

    def is_no_name(self, at: int, low: str, *, first: bool) -> bool:
        """Whether a word of `NOT_NAMES` is only that: "First" is a name in "by First Bus", and "March" after "Owen"."""
        return (
            low not in NAMES_TOO
            or first
            or not self.is_capital(at + 1)
            or self.now[-1].low in _NOT_AFTER
        )

    def _ministry_goes_on(self, at: int) -> bool:
        """Whether the comma at `at` stands in a list that ends "X, Y and Z"."""
        for ahead in range(at + 1, min(at + 6, len(self.starts))):
            if self.low_at(ahead) == "and" and self.is_capital(ahead + 1):
                return True
            if not self.is_capital(ahead):
                return False
        return False

    def _body_after_and(self, at: int, end: int) -> bool:
        """Whether "Bath and ..." goes on to the end of a body's name."""
        if end - at > 3 or (end - at == 2 and is_first_name(self.tokens[at])):
            return False
        for ahead in range(end + 1, min(end + 7, len(self.starts))):
            low = bare(self.low_at(ahead))[0]
            if low in _ENDS or low.rpartition("-")[2] in _ENDS:
                return True
            if not self.is_capital(ahead):
                return False
        return False

    def add_named(self, at: int, end: int) -> None:
        """Add the chunks for the tokens from `at` to `end`: roles and titles first, then the name."""
        tokens = list(zip(self.tokens[at:end], self.starts[at:end], strict=True))
        lows = [bare(word)[0] for word, _ in tokens]
        part = self._name_at_end(lows)
        if part:
            # "Minister for Climate Action Gillian Martin": the role's last words, and then the name.
            self._add_name(tokens[:part], "")
            self._add_name(tokens[part:], "minister")
            return
        first = not self.now or self.now[-1].kind in ("stop", "conj", "quote")
        if (
            first
            and len(lows) > 2
            and not is_first_name(lows[0])
            and is_first_name(lows[1])
            and lows[0].endswith(("er", "or", "ist", "ian"))
        ):
            # "Swimmer Gethin ap Rhys": a trade that is in no list
            self._add(tokens[:1], "role")
            self._add_name(tokens[1:], "")
            return
        cut = self._cut(lows)
        if cut == len(lows):
            # "Deputy Leader", "Derby City Council Leader": a role, with a body before it or not.
            split = max((i + 1 for i, low in enumerate(lows[:-1]) if low in _ENDS), default=0)
            if split:
                self._add_name(tokens[:split], "")
            self._add(tokens[split:], "role")
            return
        title = ""
        if cut:
            before = lows[:cut]
            while before and before[-1] in w.TITLES and before[-1] != "chief":
                title = title or before[-1]
                before = before[:-1]
            if before:
                split = max((i + 1 for i, low in enumerate(before[:-1]) if low in _ENDS), default=0)
                if split:
                    self._add_name(tokens[:split], "")
                self._add(tokens[split : len(before)], "role")
        self._add_name(tokens[cut:], title)

    def _name_at_end(self, lows: list[str]) -> int:
        """Return where a person's name begins in a run of capitals that ends a role; 0 where none does."""
        now = self.now
        if len(lows) < 3 or not is_first_name(lows[-2]) or lows[-1] in w.BODY_WORDS:
            return 0
        before = now[-1] if now else None
        if before is None or not (before.low in ("for", "of") or before.kind in ("conj", "name")):
            return 0
        inside = any(c.kind == "role" and c.text[:1].isupper() for c in now[-6:])
        return len(lows) - 2 if inside and not any(low in w.TITLES for low in lows) else 0

    def _cut(self, lows: list[str]) -> int:
        """Return where the name begins among `lows`; their number, when they are a role through and through."""
        if len(lows) > 1 and lows[-1] in _ENDS:
            return 0
        cut = 0
        for i, low in enumerate(lows):
            if i > 1 and i + 1 == len(lows) and low.upper() in _POST_NOMINALS:
                break  # "Dan Foot MP"
            if low in w.TITLES or low in w.ROLES or low in w.PARTIES:
                if i + 1 == len(lows) and i and (is_first_name(lows[i - 1]) or cut):
                    break
                if i + 1 == len(lows) and low in w.PARTIES:
                    break
                cut = i + 1
        return cut

    def _printed(self, start: int, end: int) -> str:
        """Return the words as the file has them, on one line; without Markdown's marks."""
        plain = " ".join(self.text[start:end].split())
        raw = " ".join(self.raw[start:end].split())
        return raw if len(raw) == len(plain) else plain

    def _add(self, tokens: list[Token], kind: str) -> None:
        if not tokens:
            return
        start = tokens[0][1]
        end = tokens[-1][1] + len(tokens[-1][0])
        joined = self._printed(start, end)
        low, owns = bare(joined)
        self.now.append(Chunk(kind, start, end, joined[: len(low)], low, owns))

    def _add_name(self, tokens: list[Token], title: str) -> None:
        if (
            len(tokens) > 2
            and len(tokens[0][0]) > 4
            and tokens[0][0].isupper()
            and not tokens[1][0].isupper()
        ):
            tokens = tokens[1:]  # "FURIOUS Tracey Merton": the first word of a story, in capitals
        start = tokens[0][1]
        end = tokens[-1][1] + len(tokens[-1][0])
        joined = self._printed(start, end)
        low, owns = bare(joined)
        name = joined[: len(low)]
        last = name.rpartition(" ")[2]
        if last in _POST_NOMINALS and " " in name:
            name = name[: -len(last)].rstrip(", ")
            low = name.lower().replace("’", "'")
        lows = low.split()
        is_body = not title and (
            (
                any(word in w.BODY_WORDS for word in low.replace("-", " ").split())
                and not (len(lows) == 2 and is_first_name(lows[0]))
            )
            or (len(lows) == 1 and len(name) > 1 and name.isupper())
            or lows[0] in ("department", "ministry")
            or lows[0] in w.STATES
        )
        self.now.append(Chunk("name", start, end, name, low, owns, title, is_body))


def bare(word: str) -> tuple[str, bool]:
    """Return `word` in lower case without a possessive ending, and whether it had one."""
    low = word.lower()
    if "’" in low:
        low = low.replace("’", "'")
    elif "'" not in low:
        return low, False
    if low.endswith("'s"):
        return low[:-2], True
    if low.endswith("'"):
        return low[:-1], True
    return low, False
