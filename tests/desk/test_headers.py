"""A correction changes its own key in the header, and no other character of the file."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest import header
from digest.desk import headers, spelling
from digest.desk.changes import CannotEditError, Change, Drop, DropEntry, Put, PutEntry, said

STORY = (
    "Leeds agrees its budget\n\nLeeds City Council: will \tspend £2m — “all of it”.\n---\nmore\n"
)


def edited(head: str, *changes: Change) -> str:
    """The header's lines after the changes, between its two rules."""
    text = headers.changed(f"---\n{head}---\n{STORY}", changes)
    assert text.startswith("---\n")
    assert text.endswith(f"---\n{STORY}")
    return text.removeprefix("---\n").removesuffix(f"---\n{STORY}")


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("date: 1 May 2020\n", Put("date", "2020-05-02"), "date: 2020-05-02\n"),
        ("date: '1 May'  # why\na: b\n", Put("date", "2020-05-02"), "date: 2020-05-02  # why\na: b\n"),
        ("date:   # fill me in\n", Put("date", "2020-05-02"), "date: 2020-05-02   # fill me in\n"),
        ("a: b\n", Put("title", "Derby: a “cut”"), 'a: b\ntitle: "Derby: a “cut”"\n'),
        ("a: b\n# date: 2020\n", Put("date", "2020-05-02"), "a: b\ndate: 2020-05-02\n# date: 2020\n"),
        ("# date: 2020\n", Put("date", "2020-05-02"), "# date: 2020\ndate: 2020-05-02\n"),
        ("", Put("topics", ("budget", "health")), "topics: [budget, health]\n"),
        ("topics: [a,\n  b] # x\n", Put("topics", ("c",)), "topics: [c] # x\n"),
        ("topics:  # main first\n  - a # why\n  - b\n# end\nc: d\n", Put("topics", ("b",)),
         "topics: [b]\n# main first\n# why\n# end\nc: d\n"),
        ("summary: |\n  One.\n  Two.\n\ndate: x\n", Put("summary", "Three."), "summary: Three.\n\ndate: x\n"),
        ("summary: |+\n  One.\n\n", Put("date", "2020"), "summary: |+\n  One.\n\ndate: 2020\n"),
        ("  a: b\n  c: d\n", Put("e", "f"), "  a: b\n  c: d\n  e: f\n"),
        ("? a\n: b\ne: f\n", Put("c", "d"), "? a\n: b\ne: f\nc: d\n"),
        ("a: b\ndate: x # why\nc: d\n", Drop("date"), "a: b\n# why\nc: d\n"),
        ("date: x\n", Drop("date"), ""),
        ("{\na: b,\ndate: x}\n", Drop("date"), "{\na: b}\n"),
        ("date: x # why\n", Drop("date"), "# date:\n# why\n"),
        ("{a: b,\ndate: x}\n", Put("c", "d"), "{a: b,\ndate: x, c: d}\n"),
        ("a: b\n", PutEntry("corrections", None, {"figure": "£2m", "about": "x, y"}),
         'a: b\ncorrections:\n  - figure: £2m\n    about: "x, y"\n'),
        ("corrections:\n- figure: £2m # one\n", PutEntry("corrections", None, {"figure": "300", "remove": "yes"}),
         "corrections:\n- figure: £2m # one\n- figure: 300\n  remove: yes\n"),
        ("corrections:\n  - figure: £2m # one\n    about: x\n  - figure: £3m\n", PutEntry("corrections", 0, {"about": "z"}),
         "corrections:\n  - figure: £2m # one\n    about: z\n  - figure: £3m\n"),
        ("corrections: [{figure: £2m}]\n", PutEntry("corrections", None, {"figure": "1"}),
         "corrections: [{figure: £2m}, {figure: 1}]\n"),
        ("corrections:\n  - {figure: £2m, about: x}\n", PutEntry("corrections", 0, {"about": "y", "nth": "2"}),
         "corrections:\n  - {figure: £2m, about: y, nth: 2}\n"),
        ("corrections:\n", PutEntry("corrections", None, {"figure": "1"}), "corrections: [{figure: 1}]\n"),
        ("corrections:\n  - figure: 1 # one\n  - figure: 2 # two\n", DropEntry("corrections", 0),
         "corrections:\n  # one\n  - figure: 2 # two\n"),
        ("corrections:\n  - figure: 1\n  # about two\n  -\n    figure: 2\na: b\n", DropEntry("corrections", 1),
         "corrections:\n  - figure: 1\n  # about two\na: b\n"),
        ("corrections: [{figure: 1}, {figure: 2}]\n", DropEntry("corrections", 1), "corrections: [{figure: 1}]\n"),
        ("corrections:\n  - figure: 1\na: b\n", DropEntry("corrections", 0), "a: b\n"),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_lines(before: str, change: Change, after: str):
    assert edited(before, change) == after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORY, f"---\ndate: 2020-05-02\n---\n{STORY}"),
        ("\ufeff" + STORY, f"\ufeff---\ndate: 2020-05-02\n---\n{STORY}"),
        ("One\r\nTwo\r\n", "---\r\ndate: 2020-05-02\r\n---\r\nOne\r\nTwo\r\n"),
        ("no line end", "---\ndate: 2020-05-02\n---\nno line end"),
        ("---\nwords\n---\nmore", "---\ndate: 2020-05-02\n---\n---\nwords\n---\nmore"),
        ("---\ntitle: x\n---", "---\ntitle: x\ndate: 2020-05-02\n---"),
        ("---\r\ntitle: x\r\n...\r\nwords", "---\r\ntitle: x\r\ndate: 2020-05-02\r\n...\r\nwords"),
    ],
)
def test_a_file_of_any_kind_gets_its_date(text: str, expected: str):
    assert headers.changed(text, [Put("date", "2020-05-02")]) == expected


