"""Make a new article's file: its name, a short header with comments, and the text that was pasted or brought in.

In:   a headline, a text, or both; what is known of it besides; the build's day.
Out:  the file, written; never over another.
Not:  a guessed date. A page that prints none gets an empty "date:" to be filled in.
"""

import os
import re
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from slugify import slugify

from digest import header, problems, read
from digest.records import Article, Record, Source

_NAME_CHARS = 60
_COMMENT = "# What the program read stands in the lines with a #. To overrule one, take its # away and mend it."
_SOURCE = "Leeds Post, https://post.example/story"
_EMPTY = "# The rest is read from the story. To overrule it, take away a # and mend the line."


class New(Record, frozen=True, kw_only=True):
    """A file to be written. path: below the site's folder."""

    path: str
    text: str

    @property
    def slug(self) -> str:
        """The article's lasting address."""
        return read.slug_of(self.path)


class Said(Record, frozen=True, kw_only=True):
    """What is known of a story besides its words, and goes into its header.

    author, sender: who may have written and published it; comments, for an editor to confirm.
    """

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    sender: str | None = None
    draft: bool = False


class TakenError(Exception):
    """There is a file of that name already. `path`: which, below the site's folder."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def pasted(data: bytes, markdown: bool) -> Source:
    """Return what was pasted as a Source; without text if it is none, with problems that say why."""
    path = "the pasted text"
    empty = Source(path=path, slug="pasted", text="", markdown=markdown)
    if not data.strip():
        problem = problems.whole(path, code="file-empty", severity="error", what="nothing was pasted",
            fix="Copy the story, paste it here, and end with Ctrl-D on a line of its own (Ctrl-Z and Enter on Windows).")  # fmt: skip
        return Source(path=path, slug="pasted", text="", problems=(problem,))
    return read.decoded(empty, data.replace(b"\r\n", b"\n"))


def source_of(text: str, markdown: bool, *, headed: bool) -> Source:
    """Return a text as the Source of an article to be. headed: it may begin with a header of its own."""
    path = "the story"
    empty = Source(path=path, slug="story", text="", markdown=markdown)
    if headed:
        return read.decoded(empty, text.encode())
    return Source(path=path, slug="story", text=text, markdown=markdown)


def of_story(article: Article, source: Source, said: Said) -> New:
    """Return the file for a story, with what was read from it in comments. article: as read from `source`."""
    name = _name(said.title or article.title, said.date or article.date, source.markdown)
    story = source.text.lstrip("\ufeff\n")
    if source.header_end:
        return New(path=name, text=story)  # it brings its own header
    return New(path=name, text=f"{_read(article, said)}\n{story.rstrip()}\n")


def numbered(new: New, taken: Collection[str]) -> New:
    """Return `new` under a name whose address is free: its own, or with a number. taken: addresses of articles."""
    path = PurePosixPath(new.path)
    number = 1
    while new.slug in taken:
        number += 1
        new = New(path=str(path.with_stem(f"{path.stem}-{number}")), text=new.text)
    return new


def of_headline(title: str, date: str, markdown: bool) -> New:
    """Return the file for a story that is still to be written."""
    lines = (
        "---",
        f"title: {yaml_words(title)}",
        f"date: {date}",
        _EMPTY,
        "# authority: leeds",
        "# topics: [budget, council-tax]",
        f"# source: {_SOURCE}",
        "# draft: yes",
        "---",
        "",
        "",
    )
    return New(path=_name(title, date, markdown), text="\n".join(lines))


def write(site: Path, new: New) -> Path:
    """Write the file, whole or not at all. Raises: TakenError where there is one of that name."""
    file = site / new.path
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as opened:
            opened.write(new.text)
        _put(beside, file)
    except FileExistsError as error:
        raise TakenError(new.path) from error
    finally:
        beside.unlink(missing_ok=True)
    return file


def _put(beside: Path, file: Path) -> None:
    """Give a whole file its name. Raises: FileExistsError, also where somebody was quicker."""
    if os.name == "nt":
        beside.rename(file)  # which replaces nothing there
        return
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:  # memory sticks and some shares have no links
        with file.open("xb") as opened:
            opened.write(beside.read_bytes())


def _name(title: str, date: str | None, markdown: bool) -> str:
    # slugify spells "£5m" as "ps5m", and "Reading's" as "reading-s".
    plain = re.sub(r"[£€$'’‘]", "", title)
    slug = slugify(plain, max_length=_NAME_CHARS, word_boundary=True) or "story"
    return f"articles/{f'{date}-' if date else ''}{slug}{'.md' if markdown else '.txt'}"


def _read(article: Article, said: Said) -> str:
    """The header of a story: what is known, what must be filled in, and what was read as comments."""
    lines = ["---"]
    if said.title:
        lines.append(f"title: {yaml_words(said.title)}")
    elif article.title_rule == "working-title":
        lines.append("title:   # the page has no headline; write one here")
    if said.date:
        lines.append(f"date: {said.date}")
    elif article.date is None:
        lines.append(
            "date:   # the page prints none; write the day it came out, such as 2020-03-25"
        )
    if said.url or said.publisher:
        lines.append(f"source: {_source(said.publisher, said.url)}")
    if said.draft:
        lines.append("draft: yes")
    lines.append(_COMMENT)
    if not said.title and article.title_rule != "working-title":
        lines.append(f"# title: {yaml_words(article.title)}")
    if not said.date and article.date:
        lines.append(f"# date: {article.date}")
    lines.append(f"# authority: {article.authority or 'none'}")
    lines.append(f"# topics: [{', '.join(topic.slug for topic in article.topics)}]")
    if not (said.url or said.publisher):
        origin = article.source
        known = _source(origin.publisher, origin.url) or _source(said.sender, None)
        lines.append(f"# source: {known or _SOURCE}")
    if said.author and said.author != article.author:
        lines.append(f"# author: {yaml_words(said.author)}")
    if not said.draft:
        lines.append("# draft: yes")
    return "\n".join([*lines, "---", ""])


def _source(publisher: str | None, url: str | None) -> str:
    words = ", ".join(filter(None, (publisher, url)))
    return yaml_words(words) if words else ""


def yaml_words(text: str) -> str:
    """Return words as a header spells them, in quotation marks where YAML would misread them."""
    text = " ".join(text.split())
    plain = header.whole(f"key: {text}\n", "", "header").value
    if plain and [(each.kind, each.text) for _, each in plain.fields] == [("scalar", text)]:
        return text
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'
