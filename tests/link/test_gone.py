"""An address that was published once is never lost in silence."""

from collections.abc import Callable
from pathlib import Path

from digest import build, config, executors
from digest.build import Report
from digest.records import Problem

Write = Callable[..., Path]
LEEDS = "Leeds agrees its budget\n\n25 March 2020\n\nLeeds City Council will spend £2m on roads.\n"


def built(site: Path) -> Report:
    loaded = config.load(site, today="2026-06-01", search=False, data=False)
    return build.build(loaded.config, executors.Serial())


def gone(report: Report) -> list[Problem]:
    return [problem for problem in report.problems if problem.code == "url-gone"]


def test_a_file_that_was_renamed_hears_of_its_old_address(site: Path, write: Write):
    old = write("2020-03-25-leeds-budget.txt", LEEDS)
    assert gone(built(site)) == []
    old.rename(old.with_name("2020-03-25-leeds-budget-agreed.txt"))

    [problem] = gone(built(site))

    assert problem.path == "articles/2020-03-25-leeds-budget-agreed.txt"
    assert "aliases: [/articles/2020-03-25-leeds-budget/]" in problem.fix


def test_an_alias_answers_at_the_old_address_and_ends_the_warning(site: Path, write: Write):
    write("leeds.txt", LEEDS)
    built(site)
    (site / "articles/leeds.txt").unlink()
    write("leeds-budget.txt", f"---\naliases: [/articles/leeds/]\n---\n{LEEDS}")

    report = built(site)

    assert gone(report) == []
    page = (site / "_site/articles/leeds/index.html").read_text()
    assert 'href="/articles/leeds-budget/"' in page
    assert "refresh" in page


def test_an_alias_may_be_an_address_of_another_program(site: Path, write: Write):
    write("leeds.txt", f"---\naliases: [/news/2020/leeds.html, /2020/03/25/leeds/]\n---\n{LEEDS}")

    built(site)

    assert (site / "_site/news/2020/leeds.html").is_file()
    assert (site / "_site/2020/03/25/leeds/index.html").is_file()


def test_a_story_that_became_a_draft_is_said_to_be_one(site: Path, write: Write):
    write("leeds.txt", LEEDS)
    built(site)
    write("leeds.txt", f"---\ndraft: yes\n---\n{LEEDS}")

    [problem] = gone(built(site))

    assert "is a draft now" in problem.what


def test_a_story_that_was_deleted_is_told_once_with_what_to_do(site: Path, write: Write):
    write("leeds.txt", LEEDS)
    write("derby.txt", LEEDS.replace("Leeds", "Derby"))
    built(site)
    (site / "articles/leeds.txt").unlink()

    [problem] = gone(built(site))

    assert problem.path == "/articles/leeds/"
    assert gone(built(site)) == []
