"""The open data: what others load, count and ask."""

import csv
import io
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import msgspec
import pytest
import yaml

from digest import config as configs
from digest import rows as printed
from digest import tables
from digest.config import Config
from digest.extract.declared.keys import KEYS
from digest.records import Article, Output
from digest.render import datasets
from digest.render.datasets import describe, published, schemas, written
from digest.render.datasets.columns import TABLES, ArticleRow
from digest.render.datasets.rows import Places
from digest.render.helps import helped
from digest.site import Site
from tests.render.fed import placed
from tests.render.made import article

STORIES = (
    article("Cuts of [£5.5m]", "Leeds will cut [£5.5m] <on 4 February>. {A sad day}, she said of libraries.", slug="a"),
    article("Kent adds 12", "It has [12] homes & {“more” to come}.", slug="b", authority="kent", topics=("housing", "budget"), date="2021-03"),
    article("Undated", "Nothing.", slug="c", date=None, authority=None, topics=()),
)  # fmt: skip


def files(*stories, search=True, **settings) -> dict[str, bytes]:
    """The files of the data by name."""
    site, chosen = placed(stories, **settings)
    chosen = msgspec.structs.replace(chosen, search=search)
    with TemporaryDirectory() as folder:
        made = [datasets.file(task.make()) for task in datasets.tasks(site, chosen)]
        made += together(site, chosen, Path(folder)).files()
        return {
            each.path.removeprefix("data/"): Path(each.file).read_bytes()
            if each.file
            else each.content
            for each in made
        }


