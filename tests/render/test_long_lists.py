"""The page of a council or a topic weighs the same whatever stands in the archive, and leads to all of it."""

import re

import pytest

from digest import render, tables
from digest.config import Config, Settings
from digest.render import timeline
from tests.link import together
from tests.render.made import article

MANY = 200


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """The pages of a site with many stories of one council and one topic, over four years, three of them undated."""
    config = Config(
        root=".", output="_site", memory=".digest", templates=None,
        settings=Settings(url="https://digest.example/"), today="2026-01-01",
    )  # fmt: skip
    stories = []
    for n in range(MANY):
        date = f"{2019 + n % 4}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" if n >= 3 else None
        stories.append(
            article("Leeds cuts [£5m]", "Text with [£5m] in it.", slug=f"s{n}", date=date)
        )
    made = [
        task.make() for task in render.jobs(together.site(stories, tables.load(), config), config)
    ]
    wanted = {"councils/leeds/index.html", "topics/budget/index.html"}
    return {job.path: render.page(job).content.decode() for job in made if job.path in wanted}


@pytest.mark.parametrize("path", ["councils/leeds/index.html", "topics/budget/index.html"])
def test_a_page_lists_the_newest_and_counts_the_rest_by_year(site, path):
    page = site[path]

    listed = set(re.findall(r'href="/articles/(s\d+)/"', page))
    older = re.findall(r'href="/(?:(\d{4})/\?(\w+=\w+)|undated/)">\w+</a> <span class="count">(\d+)', page)  # fmt: skip

    assert len(listed) >= timeline.MOST
    assert sum(int(count) for _, _, count in older) == MANY - timeline.MOST
    assert {own for _, own, _ in older if own} == {"council=leeds" if "councils" in path else "topic=budget"}  # fmt: skip
    assert len(page) < 100_000
