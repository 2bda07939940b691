"""The key `corrections`: single figures, quotations and key dates put right, the rest left as it was read.

In:   entries that name a value by its words, and say what is different about it.
Out:  the article's lists with those values changed, added or left out; a warning for an entry that no longer has
      anything to be about.
Not:  whole lists; `lists` has those, and corrections come on top of them.

    corrections:
      - figure: £2m                   # the words as they stand in the story
        about: cuts to libraries
      - {figure: "106", remove: yes}  # not a figure after all
      - {quotation: a sad day, nth: 2, speaker: Jo Bloggs}

`reference` is the inverse: the words, and the `nth` where they are needed, by which a value is named.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from digest import problems
from digest.extract.declared import lists
from digest.extract.declared.values import Changes, Context, Said, WrongError, anywhere, items, yes
from digest.records import Evidence, HeaderValue, Source, Span

Kind = Literal["figure", "quotation", "key_date"]
"""What an entry may be about. The list of the article has the same name, with an s."""

_WORDS = 8  # of a long quotation are enough to name it


class _Room(NamedTuple):
    """parts: what an entry may put right; make: the value that it makes of the one that was read, or of none."""

    parts: tuple[str, ...]
    make: Callable[[Said, Any, Evidence, HeaderValue], Any]


ROOMS: dict[Kind, _Room] = {
    "figure": _Room(lists.FIGURE, lists.figure),
    "quotation": _Room(lists.QUOTATION, lambda said, same, where, _: lists.quotation(said, same, where)),
    "key_date": _Room(lists.KEY_DATE, lists.key_date),
}  # fmt: skip


def corrections(value: HeaderValue, context: Context) -> Changes:
    """Return the lists that the entries of `corrections` change. context: with all other declarations made."""
    values: dict[Kind, list[Any]] = {
        kind: list(getattr(context.article, f"{kind}s")) for kind in get_args(Kind)
    }
    touched: dict[tuple[Kind, int], HeaderValue] = {}
    for item in items(value):
        kind, said = _entry(item)
        span = _place(said, kind, values[kind], context)
        if span is None:
            continue
        same = at(span, values[kind])
        if (
            touched.setdefault((kind, (same.evidence.span if same else span).start), item)
            is not item
        ):
            raise WrongError(item, "corrections-twice", f'an entry above is about "{said[kind].text}" too',
                'Make one of the two. Where these words stand more than once, "nth: 2" means the second place.')  # fmt: skip
        removed = _removed(said)
        made = None if removed else ROOMS[kind].make(said, same, _evidence(span, same, context), item)  # fmt: skip
        values[kind] = [each for each in values[kind] if each is not same] + [made] * (not removed)
    return {
        f"{kind}s": tuple(sorted(found, key=lambda each: each.evidence.span.start))
        for kind, found in values.items()
        if found != list(getattr(context.article, f"{kind}s"))
    }


def _entry(item: HeaderValue) -> tuple[Kind, Said]:
    """Return what an entry is about, and its parts."""
    kinds = [kind for kind in ROOMS if kind in dict(item.fields)]
    if len(kinds) != 1:
        known = (*ROOMS, *dict.fromkeys(part for room in ROOMS.values() for part in room.parts))
        slips = (problems.did_you_mean(name, known) for name, _ in item.fields if name not in known)
        raise WrongError(item, "corrections-entry", "this entry must be about one figure, quotation or key date",
            f'{next(filter(None, slips), "")}Write "- figure: £2m", with the words as they stand in the story, and below it what is to be '
            'different, such as "about: cuts to libraries".')  # fmt: skip
    [kind] = kinds
    names = (kind, *ROOMS[kind].parts, "nth", "remove")
    for (name, part), span in zip(item.fields, item.keys, strict=True):
        if name not in names:
            raise WrongError(HeaderValue(span=span), "corrections-unknown-key", f'"{name}" is no part of a {kind}',
                f"{problems.did_you_mean(name, names)}The parts are {', '.join(names[1:])}.")  # fmt: skip
        if part.kind != "scalar":
            raise WrongError(part, "corrections-entry", f'"{name}" takes words or a number', f'Write "{name}: words" on one line.')  # fmt: skip
    said = dict(item.fields)
    if not said[kind].text.strip():
        raise WrongError(item, "corrections-words", f"this entry does not say which {kind} it is about",
            f'Copy its words from the story, such as "{kind}: the words".')  # fmt: skip
    return kind, said


def _removed(said: Said) -> bool:
    if "remove" not in said:
        return False
    answer = yes(said["remove"])
    if answer is None:
        raise WrongError(said["remove"], "corrections-unclear", f'"{said["remove"].text}" is neither yes nor no',
            'Write "remove: yes", or delete the line.')  # fmt: skip
    return answer


def places(words: str, source: Source) -> list[Span]:
    """Return where the words stand: in the story in order, then in a title that the header gives.

    Lines may be broken otherwise; "300" does not stand in "1,300", nor "art" in "part".
    """
    pattern = _whole(words)
    spans = [
        Span(start=match.start(), end=match.end())
        for match in re.finditer(pattern, source.text)
        if match.start() >= source.header_end
    ]
    title = dict(source.header.fields).get("title") if source.header else None
    if title:
        spans += [
            Span(start=match.start(), end=match.end())
            for match in re.finditer(pattern, source.text)
            if title.span.start <= match.start() and match.end() <= title.span.end
        ]
    return spans


def _whole(words: str) -> str:
    first, last = words[:1], words[-1:]
    before = r"(?<!\w)" if first.isalnum() else ""
    before += r"(?<!\d[.,])" if first.isdigit() else ""
    after = r"(?!\w)" if last.isalnum() else ""
    after += r"(?![.,]\d)" if last.isdigit() else ""
    return before + anywhere(words) + after


def at(span: Span, values: Sequence[Any]) -> Any:
    """Return the value that stands at `span`, the one that shares most with it; None if none does."""

    def shared(value: Any) -> tuple[int, int]:
        own: Span = value.evidence.span
        both = min(own.end, span.end) - max(own.start, span.start)
        return both, both - (
            own.end - own.start
        )  # of two that share as much, the one that is nothing else

    best = max(values, key=shared, default=None)
    return best if best is not None and shared(best)[0] > 0 else None


def _place(said: Said, kind: Kind, values: Sequence[Any], context: Context) -> Span | None:
    """Return the place that an entry is about, or None with a warning."""
    naming, words = said[kind], " ".join(said[kind].text.split())
    found = places(words, context.source)
    if not found:
        # A list of the header may hold a value whose words the story does not say.
        for value in values:
            if " ".join(value.evidence.text.split()) == words:
                return Span(start=value.evidence.span.start, end=value.evidence.span.end)
        near = problems.did_you_mean(words, (" ".join(v.evidence.text.split()) for v in values))
        context.warn(naming, "corrections-not-in-story", f'the story does not say "{words}"',
            f"{near}Copy the words as they stand in the story, or delete this entry: it has nothing to put right.")  # fmt: skip
        return None
    if "nth" in said:
        nth = said["nth"]
        if not re.fullmatch(r"[1-9]\d{0,5}", nth.text.strip()):
            raise WrongError(nth, "corrections-nth", f'"{nth.text}" is not a place', "Write 1 for the first time that the words stand in the story, 2 for the second.")  # fmt: skip
        if int(nth.text) > len(found):
            context.warn(nth, "corrections-not-in-story", f'the story says "{words}" {"once" if len(found) == 1 else f"{len(found)} times"} only',
                'Mend "nth:", or delete this entry: it has nothing to put right.')  # fmt: skip
            return None
        return found[int(nth.text) - 1]
    held = [span for span in found if at(span, values) is not None]
    if len({id(at(span, values)) for span in held}) > 1:
        context.warn(naming, "corrections-which", f'"{words}" was read in {len(held)} places; the first is meant as this stands',
            f'Say which: add "nth: {found.index(held[0]) + 1}" for the first of them, "nth: {found.index(held[1]) + 1}" for the second.')  # fmt: skip
    return held[0] if held else found[0]


def _evidence(span: Span, same: Any, context: Context) -> Evidence:
    if same is not None:
        read: Evidence = same.evidence
        return msgspec.structs.replace(read, rule="declared")
    around = (s for s in context.article.sentences if s.start <= span.start < s.end)
    return Evidence(
        text=context.source.text[span.start : span.end],
        span=span,
        rule="declared",
        sentence=next(around, span),
    )


class Reference(NamedTuple):
    """How an entry names a value. nth: which place of the words, from 1; None where they stand once."""

    words: str
    nth: int | None


def reference(span: Span, source: Source) -> Reference | None:
    """Return how to name the value at `span`; None where its words do not stand in the story.

    The first words of a long quotation are enough. Words are widened to where they can stand alone: "£2" of "£2m"
    could not be found.
    """
    text = source.text
    start, end = _widened(span, text)
    for first, words in (
        (span.start, text[span.start : span.end].split()[:_WORDS]),
        (start, text[start:end].split()),
    ):
        said = " ".join(words)
        found = [place.start for place in places(said, source)] if said else []
        if first in found:
            return Reference(said, found.index(first) + 1 if len(found) > 1 else None)
    return None


def _widened(span: Span, text: str) -> tuple[int, int]:
    start, end = span.start, span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
