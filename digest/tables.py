"""The tables that every article is read against: authorities and topics.

In:   the package's `data/` folder; a site's own `topics.yaml` replaces the package's.
Out:  one frozen `Tables`, loaded once a process for each place.
Not:  matching. Gazetteers and patterns are built from these by the fields that need them.
"""

import csv
import stat
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from digest import header
from digest.records import Authority, AuthorityType, HeaderValue, Record, TopicName

DATA = Path(__file__).parent / "data"
TOPICS = DATA / "topics.yaml"
_LARGEST_BYTES = 1_000_000  # ours has 30 kB


class Tables(Record, frozen=True, kw_only=True):
    """Authorities by slug and topics by slug, in table order."""

    authorities: dict[str, Authority]
    topics: dict[str, TopicName]

    def __hash__(self) -> int:
        # One Tables is loaded for each place and shared, so identity is what caches need.
        return id(self)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _authority(row: dict[str, str]) -> Authority:
    return Authority(
        slug=row["slug"],
        code=row["code"],
        gss_code=row["gss_code"] or None,
        official_name=row["official_name"],
        short_name=row["short_name"],
        type=cast(AuthorityType, row["type"]),
        nation=row["nation"],
        region=row["region"],
        parent=row["parent"] or None,
        combined_authority=row["combined_authority"] or None,
        start_date=row["start_date"] or None,
        end_date=row["end_date"] or None,
        successors=_list(row["successors"]),
        website=row["website"] or None,
        aliases=_list(row["aliases"]),
        former_gss_codes=_list(row["former_gss_codes"]),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )


def load_authorities(path: Path = DATA / "authorities.csv") -> dict[str, Authority]:
    """Return every authority by slug, in the table's order.

    Source: mySociety's UK Local Authorities and others; `data/ATTRIBUTION.md` has all of them.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: _authority(row) for row in csv.DictReader(file)}


@cache
def councils() -> Tables:
    """Return our tables without the topics, for those who ask after councils alone. A process reads them once."""
    return Tables(authorities=load_authorities(), topics={})


def text(file: Path) -> str:
    """Return what a table or the settings of a site say.

    Raises: OSError where it cannot be read, is no plain file (a pipe never speaks, a device never ends) or is too
            large to be meant; UnicodeDecodeError.
    """
    found = file.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_BYTES:
        raise OSError("no plain file of a megabyte at most")
    return file.read_text(encoding="utf-8")


def _topics(content: bytes) -> dict[str, TopicName]:
    """The topics of a file that maps a slug to `name`, `description` and `cues`, a mapping of cue to weight.

    A value is what is spelt: `name: 2020` is those four characters, `no` as a cue is that word.
    """
    entries = header.whole(content.decode("utf-8"), TOPICS.name, "topics").value
    return {slug: _topic(slug, dict(entry.fields)) for slug, entry in entries.fields} if entries else {}  # fmt: skip


def _topic(slug: str, entry: dict[str, HeaderValue]) -> TopicName:
    return TopicName(
        slug=slug,
        name=entry["name"].text,
        description=entry["description"].text,
        cues=tuple((cue.lower(), float(weight.text)) for cue, weight in entry["cues"].fields),
    )


def load(topics: Path = TOPICS) -> Tables:
    """Return the tables. topics: the topic table to use; it is read once, and again when it has changed."""
    return of(topics.read_bytes())


@lru_cache(maxsize=1)
def load_hexes(path: Path = DATA / "hex.csv") -> dict[str, tuple[int, int]]:
    """Return the cell of each council that has one on the map of hexagons, by slug: column and row.

    Rows count northwards, and every odd one stands half a column to the east ("odd-r"). Districts and unitaries of
    2023 have a cell; county councils, which lie over their districts, have none.
    Source: Open Innovations; `data/ATTRIBUTION.md`.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: (int(row["q"]), int(row["r"])) for row in csv.DictReader(file)}


@lru_cache(maxsize=4)
def of(topics: bytes) -> Tables:
    """Return the tables. topics: what the topic table's file holds."""
    return Tables(authorities=load_authorities(), topics=_topics(topics))
