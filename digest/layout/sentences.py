"""Split a block into sentences.

In:   plain text (see `clean`) and a block's span.
Out:  spans in order; together they hold every word of the block.
Not:  sentences inside one pair of quotation marks are split too: `"One. Two," he said.` is two.

A stop ends a sentence when something that can begin one follows, unless the stop belongs to a word ("Cllr.",
"No. 10", "J. K. Rowling") or the words after it say who spoke ("Where are they?" Mr Hill asked.).
Examples: tests/layout/sentences.yaml.
"""

import re

from digest.records import Span


def _end(stop: str) -> re.Pattern[str]:
    """Return what ends a sentence, of those that `stop` ends."""
    # The look-behind keeps a run of a million stops from being tried a million times.
    return re.compile(
        rf"""
        {stop} (?<![.!?…]{{2}}) [.!?…]* ['")\]]*   # the stop, with the marks that close it
        (?: (?P<gap> \s+ ) (?= ['"(\[]* [A-Z0-9À-Þ£€$] | [–•] )   # and something that can begin a sentence
          | (?= (?:The|It|He|She|They|But|In|This|We|Councillor|Cllr)\s ) )   # or a paste that lost its space
        """,
        re.VERBOSE,
    )


_END, _FULL_STOP = _end("[.!?…]"), _end(r"\.")
"""The second does for most paragraphs, and is looked for several times as fast."""

OTHER_STOPS = "?!…"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALWAYS = _words(
    "mr mrs ms mx messrs dr prof cllr cllrs coun sir rev revd fr hon rt st ste supt insp sgt capt col maj lt gen det cpl pc"
    " vs v eg e.g ie i.e approx cf viz esp incl tel ref ext dept gov mgr asst dir"
)
"""A stop after one of these never ends a sentence, whatever follows."""

_BEFORE_NUMBER = _words(
    "no nos p pp par para fig vol art sec s c ch pt cap jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""These are short for a word only before a number: "No. 10", but "The answer was no. Ten people left."."""

_SOMETIMES = _words(
    "ltd co inc plc corp bros jr snr etc al est rd ave sq ln hwy mon tue tues wed thu thur thurs fri sat sun"
    " jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m u.k u.s ft in lb oz min max hrs"
)
"""These end a sentence when the next word plainly begins one."""

_STARTERS = _words(
    "the a an it its he she they we i you but and in on at this that these those there when while if as after before for from"
    " to with by all both each some many most more one no not nor his her their our my what who why how where councillor"
    " councillors council cllr mr mrs ms dr residents members officers people however meanwhile although since because under"
    " another others last next now then so only also about around police staff work"
)
_SHORT = _ALWAYS | _BEFORE_NUMBER | _SOMETIMES
_LAST_WORD = re.compile(r"(?:[A-Za-z]\.){1,3}[A-Za-z]?$|[A-Za-z][\w-]{0,12}$")
_NEXT_WORD = re.compile(r"\s*['\"(\[]*([A-Za-zÀ-ÿ][\w']*)?")
_SAYS = re.compile(
    r"\s+(?:[A-Z][\w'-]*\s+){1,4}(?:said|says|asked|asks|added|told|replied|wrote|shouted|joked|demanded|continued|cried)\b"
)
_LOOKBACK_CHARS = 14
_NUMBERS = re.compile(r"\(?\d{1,2}$")


def split(text: str, span: Span, others: str = OTHER_STOPS) -> list[Span]:
    """Return the sentences of `text` between the ends of `span`, without outer blanks.

    others: which of `OTHER_STOPS` the text has.
    """
    start, end = span.start, span.end
    if start < end and (text[start].isspace() or text[end - 1].isspace()):
        start, end = _trimmed(text, start, end)
        span = Span(start=start, end=end)
    ends = _FULL_STOP
    for other in others:
        if text.find(other, start, end) >= 0:
            ends, first = _END, start
            break
    else:
        first = text.find(".", start, end - 2)
        if first < 0:  # one sentence, as most paragraphs are
            return [span] if start < end else []
    found: list[Span] = []
    for match in ends.finditer(text, first, end):
        mark, after = match.span()
        gap = match.start(1)
        stop = after if gap < 0 else gap
        if (gap >= 0 or _glued(text, mark)) and (
            # Most sentences end with a plain word and a stop.
            (stop == mark + 1 and _is_plain(text[text.rfind(" ", start, mark) + 1 : mark]))
            or not _goes_on(text, start, mark, stop, end)
        ):
            found.append(Span(start=start, end=stop))
            start = after
    if start < end:
        found.append(Span(start=start, end=end))
    return found


def _is_plain(word: str) -> bool:
    """Whether `word` is one of letters that no stop belongs to."""
    return word.isalpha() and word.isascii() and len(word) > 1 and word.lower() not in _SHORT


def _glued(text: str, position: int) -> bool:
    """Whether a stop without a space after it ends a sentence: "homes.The council", not "Wilmslow.Co"."""
    return position > 2 and text[position] in ".!?" and text[position - 2 : position].islower()


def _goes_on(text: str, start: int, mark: int, stop: int, end: int) -> bool:
    """Whether the stop at `mark` belongs to a word, or to a question inside the sentence."""
    if text[mark] != ".":
        return (
            text[mark] in "!?"
            and text[stop - 1] in "'\""
            and bool(_SAYS.match(text, stop, min(end, stop + 80)))
        )
    if text.startswith(".", mark + 1):
        return False
    near = max(start, mark - _LOOKBACK_CHARS)
    if _is_plain(text[max(near, text.rfind(" ", near, mark) + 1) : mark]):
        return False
    word = _LAST_WORD.search(text, near, mark)
    if word is None:
        # "1. The council" at the start is a number of a list, "in 2021. The council" an end.
        number = _NUMBERS.search(text, max(start, mark - 4), mark)
        return number is not None and number.start() == start
    low = word.group().lower()
    if low in _ALWAYS:
        return True
    following = _NEXT_WORD.match(text, stop, min(end, stop + 40))
    next_word = (following.group(1) or "") if following else ""
    initial = len(low) == 1 and word.group().isupper()
    if low in _BEFORE_NUMBER and not initial:
        return not next_word and text[stop : stop + 3].strip()[:1].isdigit()
    if low in _SOMETIMES or initial or "." in low:
        return bool(next_word) and next_word.lower() not in _STARTERS
    return False


def lines(text: str, span: Span) -> list[Span]:
    """Return the lines of `text` between the ends of `span`, without outer blanks."""
    found: list[Span] = []
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        first, last = _trimmed(text, start, end)
        if first < last:
            found.append(Span(start=first, end=last))
        start = end + 1
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of what stands between `start` and `end`, without outer blanks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
