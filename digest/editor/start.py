"""Start a new digest in a folder.

In:   a folder, a title, an address, the day.
Out:  settings, an example story, what git should leave out, a workflow for GitHub, a hook for git.
Not:  overwriting. A file that is there stays as it is, and a folder with stories gets no example.
"""

from importlib.metadata import version
from pathlib import Path

from digest.editor.new import yaml_words
from digest.records import Record

STARTER = Path(__file__).parent / "starter"
_URL = "https://digest.example/"
_RUNNABLE = 0o755


class Started(Record, frozen=True, kw_only=True):
    """What was written, and what was there already; paths below the folder."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def digest(folder: Path, *, title: str | None, url: str | None, today: str) -> Started:
    """Write the files of a new digest into `folder`, which is made if it is not there."""
    named = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    said = {
        "{title}": yaml_words(title or f"{named[:1].upper()}{named[1:]}" or "Council Digest"),
        "{url}": yaml_words(url or _URL),
        "{today}": today,
        # The next version of the same series: 0.1.4 for 0.1.0.
        "{version}": ".".join(version("council-digest").split(".")[:2]),
    }
    has_stories = (folder / "articles").is_dir() and any((folder / "articles").iterdir())
    written: list[str] = []
    kept: list[str] = []
    for place, starter in (
        ("digest.yaml", "settings.yaml"),
        (f"articles/{today}-example.txt", "story.txt"),
        (".gitignore", "gitignore"),
        (".github/workflows/digest.yml", "workflow.yml"),
        (".githooks/pre-commit", "pre-commit"),
    ):
        if starter == "story.txt" and has_stories:
            continue
        text = (STARTER / starter).read_text(encoding="utf-8")
        for mark, words in said.items():
            text = text.replace(mark, words)
        (written if _write(folder / place, text) else kept).append(place)
    return Started(written=tuple(written), kept=tuple(kept))


def _write(file: Path, text: str) -> bool:
    """Write a file, unless there is one. Return whether it was written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    if text.startswith("#!"):
        file.chmod(_RUNNABLE)
    return True
