"""Make a new article's file: its name, a short header with comments, and the text that was pasted.

In:   a headline, a pasted text, or both; the build's day.
Out:  the file, written; never over another.
Not:  a guessed date. A page that prints none gets an empty "date:" to be filled in.
"""

import re
from pathlib import Path

from slugify import slugify

from digest import header, problems, read, understand
from digest.records import Article, Record, Source

_NAME_CHARS = 60
_COMMENT = "# What the program read stands in the lines with a #. To overrule one, take its # away and mend it."
_EMPTY = "# The rest is read from the story. To overrule it, take away a # and mend the line."


class New(Record, frozen=True, kw_only=True):
    """A file to be written. path: below the site's folder."""

    path: str
    text: str


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


def of_paste(source: Source, title: str | None, date: str | None, topics: Path) -> New:
    """Return the file for a pasted story, with what was read from it in comments."""
    [paste] = understand.pastes([source], topics)
    article = understand.understand(paste)
    shown = title or article.title
    name = _name(shown, date or article.date, source.markdown)
    story = source.text.lstrip("\ufeff\n")
    if source.header_end:
        return New(path=name, text=story)  # it brings its own header
    return New(path=name, text=f"{_read(article, title, date)}\n{story.rstrip()}\n")


def of_headline(title: str, date: str, markdown: bool) -> New:
    """Return the file for a story that is still to be written."""
    lines = (
        "---",
        f"title: {yaml_words(title)}",
        f"date: {date}",
        _EMPTY,
        "# authority: leeds",
        "# topics: [budget, council-tax]",
        "# source: Leeds Post, https://post.example/story",
        "# draft: yes",
        "---",
        "",
        "",
    )
    return New(path=_name(title, date, markdown), text="\n".join(lines))


def write(site: Path, new: New) -> Path:
    """Write the file. Raises: TakenError where there is one of that name."""
    file = site / new.path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(new.text)
    except FileExistsError as error:
        raise TakenError(new.path) from error
    return file


def _name(title: str, date: str | None, markdown: bool) -> str:
    # slugify spells "£5m" as "ps5m", and "Reading's" as "reading-s".
    plain = re.sub(r"[£€$'’‘]", "", title)
    slug = slugify(plain, max_length=_NAME_CHARS, word_boundary=True) or "story"
    return f"articles/{f'{date}-' if date else ''}{slug}{'.md' if markdown else '.txt'}"


def _read(article: Article, title: str | None, date: str | None) -> str:
    """The header of a pasted story."""
    lines = ["---"]
    if title:
        lines.append(f"title: {yaml_words(title)}")
    elif article.title_rule == "working-title":
        lines.append("title:   # the page has no headline; write one here")
    if date:
        lines.append(f"date: {date}")
    elif article.date is None:
        lines.append(
            "date:   # the page prints none; write the day it came out, such as 2020-03-25"
        )
    lines.append(_COMMENT)
    if not title and article.title_rule != "working-title":
        lines.append(f"# title: {yaml_words(article.title)}")
    if not date and article.date:
        lines.append(f"# date: {article.date}")
    lines.append(f"# authority: {article.authority or 'none'}")
    lines.append(f"# topics: [{', '.join(topic.slug for topic in article.topics)}]")
    source = " ".join(filter(None, (article.source.publisher, article.source.url)))
    lines.append(f"# source: {yaml_words(source or 'Leeds Post, https://post.example/story')}")
    return "\n".join([*lines, "# draft: yes", "---", ""])


def yaml_words(text: str) -> str:
    """Return words as a header spells them, in quotation marks where YAML would misread them."""
    text = " ".join(text.split())
    plain = header.whole(f"key: {text}\n", "", "header").value
    if plain and [(each.kind, each.text) for _, each in plain.fields] == [("scalar", text)]:
        return text
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'
