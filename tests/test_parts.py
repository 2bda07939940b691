"""What changes together is looked at together, and nothing that changed is missed."""

from pathlib import Path

import pytest

from digest import publish, work
from digest.executors import Serial
from digest.records import Output, Record

drawn: list[str] = []
opened: list[str] = []


class Sheet(Record, frozen=True, kw_only=True):
    path: str
    text: str


def draw(sheet: Sheet) -> Output:
    drawn.append(sheet.path)
    return Output(path=sheet.path, content=sheet.text.encode())


def part(name: str, sheets: dict[str, str], identity: bytes | None = None) -> work.Part[Sheet]:
    def tasks() -> list[work.Task[Sheet]]:
        opened.append(name)
        return [work.task(Sheet(path=path, text=text)) for path, text in sheets.items()]

    own = repr((name, sheets)).encode() if identity is None else identity
    return work.Part(own, len(sheets), tasks)


def built(folder: Path, *given: work.Part[Sheet]) -> list[str]:
    """Publish the parts, and return the paths in the order in which they are given."""
    drawn.clear()
    opened.clear()
    with work.Memory(folder / "memory") as memory:
        site = publish.Site(folder / "_site", folder / "memory")
        site.begin()
        found = list(work.remember_parts(draw, given, Serial(), memory, site))
        site.finish()
    return [each.path for each in found]


LEEDS = {"leeds/a.html": "A", "leeds/b.html": "B"}
YORK = {"york/c.html": "C"}


def test_a_part_that_is_as_it_was_is_not_opened(tmp_path: Path):
    built(tmp_path, part("leeds", LEEDS), part("york", YORK))

    paths = built(tmp_path, part("leeds", {**LEEDS, "leeds/b.html": "B2"}), part("york", YORK))

    assert opened == ["leeds"]
    assert drawn == ["leeds/b.html"]
    assert sorted(paths) == ["leeds/a.html", "leeds/b.html", "york/c.html"]
    assert (tmp_path / "_site/leeds/b.html").read_text() == "B2"
    assert (tmp_path / "_site/york/c.html").read_text() == "C"


def test_answers_come_in_the_order_of_the_parts(tmp_path: Path):
    hull = {"hull/h.html": "H"}
    built(tmp_path, part("hull", hull), part("leeds", LEEDS), part("york", YORK))

    paths = built(tmp_path, part("hull", hull), part("leeds", {**LEEDS, "leeds/a.html": "A2"}), part("york", YORK))  # fmt: skip

    assert opened == ["leeds"]
    assert paths == ["hull/h.html", "leeds/a.html", "leeds/b.html", "york/c.html"]


def test_the_files_of_a_part_that_was_not_opened_for_long_are_still_known(tmp_path: Path):
    for text in ("B", "B2", "B3"):
        built(tmp_path, part("leeds", {**LEEDS, "leeds/b.html": text}), part("york", YORK))

    built(tmp_path, part("leeds", {**LEEDS, "leeds/b.html": "B3"}), part("york", {**YORK, "york/d.html": "D"}))  # fmt: skip

    assert opened == ["york"]
    assert drawn == ["york/d.html"]


def test_a_part_without_an_identity_is_opened_every_time_and_drawn_once(tmp_path: Path):
    built(tmp_path, part("others", YORK, identity=b""))
    assert drawn == ["york/c.html"]

    built(tmp_path, part("others", YORK, identity=b""))

    assert (opened, drawn) == (["others"], [])


def test_a_file_that_was_taken_away_is_drawn_again(tmp_path: Path):
    built(tmp_path, part("leeds", LEEDS), part("york", YORK))
    (tmp_path / "_site/leeds/a.html").unlink()

    built(tmp_path, part("leeds", LEEDS), part("york", YORK))

    assert (opened, drawn) == (["leeds"], ["leeds/a.html"])
    assert (tmp_path / "_site/leeds/a.html").read_text() == "A"


def test_a_part_that_is_there_no_more_takes_its_files_along(tmp_path: Path):
    built(tmp_path, part("leeds", LEEDS), part("york", YORK))

    built(tmp_path, part("york", YORK))

    assert not (tmp_path / "_site/leeds").exists()
    assert opened == []


@pytest.mark.parametrize("lost", [True, False])
def test_a_memory_that_was_lost_costs_time_alone(tmp_path: Path, lost: bool):
    built(tmp_path, part("leeds", LEEDS))
    if lost:
        (tmp_path / "memory/memory.sqlite").unlink()

    built(tmp_path, part("leeds", LEEDS))

    assert opened == (["leeds"] if lost else [])
    assert (tmp_path / "_site/leeds/b.html").read_text() == "B"
