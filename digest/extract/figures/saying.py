"""Say a span of tokens in the text's own words.

In:   a span of tokens (half-open), or None.
Out:  `Saying`, whose methods give its words, cut short and without a loose end; "" when nothing is left.
"""

from digest.extract.figures.lists import listed
from digest.extract.figures.phrases import LIMIT_WORDS, TIME_NOUNS, Phrases
from digest.extract.figures.tokens import Span

_MOST_FINISHING = 4
_LOOSE_ENDS = listed("such being having made given said told more less fewer")
_BEGINS = frozenset("DCA,–-\"'(F#")
_ENDS = frozenset("PDCRXAO,;:–-(\"'.F")
_PRONOUNS = listed("they it he she we i you")


class Saying(Phrases):
    """The phrases of one sentence, and their words."""

    __slots__ = ()

    def say(self, span: Span | None, limit: int = LIMIT_WORDS) -> str:
        """Return the words of `span`, short and without a loose end; "" when nothing is left."""
        if span is None:
            return ""
        a, b = span
        words, classes = self.words, self.classes
        while a < b and classes[a] in _BEGINS and words[a] != "all":
            a += 1
        if b - a > limit:
            b = self._cut(a, b, limit)
        while b > a and (classes[b - 1] in _ENDS or words[b - 1] in _LOOSE_ENDS):
            if classes[b - 1] == "F" and b - 1 == a:
                break
            if words[b - 2 : b] == ["looked", "after"]:
                break
            b -= 1
        return self.slice(a, b) if a < b else ""

    def _cut(self, a: int, b: int, limit: int) -> int:
        """Return where a phrase is cut to be of `limit` words, not inside a compound."""
        classes = self.classes
        count, k = 0, a
        while k < b and count < limit:
            if classes[k] not in ",'\"-":
                count += 1
            k += 1
        if k == b or classes[k] != "N" or classes[k - 1] not in "NYDF&":
            return k
        # finish the compound when it is short, else go back to the phrase before
        end = k
        while end < b and end < k + 2 and classes[end] == "N":
            end += 1
        if end == b or classes[end] != "N":
            return end
        back = k
        while back > a + 1 and classes[back - 1] not in "PCV":
            back -= 1
        return back if back > a + 2 else end

    def _finished(self, b: int, end: int) -> int:
        """Return where a phrase cut at `b` ends once its last noun is whole, at most three tokens on."""
        words, classes = self.words, self.classes
        k = b
        if words[k] == "of" and classes[k - 1] == "N":
            k += 1
        elif classes[k - 1] not in "NC&" or classes[k] not in "NC&":
            return b
        while (k < end and classes[k] in "DN") or (
            k + 1 < end and words[k] in ("and", "&") and self.is_capital(k + 1)
        ):
            k += 1
        return k if k - b <= _MOST_FINISHING and classes[k - 1] == "N" else b

    def _whole(self, a: int, b: int) -> int:
        """Return where a tail ends that is cut at an "of": before "by the end of March", "at a cost of £5m"."""
        words, classes = self.words, self.classes
        end = b if words[b - 1] != "of" else b - 1
        if words[end - 1] not in TIME_NOUNS and classes[end + 1 : end + 2] != "F":
            return b
        start = end - 1
        while start > a and classes[start] in "ND":
            start -= 1
        is_phrase = start > a + 1 and classes[start] == "P" and words[start - 1] != "than"
        return start if is_phrase else b

    def say_tail(self, span: Span | None, limit: int = LIMIT_WORDS) -> str:
        """Return the words of `span` with its opening preposition or auxiliary kept."""
        if span is None:
            return ""
        a, end = span
        b = min(end, a + max(limit, 1))
        classes, words = self.classes, self.words
        if b < end:
            b = self._finished(b, end)
        if words[b : b + 1] == ["of"] or words[b - 1] == "of":
            b = self._whole(a, b)
        while b > a and (
            (classes[b - 1] in _ENDS and (classes[b - 1] != "O" or words[b - 1] in _PRONOUNS))
            or words[b - 1] in _LOOSE_ENDS
        ):
            b -= 1
        return self.slice(a, b) if a < b else ""
