"""Check a site's own table of topics, so that a slip in it is a problem with a place and not a crash.

In:   the text of `topics.yaml`.
Out:  what is wrong with it.
Not:  the table itself: `tables` loads it once nothing is wrong.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from digest import header, problems, tables
from digest.records import HeaderValue, Problem, Span

_PARTS = ("name", "description", "cues")
_NOTHING = ("", "~", "null")  # as YAML spells it
_LONGEST_SLUG = 80  # most disks take 255 bytes for a name, and more is put after it
_EXAMPLE = 'such as "  libraries: {name: Libraries, description: Libraries and their staff, cues: {library: 3}}"'


def check(file: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the table in `file`, in no order; nothing where it may be used."""
    try:
        text = tables.text(file)
    except (OSError, UnicodeDecodeError):
        return (
            problems.whole(file.name, code="topics-unreadable", severity="error",
                what=f"{file.name} cannot be read as UTF-8 text",
                fix="Save it as UTF-8, or delete it to use the topics that come along."),
        )  # fmt: skip
    parsed = header.whole(text, file.name, "topics")
    if parsed.value is None:
        return parsed.problems
    if not parsed.value.fields:
        return (
            problems.whole(file.name, code="topics-empty", severity="error",
                what="this table has no topics",
                fix=f"Write one below the other, {_EXAMPLE.replace('  ', '')}, or delete the file to use the topics that come along."),
        )  # fmt: skip
    return tuple(
        problems.at(text, file.name, span, code=code, severity="error", what=what, fix=fix)
        for (slug, topic), key in zip(parsed.value.fields, parsed.value.keys, strict=True)
        for span, code, what, fix in _topic(slug, topic, key)
    )


_Wrong = tuple[Span, str, str, str]


def _topic(slug: str, topic: HeaderValue, key: Span) -> Iterator[_Wrong]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        yield key, "topics-slug", f'"{slug}" cannot be the address of a page', 'Use small letters, digits and hyphens, such as "adult-social-care".'  # fmt: skip
    elif len(slug) > _LONGEST_SLUG:
        yield key, "topics-slug", f'"{slug[:20]}…" is too long for the address of a page', f"Use at most {_LONGEST_SLUG} characters."  # fmt: skip
    if topic.kind != "mapping":
        yield topic.span, "topics-entry", f'"{slug}" needs a name, a description and cues', f"Write them under it, {_EXAMPLE.strip()}."  # fmt: skip
        return
    parts = dict(topic.fields)
    for (part, _), span in zip(topic.fields, topic.keys, strict=True):
        if part not in _PARTS:
            near = problems.did_you_mean(part, _PARTS)
            yield span, "topics-unknown-key", f'"{part}" is no part of a topic', f"{near}The parts are {', '.join(_PARTS)}."  # fmt: skip
    for part in _PARTS[:2]:
        value = parts.get(part)
        if value is not None and value.kind != "scalar":
            yield value.span, f"topics-{part}", f'the {part} of the topic "{slug}" must be words, and this is a {value.kind}', f'Write "{part}: words", without brackets, dashes or colons.'  # fmt: skip
        elif value is None or value.text.strip() in _NOTHING:
            yield key, f"topics-{part}", f'the topic "{slug}" has no {part}', f'Add a line "{part}: words" under it.'  # fmt: skip
    cues = parts.get("cues")
    if cues is None or cues.kind != "mapping":
        yield (cues.span if cues else key), "topics-cues", f'the topic "{slug}" has no words that point to it', 'Add them with their weights, such as "cues: {library: 3, branch: 1}".'  # fmt: skip
        return
    for (cue, weight), span in zip(cues.fields, cues.keys, strict=True):
        if not re.search(r"\w|£", cue.partition(" ")[0]):  # "*" would be any word at all
            yield span, "topics-cue", f'"{cue}" must begin with a word', 'Write words as stories have them, such as "library", "branch librar*".'  # fmt: skip
        if not re.fullmatch(r"-?\d{1,3}(\.\d{1,3})?", weight.text.strip()):
            yield weight.span, "topics-weight", f'"{cue}" needs a number for its weight', "Write 1 for a hint, 3 for a strong word, 5 for one that is the story."  # fmt: skip