@pytest.mark.parametrize("head", ["title: a: b\n", "title: [a\n", "a: 1\na: 2\n", "- a: b\n"])
def test_a_header_that_cannot_be_read_is_left_alone(head: str):
    with pytest.raises(CannotEditError):
        headers.changed(f"---\n{head}---\n{STORY}", [Put("date", "2020-05-02")])


def test_what_is_there_already_changes_nothing():
    text = f"---\ndate:   '2020-05-02'\n---\n{STORY}"

    assert headers.changed(text, [Put("date", "2020-05-02"), Drop("title")]) == text


def test_taking_away_from_a_file_without_a_header_adds_none():
    assert headers.changed(STORY, [Drop("date")]) == STORY


words = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(" :#-,[]{}&*!|>'\"%@`\\£\n\t"),
    max_size=30,
)


@given(words)
@example("null")
@example("12:30")
@example("\x85\u2028")
@example("https://post.example/a?b=c#d")
def test_any_words_are_read_as_they_are_spelt(said: str):
    can = lambda character: character.isascii()  # noqa: E731 # a file that holds nothing else

    for encodes in (can, lambda _: True):
        line = spelling.words(said, encodes)
        found = header.whole(f"a: {line}\nb: [{line}]\nc: {{d: {line}}}\n", "", "header").value
        assert found is not None
        fields = dict(found.fields)
        assert fields["a"].text == fields["b"].items[0].text == said
        assert dict(fields["c"].fields)["d"].text == said
        assert "\n" not in line
    assert spelling.words(said, can).isascii()


