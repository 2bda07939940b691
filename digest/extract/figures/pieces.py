"""Cut the sentences that are too long to be read whole.

In:   the spans of a document's sentences, and the drafts in reading order, each with its sentence's index.
Out:  spans that are short enough; the drafts' indexes are set anew where a sentence was cut.
Not:  the sentence that a reader is shown; `found.evidence` gives that.

A list or a table without stops may be one "sentence" of a thousand figures. Every rule that looks around a
figure looks through its sentence, so the time to read one must not grow with its figures.
"""

from collections import Counter
from itertools import groupby, starmap
from operator import sub

from digest.extract.figures.drafts import Draft

_LONGEST_CHARS = 1500
_MOST_FIGURES = 40
_PIECE_CHARS = 400
_PIECE_FIGURES = 12

Spans = list[tuple[int, int]]


def cut(spans: Spans, drafts: list[Draft], length: int) -> Spans:
    """Return `spans`, with the long ones cut in front of a figure. length: of the text."""
    if not spans:
        spans = [(0, length)]
    longest = -min(starmap(sub, spans))
    if len(drafts) <= _MOST_FIGURES and longest <= _LONGEST_CHARS:
        return spans  # as nearly always
    counted = Counter([draft.sentence for draft in drafts])
    if all(
        count <= _MOST_FIGURES and spans[index][1] - spans[index][0] <= _LONGEST_CHARS
        for index, count in counted.items()
    ):
        return spans
    groups = {index: list(group) for index, group in groupby(drafts, lambda d: d.sentence)}
    short: Spans = []
    for index, (start, end) in enumerate(spans):
        group = groups.get(index, [])
        if len(group) > _MOST_FIGURES or (group and end - start > _LONGEST_CHARS):
            _cut(start, end, group, short)
            continue
        for draft in group:
            draft.sentence = len(short)
        short.append((start, end))
    return short


def _cut(start: int, end: int, group: list[Draft], short: Spans) -> None:
    count = 0
    for draft in group:
        first = min(draft.start, draft.hedge[0]) if draft.hedge else draft.start
        if first - start > _PIECE_CHARS or count == _PIECE_FIGURES:
            if first - start > 2 * _PIECE_CHARS:  # a long way without a figure
                short.append((start, first - _PIECE_CHARS // 2))
                start = first - _PIECE_CHARS // 2
            else:
                short.append((start, first))
                start = first
            count = 0
        draft.sentence = len(short)
        count += 1
    short.append((start, min(end, group[-1].end + _PIECE_CHARS)))
