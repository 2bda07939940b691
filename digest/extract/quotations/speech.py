"""Tell speech from the other things that stand between quotation marks.

In:   a quoted span, its story's style of marks, and what the sentence says of it.
Out:  None for speech, else the reason that it is not.
Not:  who speaks.
"""

import re
from collections.abc import Sequence

from digest.extract.quotations.marks import SET_OFF, SINGLE, Quoted

MIN_WORDS = 3
_WORDS = re.compile(r"[^\W_][\w'’&/-]*")
_STOPS = frozenset((".", "!", "?", "…", ",", "–"))
_LONG = 60
_MOST_IN_GRADE = 7
_GRADES = frozenset(
    (
        "requires improvement",
        "requires improvement to be good",
        "good with outstanding features",
        "some strengths",
        "in special measures",
        "good or outstanding",
        "good or better",
        # What Ofsted and the Care Quality Commission say of an area, since 2023.
        "widespread and/or systemic failings",
        "inconsistent experiences and outcomes",
        "positive experiences and outcomes",
    )
)
# The quoted words are a name or a term after these.
_NAMED = re.compile(
    r"""\b(?: titled | nicknamed | listed\ as | entitled | headed | headlined | captioned | named | so-called | known\ (?:\w+\ )?as | the\ (?:term|phrase|word|words|title|slogan|hashtag|motto)s?
          | (?:banner|banners|placard|placards|sign|signs|poster|posters|slogan|slogans|sticker|stickers|T-shirts?)
            (?:\ \w+){0,2}\ (?:reading|saying|said|read|with|bearing|declaring)
          | (?:programme|scheme|project|campaign|report|book|film|song|play|exhibition|event|policy|strategy|initiative)\ called )
        \s* ,? \s* (?:the\ )? $""",
    re.VERBOSE | re.IGNORECASE,
)
# The last words of what `_NAMED` finds: a cheap look before a dear one.
_NAMING = frozenset(
    """titled entitled nicknamed as headed headlined captioned named so-called term terms phrase phrases word words title titles
    slogan slogans hashtag hashtags motto mottos reading saying said read with bearing declaring called the""".split()
)
_SMALL = frozenset("a an the of and for in on to with at by from or as our your is it".split())
_THING = re.compile(
    r"""\s (?:programme|scheme|project|campaign|initiative|strategy|policy|fund|award|awards|report|plan|service|tour|festival
          |exhibition|event|brand|app|website|pledge|charter|model|petition|rating|grade|judgment|judgement|category|banner)\b""",
    re.VERBOSE,
)
_ARTICLES = frozenset("the a an its their his her this that these those new our".split())
_FUNCTION = frozenset(
    """and or but for in on at to of by with from as when while if because is are was were has had have that which who after
    before since than so although until during over under about against into without rather instead he she it they we
    will would could should may might between""".split()
)


def refused(
    text: str,
    span: Quoted,
    *,
    block_start: int,
    single_style: bool,
    own: bool,
) -> str | None:
    """Return why `span` is no quotation, or None when it is one.

    single_style: the story puts its speech between single marks.
    own:     the sentence says who speaks it.
    """
    inside = text[span.start : span.end]
    stopped = inside.rstrip("\"'")[-1:] in _STOPS
    found: Sequence[str] = ()
    # A long sentence needs no count of words, nor can it be a title where it begins with a small letter.
    if len(inside) < _LONG or not (stopped or inside[0].islower()):
        found = _WORDS.findall(inside[:400])
        written = len(inside.split()) >= MIN_WORDS or "/" in inside  # "£5.5 million" is two words
        if len(found) < MIN_WORDS or not written:
            return "fewer than three words"
        if len(found) < _MOST_IN_GRADE and " ".join(found).lower() in _GRADES:
            return "a grade, not speech"
    if span.mark == SET_OFF and not own:
        return "set off, and nobody is said to say it"
    before = text[max(block_start, span.outer_start - 60) : span.outer_start]
    words_before = before.rstrip(" ,").rsplit(None, 1) if before else ()  # many begin a paragraph
    if words_before and words_before[-1].lower() in _NAMING and _NAMED.search(before):
        return "a name or term, not speech"
    if not stopped:
        is_title = _is_title(found)
        if is_title and not (before.rstrip().endswith(":") and own):
            return "a title, not speech"
        if span.closed and (span.mark == SINGLE or is_title) and _THING.match(text, span.outer_end):
            return "the name of a thing, not speech"
    if span.mark != SINGLE:
        if not stopped and not own and span.closed and _names_thing(text, span, before):
            return "it names the thing that follows"
        return None
    if span.at_start and span.at_end and span.closed and not stopped:
        return "a cross-head, not speech"
    if stopped or not span.closed:
        if single_style or own:
            return None
        return "single marks in a story whose speech has double ones"
    if not own:
        return "nobody is said to say it"
    return "it names the thing that follows" if _names_thing(text, span, before) else None


def _names_thing(text: str, span: Quoted, before: str) -> bool:
    """Whether the words stand before a noun as its name: a "job and finish" practice."""
    after = text[span.outer_end : span.outer_end + 30].split(" ")
    word = after[1].strip(".,;:") if len(after) > 1 and not after[0] else ""
    article = before.split()[-1:]
    return (
        word.isalpha()
        and word.islower()
        and word not in _FUNCTION
        and bool(article)
        and article[0].lower() in _ARTICLES
    )


def _is_title(found: Sequence[str]) -> bool:
    """Whether the words are written as a title: every one that matters has a capital."""
    if not found or not found[0][0].isupper():
        return False
    weighty = [word for word in found if word.lower() not in _SMALL]
    return len(weighty) > 1 and all(not word[0].islower() for word in weighty)
