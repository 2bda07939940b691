"""The page that says how articles are read, how often that is right and what is missing.

In:   a Site; the scores of the last test run (`data/scores.json`) and the lines that our sources ask for
      (`data/ATTRIBUTION.md`).
Out:  an AboutPage.
Not:  excuses. What is missing is named.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from digest import labels, urls, wording
from digest.config import Config
from digest.render import timeline
from digest.render.frame import crumbs, head
from digest.render.pages import AboutPage, Attribution, Frame, Link, NationGaps, ScoreRow
from digest.site import Site
from digest.tables import DATA

# The parts of a record that were tested, with their names on the page.
_FIELDS = {
    "title": "Headlines",
    "date": "Dates of publication",
    "authority": "The council a story is about",
    "authorities": "Councils named",
    "topics": "Topics",
    "figures": "Figures",
    "about": "What a figure counts",
    "quotations": "Quotations",
    "speaker": "Who said it",
    "role": "The speaker’s role",
    "key_dates": "Key dates",
}
_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")


def page(site: Site, frame: Frame, config: Config) -> AboutPage:
    """Return the page."""
    settings = config.settings
    down = crumbs(settings, (urls.ABOUT, "About"))
    text = "How articles are read, how often that is right, and what is missing."
    briefs = site.briefs
    figures, quotations, key_dates = (sum(brief.counts[i] for brief in briefs) for i in range(3))
    gaps = tuple(_gaps(site, config.today))
    labelled, scores = _scores()
    checked = sum(bool(brief.reviewed) for brief in briefs)
    return AboutPage(
        site=frame,
        head=head(settings, urls.ABOUT, "About", text, crumbs=down, collection=False),
        section=frame.about,
        crumbs=down,
        stories=timeline.stories(len(briefs)),
        read=wording.listed(
            (
                wording.count(figures, "figure"),
                wording.count(quotations, "quotation"),
                wording.count(key_dates, "key date"),
            )
        ),
        checked=timeline.stories(checked) if checked else "",
        labelled=wording.count(labelled, "article") if labelled else "",
        scores=scores,
        without=wording.count(sum(len(nation.councils) for nation in gaps), "council"),
        gaps=gaps,
        months=tuple(_months(site)),
        undated=timeline.undated(site, settings),
        contact=_contact(settings.contact),
        attributions=_attributions(),
    )


def _contact(said: str) -> Link | None:
    if not said:
        return None
    return Link(href=said if "://" in said else f"mailto:{said}", text=said)


def _gaps(site: Site, today: str) -> Iterator[NationGaps]:
    """The councils of today that no story is about."""
    told = {stories.authority.slug for stories in site.authorities if stories.briefs}
    for nation in _NATIONS:
        names = [
            labels.name(authority, site.tables)
            for authority in site.tables.authorities.values()
            if authority.nation == nation
            and authority.slug not in told
            and (authority.start_date or "") <= today <= (authority.end_date or "9")
        ]
        if names:
            yield NationGaps(name=nation, councils=tuple(sorted(names)))


def _months(site: Site) -> Iterator[str]:
    """The runs of months without a story between the first and the last: "May 2020", "May to July 2020"."""
    told = {12 * month.year + month.month - 1 for month in site.months}
    if not told:
        return
    silent = [month for month in range(min(told), max(told)) if month not in told]
    for _, run in groupby(enumerate(silent), key=lambda pair: pair[1] - pair[0]):
        months = [month for _, month in run]
        first, last = _month(months[0]), _month(months[-1])
        if len(months) == 1:
            yield first
        elif first[-4:] == last[-4:]:
            yield f"{first[:-5]} to {last}"
        else:
            yield f"{first} to {last}"


def _month(number: int) -> str:
    return f"{wording.MONTHS[number % 12]} {number // 12}"


@cache
def _scores() -> tuple[int, tuple[ScoreRow, ...]]:
    """How many articles the reading was last tested on, and with what result."""
    file = DATA / "scores.json"
    sets = json.loads(file.read_text(encoding="utf-8"))["sets"] if file.is_file() else []
    rows = []
    for field, name in _FIELDS.items():
        found = [each["fields"][field] for each in sets if field in each["fields"]]
        if found:
            missed = [each["missed"] for each in found if each["missed"] is not None]
            rows.append(
                ScoreRow(
                    name=name,
                    right=sum(each["right"] for each in found),
                    wrong=sum(each["wrong"] for each in found),
                    missed=sum(missed) if missed else None,
                )
            )
    return sum(each["articles"] for each in sets), tuple(rows)


@cache
def _attributions() -> tuple[Attribution, ...]:
    """The rows of the table in ATTRIBUTION.md."""
    text = (DATA / "ATTRIBUTION.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ?(.+?) \| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    cells = ([re.sub("[`*]", "", cell) for cell in row] for row in rows[1:])
    return tuple(
        Attribution(
            used_for=used_for[0].upper() + used_for[1:],
            source=source,
            licence=licence.removeprefix("data "),
            line=" ".join(f"{line.rstrip('.')}." for line in re.findall('"(.+?)"', lines)),
        )
        for used_for, source, licence, lines in cells
    )
