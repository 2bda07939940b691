"""The repository's own articles, read, for pages to show.

In:   `articles/`.
Out:  Articles as the build would publish them.
"""

from pathlib import Path

import msgspec

from digest import clean, layout, tables
from digest.extract import article as reading
from digest.records import Article, Origin, Source

ROOT = Path(__file__).parents[2]


def articles() -> list[Article]:
    return [read(path) for path in sorted((ROOT / "articles").iterdir())]


def read(path: Path) -> Article:
    import re

    text = path.read_bytes().decode()
    source = Source(
        path=f"articles/{path.name}", slug=path.stem, text=text, markdown=path.suffix == ".md"
    )
    over = {}
    if text.startswith("---"):
        import yaml

        end = text.find("\n---", 3)
        source = msgspec.structs.replace(source, header_end=text.find("\n", end + 1) + 1)
        head = yaml.safe_load(text[3:end])
        over["title"] = head["title"]
        over["source"] = Origin(**head["source"])
        over["declared"] = ("title", "date", "source")
    document = layout.document(clean.document(source))
    article = reading.article(document, reading.read(document, tables.load()))
    m = re.match(r"(\d{4}-\d\d-\d\d)-(.*)", path.stem)
    if m and not article.date:
        over.update(date=m[1], date_precision="day")
    if not article.title and "title" not in over:
        over["title"] = text.splitlines()[0]
    if not article.authority and m:
        for n in (3, 2, 1):
            slug = "-".join(m[2].split("-")[:n])
            if slug in tables.load().authorities:
                over["authority"] = slug
                break
    m = re.search(r"Source: (.*?)(?:, (http\S+))?$", text, re.M)
    if m:
        over["source"] = Origin(publisher=m[1], url=m[2])
    return msgspec.structs.replace(article, **over)
