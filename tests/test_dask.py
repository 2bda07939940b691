"""Many machines make the same site as one, and one that dies costs time alone."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest import build as builder
from digest import config, executors
from digest.cli import cli

distributed = pytest.importorskip("distributed")

REPOSITORY = Path(__file__).parents[1]
Site = dict[str, bytes]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler and two worker processes on this machine, each of one thread."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


@pytest.fixture
def stories(site: Path) -> Path:
    """A site with stories enough for several batches, a topic table and a template of its own."""
    for path in sorted((REPOSITORY / "articles").iterdir()):
        shutil.copy(path, site / "articles")
    topics = (REPOSITORY / "digest" / "data" / "topics.yaml").read_text("utf-8")
    (site / "topics.yaml").write_text(topics.replace("Budget", "Money"), "utf-8")
    (site / "templates").mkdir()
    (site / "templates" / "article.html").write_text(
        '{% extends "default/article.html" %}{% block record %}Ours.{% endblock %}'
    )
    return site


def built(site: Path, executor: executors.Executor, follow: builder.Follow | None = None) -> Site:
    shutil.rmtree(site / ".digest", ignore_errors=True)
    output = site / "_site"
    shutil.rmtree(output, ignore_errors=True)
    loaded = config.load(site, today="2026-06-01", search=False)
    report = builder.build(loaded.config, executor, known=loaded.problems, follow=follow)
    assert report.published is not None, report.problems
    return {
        p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*") if p.is_file()
    }


def address(cluster: Any) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


def test_a_cluster_builds_the_same_site_as_one_machine(stories: Path, cluster: Any):
    here = built(stories, executors.Serial())

    with executors.remote(address(cluster)) as executor:
        there = built(stories, executor)

    assert there == here
    assert b"Ours." in there["articles/2014-05-07-derbyshire-seven-childrens-centres/index.html"]
    assert b"Money" in there["topics/index.html"]


def test_a_worker_killed_in_the_middle_costs_time_and_nothing_else(stories: Path, cluster: Any):
    here = built(stories, executors.Serial())
    killed: list[int] = []

    def follow(label: str, total: int, work: Iterator[Any]) -> Iterator[Any]:
        for number, each in enumerate(work):
            if label == "Drawing" and number == total // 3 and not killed:
                with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
                    killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
            yield each

    with executors.remote(address(cluster)) as executor:
        there = built(stories, executor, follow)

    assert killed
    assert there == here


def test_what_is_no_address_is_refused(stories: Path, capsys: pytest.CaptureFixture[str]):
    import click

    with pytest.raises(click.UsageError, match="dask://HOST:PORT"):
        cli(["build", str(stories), "--executor", "127.0.0.1"], standalone_mode=False)


def test_a_worker_with_other_code_is_refused():
    from digest import work

    with pytest.raises(work.OtherCodeError):
        work.remembering._batch(len, [], b"another digest", None)
