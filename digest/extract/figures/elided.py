"""Give bare numbers the unit that stands with a neighbour, and settle the doubtful ones.

In:   the drafts of one document, in reading order.
Out:  the same drafts, mended; those that prove to be nothing are returned apart with the refusal's name.

"between 10 and 15 per cent" is two percentages; "from 11.2 days per worker to 7.9" two measures.
"""

import re

from digest.extract.figures.drafts import Draft
from digest.extract.figures.lists import listed
from digest.extract.numbers import LETTERS

_JOINS = re.compile(
    r"[ \n]*(?:to|and|or|[-–])[ \n]*(?:an?[ \n])?(?:around|about|nearly|almost|over|just over|just under)?[ \n]*£?"
)
_LONGEST_JOIN = 24
_LETTER = re.compile(r"(m|bn|k)\b")
_RANGED = frozenset(["range-start", "unit-elided"])
_WITH_UNITS = frozenset(["percent", "measure", "money"])
_TO = re.compile(r"[ \n]*(?:to|[-–])[ \n]*")
_BACK = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|up from|down from|than|(?:should|can|must|may) take|longest|shortest|highest|lowest|average|limit|instead of|rather than"
    r"|to|and in|from|while|whereas|followed by|it was|was)\b"
)
_NEAR = re.compile(
    r"^[,;]?[ \n](?:to|and in|up from|down from|from|against|compared (?:with|to)|versus|rather than)[ \n](?:[\w' ]{0,24})$"
)
_MEAN = re.compile(
    r"\b(?:against|compared (?:with|to)|above|below|versus|than|and(?= the))[ \n](?:an?|the|its)[ \n](?:[\w'-]+[ \n]){0,3}"
    r"(?:average|mean|median|norm)[ \n](?:of|was|is|being)?[ \n]?$"
)
"""What a percentage is set against, however far from it: "against a national average of 1.8"."""
_KNOWN = re.compile(
    r"\b(?:limit|guideline|target|threshold|average|density|densities|rate|median|mean|figure|score|reading|weigh(?:s|ed)?|measure[sd])\b"
)


def mend(low: str, drafts: list[Draft], sentences: list[tuple[int, int]]) -> None:
    """Give each bare number its neighbour's kind and unit, in place."""
    for index, draft in enumerate(drafts):
        if draft.bare:
            if not _ahead(low, drafts, index) and index:
                _behind(low, drafts, index, sentences)
        elif draft.kind == "money":
            if not draft.scaled:
                _scale(low, drafts, index)
        elif draft.nouns is not None and index and drafts[index - 1].kind == "percent":
            _points(low, drafts[index - 1], draft)


def _points(low: str, previous: Draft, draft: Draft) -> None:
    """ "a turnout of 38.6 per cent, some nine points higher": percentage points."""
    if previous.sentence != draft.sentence or draft.nouns is None:
        return
    if low[draft.nouns[0] : draft.nouns[1]] in ("point", "points"):
        draft.kind, draft.unit, draft.rule, draft.nouns = "percent", "points", "points", None
        draft.core_end = draft.end


def _scale(low: str, drafts: list[Draft], index: int) -> None:
    """ "£8-£9.5m": the scale of the second is the first's too."""
    draft, following = drafts[index], _after(drafts, index)
    if following is None or following.kind != "money":
        return
    letter = low[following.number.end : following.core_end].strip(" -").split(" ")[0]
    gap = low[draft.core_end : following.start]
    if letter in LETTERS and draft.value < 1000 and _JOINS.fullmatch(gap):
        draft.value *= LETTERS[letter]
        draft.scaled = True


def _after(drafts: list[Draft], index: int) -> Draft | None:
    return drafts[index + 1] if index + 1 < len(drafts) else None


def _ahead(low: str, drafts: list[Draft], index: int) -> bool:
    """Take the unit of the number at the other end of a range."""
    draft, following = drafts[index], _after(drafts, index)
    if (
        following is None
        or following.bare
        or following.kind not in _WITH_UNITS
        or following.start - draft.core_end > _LONGEST_JOIN
    ):
        return False
    gap = low[draft.core_end : following.start]
    if not _JOINS.fullmatch(gap):
        return False
    if " and " in gap and "between" not in low[max(0, draft.start - 30) : draft.start]:
        return False
    draft.kind, draft.unit, draft.per, draft.bare = (
        following.kind,
        following.unit,
        following.per,
        False,
    )
    draft.rule = "range-start"
    return True