def together(site: Site, chosen: Config, folder: Path) -> datasets.Together:
    """The data of a site in the making, which goes on from what stands in the folder."""
    days = datasets.days(site, chosen.settings)
    keys = {day.rank: msgspec.msgpack.encode(day.task.make()) for day in days}
    made = datasets.Together(folder, keys, datasets.few(site, chosen))
    made.add(datasets.portion(day.task.make()) for day in days if day.rank in made.new)
    return made


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def opened(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    return connection


def test_every_value_of_the_articles_is_in_every_form_of_the_data():
    found = files(*STORIES)
    database = opened(found["digest.db"])
    records = [json.loads(line) for line in found["articles.jsonl"].splitlines()]

    assert [record["slug"] for record in records] == ["b", "a", "c"]
    for name in ("figures", "quotations", "key_dates"):
        in_csv = [row["id"] for row in table(found[f"{name}.csv"])]
        in_database = [row[0] for row in database.execute(f"SELECT id FROM {name} ORDER BY rowid")]
        in_records = sum(len(record[name]) for record in records)
        assert in_csv == in_database
        assert len(in_csv) == in_records == sum(len(getattr(story, name)) for story in STORIES)


def test_a_figure_in_the_data_leads_to_its_sentence():
    [first, *_] = table(files(*STORIES)["figures.csv"])

    assert first["id"] == "b#figure-1"
    assert first["url"] == "https://digest.example/articles/b/#figure-1"
    assert (first["value"], first["text"], first["date"]) == ("12", "12", "2021-03")


def test_a_record_is_what_digest_records_prints_with_addresses_and_the_text():
    for story in STORIES:
        site, chosen = placed([story])
        record = json.loads(published.encoded(story, Places(story, chosen.settings)))
        plain = json.loads(printed.line(story))

        for name in ("figures", "quotations", "key_dates"):
            assert all(value.pop("url") for value in record[name])
        assert {key: record[key] for key in plain} == plain
        assert record.keys() - plain.keys() == {"url", "text"}
        assert site.briefs


def test_every_record_is_as_its_schema_says():
    found = files(*STORIES)
    schema = json.loads(found["record.schema.json"])

    jsonschema.Draft202012Validator.check_schema(schema)
    for line in found["articles.jsonl"].splitlines():
        jsonschema.validate(json.loads(line), schema)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_of_a_spreadsheet_can_run(start: str):
    row = ArticleRow(**dict.fromkeys(ArticleRow.__struct_fields__, f"{start}HYPERLINK(1)"))

    [cells] = csv.reader(io.StringIO(written.lines([row]).decode(), newline=""))

    assert all(cell.startswith("'") for cell in cells)


def test_numbers_in_csv_are_numbers():
    loss = article("A", "A [£5m] loss.", slug="a")
    loss = msgspec.structs.replace(
        loss, figures=(msgspec.structs.replace(loss.figures[0], value=Decimal("-1250000.5")),)
    )

    [row] = table(files(loss)["figures.csv"])

    assert row["value"] == "-1250000.5"


def test_commas_quotes_line_ends_and_other_scripts_come_through():
    said = 'Said "no", then\n\nمجلس 🏛️ £5m; end'
    made = article("A, “B” & C", "{x}", slug="a")
    made = msgspec.structs.replace(
        made,
        quotations=(msgspec.structs.replace(made.quotations[0], text=said, speaker="O'Neil, A"),),
    )
    found = files(made)

    [row] = table(found["quotations.csv"])
    [(text,)] = opened(found["digest.db"]).execute("SELECT text FROM quotations")

    assert row["text"] == text == said
    assert row["speaker"] == "O'Neil, A"


def test_every_row_of_the_database_points_to_one_that_is_there():
    database = opened(files(*STORIES)["digest.db"])

    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    keys = {name: {key[2] for key in database.execute(f"PRAGMA foreign_key_list({name})")} for name in TABLES}  # fmt: skip
    assert keys["figures"] == keys["quotations"] == keys["key_dates"] == {"articles", "authorities"}


def test_the_database_answers_the_example_questions():
    database = opened(files(*STORIES)["digest.db"])

    answers = {query.name: database.execute(query.sql).fetchall() for query in describe.QUERIES}

    assert answers["cuts_over_a_million"][0][:3] == ("Leeds", "2020-03-25", 5500000.0)
    assert answers["words_in_stories"] == [("2020-03-25", "Cuts of £5.5m", "https://digest.example/articles/a/")]  # fmt: skip
    assert answers["who_speaks_most"][0] == ("Abi Brown", None, 2, 2)
    assert ("South East", tables.load().topics["housing"].name, 1) in answers["stories_by_region"]
    assert answers["dates_of_a_council"] == []


def test_the_index_of_the_texts_knows_accents_and_endings_and_can_be_left_out():
    stories = (article("Library", "A café closes; libraries follow.", slug="a"),)

    with_index = opened(files(*stories)["digest.db"])
    without = files(*stories, search=False)

    for word in ("cafe", "library", "closing"):
        found = "SELECT article FROM articles WHERE rowid IN (SELECT rowid FROM search WHERE search MATCH ?)"
        assert with_index.execute(found, (word,)).fetchall() == [("a",)]
    names = {
        row[0] for row in opened(without["digest.db"]).execute("SELECT name FROM sqlite_master")
    }
    assert not any(name.startswith("search") for name in names)
    assert "words_in_stories" not in without["metadata.yaml"].decode()


def test_every_column_of_every_table_has_its_sentence():
    for kind in TABLES.values():
        assert set(helped(kind)[1]) == set(kind.__struct_fields__)
    described = yaml.safe_load(files()["metadata.yaml"])["databases"]["digest"]["tables"]
    assert {name: list(of["columns"]) for name, of in described.items()} == {
        name: list(kind.__struct_fields__) for name, kind in TABLES.items()
    }


def test_datasette_accepts_the_database(tmp_path: Path):
    pytest.importorskip("datasette", reason="needs datasette")
    found = files(*STORIES)
    for name in ("digest.db", "metadata.yaml"):
        (tmp_path / name).write_bytes(found[name])
    command = [shutil.which("datasette", path=str(Path(sys.executable).parent)) or "datasette"]

    inspected = subprocess.run(
        [*command, "inspect", "digest.db"], cwd=tmp_path, capture_output=True, check=True
    )
    page = subprocess.run(
        [*command, "digest.db", "--metadata", "metadata.yaml", "--get", "/digest/words_in_stories.json?_shape=array"],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip

    counts = {
        name: of["count"] for name, of in json.loads(inspected.stdout)["digest"]["tables"].items()
    }
    assert (counts["articles"], counts["figures"], counts["articles_topics"]) == (3, 3, 3)
    assert [row["title"] for row in json.loads(page.stdout)] == ["Cuts of £5.5m"]


def told(folder: Path, *stories, search=True) -> tuple[dict[str, bytes], int]:
    """The files that grow, put together from what stands in the folder; and how many days had to be made for that."""
    made, new = outputs(folder, *stories, search=search)
    return {each.path: Path(each.file).read_bytes() for each in made}, new


def outputs(folder: Path, *stories, search=True) -> tuple[tuple[Output, ...], int]:
    """The same as they are handed to publishing."""
    site, chosen = placed(stories)
    made = together(site, msgspec.structs.replace(chosen, search=search), folder)
    new = len(made.new)
    return made.files(), new


def dated(slug: str, day: str | None, words: str = "It cost [£5m].") -> Article:
    return article(f"Story {slug}", words, slug=slug, date=day)


def test_files_that_went_through_edits_are_those_made_anew(tmp_path: Path):
    """Bytes of a database hang on more than its rows, unless it is written in one go."""
    chance = random.Random(8)
    days = [None, "2020-03", *(f"2020-03-{day:02}" for day in range(1, 29))]
    stories = {f"s{n}": dated(f"s{n}", chance.choice(days)) for n in range(40)}
    bytes_of: dict[str, bytes] = {}
    for number in range(12):
        for slug in chance.sample(sorted(stories), 3):
            stories[slug] = dated(
                slug, chance.choice(days), f"It cost [£{number}m] ({slug}). " * number
            )
        del stories[chance.choice(sorted(stories))]
        stories[f"n{number}"] = dated(f"n{number}", chance.choice(days))

        edited, _ = outputs(tmp_path / "edited", *stories.values(), search=number % 3 > 0)

        anew, _ = outputs(tmp_path / f"anew-{number}", *stories.values(), search=number % 3 > 0)
        for one, other in zip(edited, anew, strict=True):
            assert (one.path, one.digest) == (other.path, other.digest)
            assert Path(one.file).read_bytes() == Path(other.file).read_bytes()
            assert bytes_of.setdefault(one.digest, Path(one.file).read_bytes()) == Path(one.file).read_bytes()  # fmt: skip
    assert len(set(bytes_of.values())) == len(bytes_of) > 30


def test_a_file_that_an_edit_does_not_change_is_left_alone(tmp_path: Path):
    first, _ = outputs(tmp_path, *STORIES)
    before = {each.path: Path(each.file).stat() for each in first}

    more = (
        "Leeds will cut [£5.5m] <on 4 February>. {A sad day}, she said of libraries. There is more."
    )
    edited, _ = outputs(tmp_path, article("Cuts of [£5.5m]", more, slug="a"), *STORIES[1:])

    same = {a.path for a, b in zip(first, edited, strict=True) if a.digest == b.digest}
    assert same == {"data/figures.csv", "data/quotations.csv", "data/key_dates.csv"}
    for each in edited:
        assert os.path.samestat(before[each.path], Path(each.file).stat()) == (each.path in same)


def test_a_digest_without_stories_gains_its_first(tmp_path: Path):
    told(tmp_path / "edited")
    first = dated("a", None)
    first = msgspec.structs.replace(first, authority=None, authorities=())

    assert told(tmp_path / "edited", first) == told(tmp_path / "anew", first)


def test_an_edit_touches_its_day_alone(tmp_path: Path):
    first, days = told(tmp_path, *STORIES)
    assert days == 3
    assert told(tmp_path, *STORIES) == (first, 0)

    edited, days = told(tmp_path, article("Cuts of [£6m]", "Else.", slug="a"), *STORIES[1:])

    assert days == 1
    assert all(edited[path] != first[path] for path in first if path != "data/key_dates.csv")


@pytest.mark.parametrize("name", ["figures.csv", "rows.db", "articles.jsonl", "made.msgpack"])
@pytest.mark.parametrize("damage", ["lost", "torn", "changed"])
def test_what_is_not_as_it_was_left_is_made_anew(tmp_path: Path, name: str, damage: str):
    first, _ = told(tmp_path, *STORIES)
    file = tmp_path / name
    content = file.read_bytes()
    file.unlink()
    if damage != "lost":
        file.write_bytes(content[:-3] if damage == "torn" else content[:-3] + b"xyz")

    assert told(tmp_path, *STORIES) == (first, 3)


def test_a_published_database_that_was_written_into_is_written_anew(tmp_path: Path):
    first, _ = told(tmp_path, *STORIES)
    with sqlite3.connect(tmp_path / "digest.db") as connection:
        connection.execute("CREATE TABLE mine (row)")
    connection.close()

    assert told(tmp_path, *STORIES) == (first, 0)


def test_the_schema_of_a_header_has_every_key_that_is_read_and_takes_what_is_written():
    schema = schemas.header()
    header = yaml.safe_load(
        re.search(r"    ---\n(.*?)    ---", (Path(__file__).parents[2] / "docs/editing.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    )  # fmt: skip
    header = json.loads(json.dumps(header, default=str))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(KEYS)
    jsonschema.validate(header, schema)
    for wrong in (
        {"draft": "perhaps"},
        {"figures": [{"about": "no words"}]},
        {"title": ["a list"]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_the_schema_of_settings_has_every_setting_and_refuses_what_the_digest_refuses(
    tmp_path: Path,
):
    schema = schemas.site_settings()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(configs.Settings.__struct_fields__)
    for line in ("title: Us", "url: https://x.example/below", "url: nowhere", "language: en-GB", "language: '?'",
                 "id: leeds.example,2026", "id: Leeds", "hub: https://hub.example/", "hub: here", "titel: Us"):  # fmt: skip
        (tmp_path / "digest.yaml").write_text(line, encoding="utf-8")

        refused = bool(configs.load(tmp_path).problems)

        fails = not jsonschema.Draft202012Validator(schema).is_valid(yaml.safe_load(line))
        assert fails == refused, line


def test_the_lines_to_print_are_those_of_the_attribution():
    lines = (tables.DATA / "ATTRIBUTION.md").read_text(encoding="utf-8")

    assert all(line in lines for line, _ in describe.CREDITS)
