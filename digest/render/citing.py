"""Say how to cite an article.

In:   an Article and its lasting address.
Out:  plain text, Markdown, BibTeX and CSL-JSON.
Not:  the day on which it was looked up: the site does not know it, and the address is meant to last.
"""

import re

import msgspec

from digest import wording
from digest.config import Settings
from digest.records import Article
from digest.render.pages import Citation

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What TeX would take for its own.
_TEX = str.maketrans(
    {character: "\\" + character for character in "&%$#_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_TEX_SIGNS = re.compile(r"[&%$#_{}\\~^]")


def citations(article: Article, url: str, settings: Settings) -> tuple[Citation, ...]:
    """Return the ways of citing `article`."""
    publisher = article.source.publisher
    parts = [settings.title]
    if article.date:
        parts.append(wording.day(article.date))
    first = f" First reported by {publisher}." if publisher else ""
    tail = f"{', '.join(parts)}.{first}"
    return (
        Citation(name="Plain text", text=f"“{article.title}”, {tail} {url}"),
        Citation(name="Markdown", text=f"[{_bracketed(article.title)}]({url}), {tail}"),
        Citation(name="BibTeX", text=_bibtex(article, url, settings)),
        Citation(name="CSL-JSON", text=_csl(article, url, settings)),
    )


def _bracketed(title: str) -> str:
    return re.sub(r"([\[\]\\*_`])", r"\\\1", title)


def _bibtex(article: Article, url: str, settings: Settings) -> str:
    fields = {"title": f"{{{_tex(article.title)}}}", "organization": _tex(settings.title)}
    if article.author:
        fields = {"author": f"{{{_tex(article.author)}}}", **fields}
    if article.date:
        year, month, *day = article.date.split("-")
        fields |= {"year": year, "month": _MONTHS[int(month) - 1]}
        if day:
            fields["day"] = str(int(day[0]))
    if article.source.publisher:
        fields["note"] = _tex(f"First reported by {article.source.publisher}")
    fields["url"] = url
    # A month is one of BibTeX's own words and stands without braces.
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'}"
        for name, value in fields.items()
    ]
    return f"@online{{{article.slug},\n" + ",\n".join(lines) + "\n}"


def _csl(article: Article, url: str, settings: Settings) -> str:
    """The citation for Zotero and its like. Source: CSL 1.0.2, csl-data.json."""
    said: dict[str, object] = {
        "id": article.slug,
        "type": "article-newspaper",
        "title": article.title,
        "container-title": settings.title,
        "language": settings.language,
        "URL": url,
    }
    if article.author:
        said["author"] = [{"literal": article.author}]
    if article.date:
        said["issued"] = {"date-parts": [[int(part) for part in article.date.split("-")]]}
    if article.source.publisher:
        said["note"] = f"First reported by {article.source.publisher}"
    return msgspec.json.format(msgspec.json.encode([said])).decode()


def _tex(text: str) -> str:
    # Few titles have any, and to translate each sign of one with curly quotes takes 3 µs.
    return text.translate(_TEX) if _TEX_SIGNS.search(text) else text