def _behind(low: str, drafts: list[Draft], index: int, sentences: list[tuple[int, int]]) -> None:
    """Take the unit of the figure that this one is set against."""
    draft = drafts[index]
    previous = drafts[index - 1]
    gap = low[previous.end : draft.start]
    if previous.kind == "money" and low[previous.core_end : draft.start].strip(" \n") in (
        "-",
        "–",
        "to",
    ):
        tail = _LETTER.match(low, draft.core_end)
        draft.kind, draft.unit, draft.bare, draft.rule = "money", previous.unit, False, "range-end"
        if tail:
            draft.value *= LETTERS[tail[1]]
            draft.core_end = draft.end = tail.end()
        return
    if previous.kind in ("count", "share") or low.endswith(" within ", 0, previous.start):
        return  # "22 incidents within 100 metres, compared with nine": so near, and nine incidents
    same = previous.sentence == draft.sentence
    if same and previous.rule in _RANGED and _JOINS.fullmatch(low, previous.core_end, draft.start):
        draft.kind, draft.unit, draft.per, draft.bare = (
            previous.kind,
            previous.unit,
            previous.per,
            False,
        )
        draft.rule = "range-end"
        return
    if same and draft.number.value >= 1 and len(gap) < 90 and _BACK.search(gap):
        if (
            previous.kind == "money"
            and not (draft.number.form == "words" and draft.value >= 1000)
            and not _TO.fullmatch(gap)
        ):
            return
        if previous.kind == "percent" and (
            draft.value > 200
            or not (_NEAR.search(gap) or _MEAN.search(gap))
            or (", from" in gap and low.rfind("by ", previous.start - 24, previous.start) > 0)
        ):
            return
    elif not same and previous.kind == "measure" and draft.sentence - previous.sentence <= 2:
        start = sentences[draft.sentence][0]
        subject = low[start : draft.start]
        item = subject.rstrip().endswith(":")
        if not (_KNOWN.search(subject) or item):
            return
    else:
        return
    draft.kind, draft.unit, draft.per, draft.bare = (
        previous.kind,
        previous.unit,
        previous.per,
        False,
    )
    draft.rule = "unit-elided"


_LISTED = re.compile(r"(?:[ \n]*,)?[ \n]*(?:and|,|but|plus|with)[ \n]+(?:only |just )?$")
_ONLY = re.compile(r"\b(?:just|only|at least|with|no)[ \n]$")
_ALONE = listed("abstention vote objection bidder application bid nursery death arrest seat")


def ones(low: str, drafts: list[Draft]) -> list[Draft]:
    """Return the "one"s that count nothing: those neither set beside another count nor stressed by "only"."""
    idle: list[Draft] = []
    previous: Draft | None = None
    for index, draft in enumerate(drafts):
        if draft.is_one and not _counts(low, draft, previous, _after(drafts, index)):
            idle.append(draft)
        else:
            previous = draft
    return idle


def _counts(low: str, draft: Draft, previous: Draft | None, following: Draft | None) -> bool:
    """True of the one in "two schools and one nursery", "by 10 votes to one", "only one bidder"."""
    if previous and previous.sentence == draft.sentence and previous.kind == "count":
        gap = low[max(previous.end, draft.start - 40) : draft.start]
        if draft.nouns is None and gap.strip() in ("to", "and"):
            return True
        if (
            draft.nouns is None
            and low.startswith(" from ", draft.core_end)
            and _LISTED.search(gap + " ")
        ):
            return True
        if draft.nouns is not None and _LISTED.search(gap) and draft.start - previous.end < 40:
            return True
    if draft.nouns is None:
        return False
    is_followed = following and following.sentence == draft.sentence and following.kind == "count"
    if following and is_followed and low[draft.end : following.start].strip() in ("and", ",", "or"):
        return True
    if not _ONLY.search(low, max(0, draft.start - 12), draft.start):
        return False
    head = low[draft.nouns[0] : draft.nouns[1]].split()[-1]
    return head in _ALONE or low[draft.start - 5 : draft.start].strip() in ("only", "just")
