"""The wheel carries all it needs: templates, tables and attribution."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


def test_a_wheel_builds_a_folder_that_holds_only_articles(tmp_path: Path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(REPOSITORY)],
        check=True, capture_output=True,
    )  # fmt: skip
    [wheel] = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    site = tmp_path / "site"
    (site / "articles").mkdir(parents=True)
    (site / "articles" / "leeds.txt").write_text(
        "Leeds agrees budget\n\n25 March 2020\n\nLeeds City Council agreed a £5m budget.\n"
    )

    done = subprocess.run(
        [sys.executable, "-m", "digest", "build", str(site)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "Leeds agrees budget" in (site / "_site" / "index.html").read_text("utf-8")
    assert (installed / "digest" / "templates" / "base.html").is_file()
    assert any(name.endswith("ATTRIBUTION.md") for name in zipfile.ZipFile(wheel).namelist())
