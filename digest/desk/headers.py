"""Put changes into the header of a file's text, and leave every other character alone.

In:   the text of an article's file, with a header or without one; Changes.
Out:  the text with the changes in its header. The story, the other keys, comments, blank lines, line ends and a
      byte-order mark stay as they are; a comment inside a value that is replaced is kept below it.
Not:  files and bytes (`files` has those), nor what may be declared (`extract.declared` has that).

Every change is proved before it is given back: the header is read again, and must say what it said before but for
the key that was changed, above the very same story. What cannot be proved is refused.
"""

from collections.abc import Iterable

from digest import header
from digest.desk import splice
from digest.desk.changes import CannotEditError, Change, said
from digest.desk.changes import after as said_after
from digest.desk.spelling import Can


def changed(text: str, changes: Iterable[Change], can: Can = lambda _: True) -> str:
    """Return the text with the changes made, in order. can: whether the file's encoding has a character.

    Raises: CannotEditError.
    """
    for change in changes:
        text = _changed(text, change, can)
    return text


def _changed(text: str, change: Change, can: Can) -> str:
    before = header.split(text, "")
    if before.problems:
        raise CannotEditError(before.problems[0].what)
    expected = said_after(said(before.value) if before.value else {}, change)
    if expected == (said(before.value) if before.value else {}):
        return text
    if before.value is None:
        text = with_header(text)
    for edited in splice.ways(text, change, can):
        after = header.split(edited, "")
        if (
            after.value is not None
            and not after.problems
            and said(after.value) == expected
            and edited[after.end :] == text[header.split(text, "").end :]
        ):
            return edited
    raise CannotEditError("this header is written in a way that cannot be changed from here")


def with_header(text: str) -> str:
    """Return the text with an empty header at its top, with the line ends that the story has."""
    start = 1 if text.startswith("\ufeff") else 0
    end = "\r\n" if "\r\n" in text.partition("\n")[0] + "\n" else "\n"
    return f"{text[:start]}---{end}---{end}{text[start:]}"
