"""`digest build --stats` says what was done, and why."""

import re
from pathlib import Path

from tests.cli.running import put, run

STORY = "Leeds council agrees £{}m for roads\n\n25 March 2020\n\nLeeds City Council will spend £{}m on roads.\n"


def test_an_edit_is_told_as_what_it_made_anew(tmp_path: Path, monkeypatch, capfd):
    put(tmp_path, {f"articles/leeds-{n}.txt": STORY.format(n, n) for n in (1, 2)})
    run("build --no-search --stats", tmp_path, monkeypatch, capfd)
    put(tmp_path, {"articles/leeds-2.txt": STORY.format(3, 3)})

    ran = run("build --no-search --stats", tmp_path, monkeypatch, capfd)

    assert ran.code == 0, ran.err
    assert "Read: 1 of 2 articles." in ran.out
    assert "Made feeds:" in ran.out
    assert "    councils/leeds/feed.xml" in ran.out


def test_what_is_counted_has_its_plural(tmp_path: Path, monkeypatch, capfd):
    quoted = "".join(
        f"\n“This is good news,” said {name} Walker, a resident.\n" for name in ("Sam", "Ann")
    )
    put(tmp_path, {"articles/leeds.txt": STORY.format(1, 1) + quoted})

    ran = run("build --no-search --stats", tmp_path, monkeypatch, capfd)

    assert re.search(
        r"^Gathered who said what, by groups of names: 2 of 2 groups\.$", ran.out, re.MULTILINE
    )
