"""Split a block into sentences.

In:   plain text (see `clean`) and a block's span.
Out:  spans in order; together they hold every word of the block.
Not:  sentences inside one quotation marks' pair are split too: `"One. Two," he said.` is two.
"""

import re

from digest.records import Span

_END = re.compile(
    r"""
    (?P<stop> [.!?…]+ ['")\]]* )     # the stop, with the marks that close it
    \s+
    (?= ['"(\[]* [A-Z0-9£€$] | [–•] )   # and something that can begin a sentence
    """,
    re.VERBOSE,
)

# A stop after one of these ends a word, not a sentence.
_ABBREVIATED = re.compile(
    r"""(?: \b (?: Mr|Mrs|Ms|Mx|Dr|Prof|Cllr|Cllrs|Coun|Sir|Rev|Revd|Hon|Rt|St|Ste|Jr|Snr|Supt|Insp|Sgt|Capt|Col|Maj|Gen
          | No|Nos|vs|v|eg|e\.g|ie|i\.e|etc|al|approx|Ltd|Co|Inc|Dept|Gov|Est|Tel|Ref|Ext|p|pp|par
          | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)
      | (?<![A-Za-z]) [A-Z] (?:\.[A-Z])* ) \. ['")\]]* $""",
    re.VERBOSE,
)
# These may end a sentence as well as a word: they do so before a capital that is not a name's.
_LOOKBACK_CHARS = 12


def split(text: str, span: Span) -> list[Span]:
    """Return the sentences of `text` between the ends of `span`, without outer blanks."""
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        stop = match.end("stop")
        if match.group("stop")[0] == "." and _ABBREVIATED.search(
            text, max(start, stop - _LOOKBACK_CHARS), stop
        ):
            continue
        _add(found, text, start, stop)
        start = match.end()
    _add(found, text, start, span.end)
    return found


def lines(text: str, span: Span) -> list[Span]:
    """Return the lines of `text` between the ends of `span`, without outer blanks."""
    found: list[Span] = []
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        _add(found, text, start, end)
        start = end + 1
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start=start, end=end))
