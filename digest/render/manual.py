"""Write the manual for template authors out of the page records.

In:   the docstrings of `pages` and `site`, the default templates.
Out:  the text of templates/README.md: `python -m digest.render.manual > templates/README.md`.
Not:  anything that is not said there: a field without its sentence fails a test.
"""

import inspect
import re
import sys
from collections.abc import Iterable
from typing import get_type_hints

from digest import site
from digest.records import Record
from digest.render import TEMPLATES, pages
from digest.render.helps import helped

_OPENING = """\
# Templates

Every page of the site is one template of this folder filled with one record. This list is made from the code
(`python -m digest.render.manual > templates/README.md`), and a test holds it true.

## Changing a page

Put a `templates/` folder beside your `articles/`. A file in it takes the place of ours of the same name. To change one
block and keep the rest, extend ours; this puts a line of your own below every story:

```jinja
{% extends "default/article.html" %}
{% block story %}{{ super() }}<p>Corrections: <a href="mailto:news@example.org">news@example.org</a></p>{% endblock %}
```

- `base.html` is around every page; its blocks are `head`, `masthead`, `main` and `footer`.
- `{% once page.section %}` … `{% endonce %}` is drawn once for all pages that have the same section: between the two
  stands nothing else of `page`.
- `parts/` holds the macros that lists share: an entry, a timeline, the strip of bars, choices with counts.
- Everything in `assets/` is published, with a fingerprint in its name; write `{{ site.assets["style.css"] }}`.
- A name that a page does not have stops the build, with the file, the line and the nearest name that it has.
- Pages may load nothing from elsewhere and hold no style or script of their own: the content security policy of each
  page says so to browsers. Put styles in `assets/style.css`, scripts in `assets/script.js`.

## What each page is given

A template sees its record as `page`, and what is around every page as `site`. A story is printed by two filters:
`page.story|headline` and `page.story|prose`.
"""


def manual() -> str:
    """Return the manual as Markdown."""
    parts = [_OPENING]
    for page, template in TEMPLATES.items():
        parts.append(_section(f"`{template}`", page, skip=pages.Page.__struct_fields__))
    parts.append("## What pages are made of\n")
    shared: list[type[Record]] = [pages.Page, *_shared()]
    for record in shared:
        parts.append(_section(record.__name__, record))
    return "\n".join(parts).rstrip() + "\n"


def _shared() -> Iterable[type[Record]]:
    for module in (pages, site):
        for _, record in inspect.getmembers(module, inspect.isclass):
            if record.__module__.startswith(module.__name__) and issubclass(record, Record):
                is_page = issubclass(record, pages.Page)
                is_card = module is pages or record in (site.Card, site.CardFigure, site.Label)
                if not is_page and is_card:
                    yield record


def _section(title: str, record: type[Record], skip: Iterable[str] = ()) -> str:
    text, helps = helped(record)
    types = get_type_hints(record)
    lines = [f"### {title}\n", text + "\n"]
    rows = [
        f"| `{name}` | {_type(types[name])} | {_in_cell(helps[name])} |"
        for name in record.__struct_fields__
        if name not in skip
    ]
    if rows:
        lines += ["| field | type | what it is |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _type(hint: object) -> str:
    text = hint.__name__ if isinstance(hint, type) and not hasattr(hint, "__args__") else str(hint)
    text = re.sub(r"\b(?:digest\.\w+(?:\.\w+)*\.|typing\.)", "", text)
    text = re.sub(r"tuple\[(\w+), \.\.\.\]", r"list of \1", text)
    text = re.sub(r" \| None$", ", or None", text.replace("NoneType", "None"))
    return text.replace("|", "or")


if __name__ == "__main__":
    sys.stdout.write(manual())
