"""Time the desk of a site: its list when it is opened first, after a save, and found by a word; one article's page.

    python bench/desk.py SITE

In:   a site; it is built for the preview first, which takes as long as that takes.
Out:  processor time of each, in seconds. Bar: the list of 10,000 articles in a second.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from digest.desk import app, listing, pages
from digest.desk.desk import Desk
from digest.desk.listing import Asked
from digest.serve.state import Preview


def timed(what: str, work: Callable[[], object]) -> None:
    started = time.process_time()
    work()
    print(f"{what:24} {time.process_time() - started:6.3f} s")


def main(site: Path) -> None:
    preview = Preview(site, lambda _: None, lambda _: None)
    preview.build(first=True)
    desk = Desk(site, preview.known)

    def listed(asked: Asked) -> str:
        return pages.fill(
            "list.html", token="", home="/", href=app.address,
            listed=listing.page(desk.rows(), asked), asked=asked,
        )  # fmt: skip

    timed("the list, at first", lambda: listed(Asked()))
    timed("the list, again", lambda: listed(Asked()))
    preview.changes += 1
    timed("the list, after a build", lambda: listed(Asked()))
    timed("found by a word", lambda: listed(Asked(words="budget")))
    name = desk.rows()[0].name
    timed("one article", lambda: pages.article(desk.open(name), [], "figure-1"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