keys = st.sampled_from(["title", "date", "topics", "summary", "authority"])
# A value with all that may stand around it: blanks, comments, quotation marks, lines of its own.
VALUES = [
    " x\n", " x  # why\n", ' "x: y" \n', " 'it''s'\n", "   # nothing yet\n", " [a, b]\n", " [a, # one\n  b]\n",
    "\n  - a # one\n  # between\n  - b\n", "\n- a\n- b # last\n", " |\n  One.\n\n  Two.\n", " >-\n  One\n  more\n\n",
    " plain\n  goes on # here\n", " !!str x\n", "\n  # above\n  x\n", ' "a\n  b"\n',
]  # fmt: skip
pairs = st.dictionaries(keys, st.sampled_from(VALUES), max_size=4)
ENTRIES = [
    "\n  - figure: £2m # one\n    about: x\n  # between\n  - {figure: 300, remove: yes}\n",
    "\n- quotation: a sad day\n  speaker:   # nobody\n-\n  figure: 7\n",
    " [{figure: £2m, about: x}, {key_date: may}] # flow\n",
]
loose = st.lists(st.sampled_from(["# a comment\n", "\n", "# date: 2020-03-25\n"]), max_size=2)
changes = st.one_of(
    st.builds(Put, keys, words | st.lists(words, min_size=1, max_size=3).map(tuple)),
    st.builds(Drop, keys),
    st.builds(
        PutEntry, st.just("corrections"), st.none() | st.integers(0, 1),
        st.dictionaries(st.sampled_from(["figure", "about", "value", "speaker"]), words, min_size=1),
    ),
    st.builds(DropEntry, st.just("corrections"), st.integers(0, 1)),
)  # fmt: skip


@given(
    pairs, st.none() | st.sampled_from(ENTRIES), loose, st.lists(changes, min_size=1, max_size=3),
    st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.sampled_from(["", "  "]),
)  # fmt: skip
def test_any_correction_in_any_header_changes_its_own_key_alone(
    pairs, entries, loose, changes, newline, mark, indent
):
    lines = [f"{key}:{value}" for key, value in pairs.items()]
    lines += [f"corrections:{entries}"] if entries else []
    head = "".join(line + (loose[n] if n < len(loose) else "") for n, line in enumerate(lines))
    head = re.sub(r"^(?=.)", indent, head, flags=re.MULTILINE)
    text = f"{mark}---\n{head}---\n{STORY}".replace("\n", newline)
    assert not lines or header.split(text, "").value is not None, text
    comments = re.findall(r"#[^\r\n]*", head)
    for change in changes:
        before = said_by(text)
        entries = before.get("corrections", [])
        if isinstance(change, PutEntry) and (change.at or 0) >= len(entries):
            change = change._replace(at=None)
        if isinstance(change, DropEntry) and change.at >= len(entries):
            continue

        after = headers.changed(text, [change])

        now = said_by(after)
        assert body(after) == body(text)
        assert {k: v for k, v in now.items() if k != change.key} == {
            k: v for k, v in before.items() if k != change.key
        }
        if isinstance(change, Put):
            wanted = change.value if isinstance(change.value, str) else [*change.value]
            assert now[change.key] == wanted
        if isinstance(change, PutEntry):
            entry = now[change.key][-1 if change.at is None else change.at]
            assert change.parts.items() <= entry.items()
        if isinstance(change, Drop):
            assert change.key not in now
        if isinstance(change, DropEntry):
            assert len(now.get(change.key, [])) == len(entries) - 1
        for comment in comments:
            assert comment in after
        assert ("\r\n" in after) is (newline == "\r\n")
        text = after


odd = st.text(alphabet="abt:-? #\n[]{},'\"|>!&*\t\r", max_size=40)


@given(odd, st.sampled_from([Put("a", "x"), Put("b", ("x", "y")), Drop("a"), PutEntry("a", None, {"b": "x"})]))  # fmt: skip
def test_whatever_a_header_looks_like_it_is_changed_well_or_refused(head: str, change: Change):
    text = f"---\na: b\n{head}\n---\n{STORY}"

    try:
        after = headers.changed(text, [change])
    except CannotEditError:
        return

    assert after.endswith(text[header.split(text, "").end :])
    now, before = said_by(after), said_by(text)
    assert {k: v for k, v in now.items() if k != change.key} == {
        k: v for k, v in before.items() if k != change.key
    }


def said_by(text: str) -> dict[str, object]:
    found = header.split(text, "").value
    return said(found) if found else {}


def body(text: str) -> str:
    return text[header.split(text, "").end :].removeprefix("\ufeff")
