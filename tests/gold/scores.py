"""Print the scores of every gold set: `make scores`, or `python -m tests.gold.scores [--misses] [FOLDER…]`.

Without a folder, the scores are kept in `digest/data/scores.json` as well, for the site's page about itself.
"""

import json
import sys
from pathlib import Path

from tests.gold.scoring import Score, score

HERE = Path(__file__).parent
KEPT = HERE.parents[1] / "digest" / "data" / "scores.json"


def main() -> None:
    """Print a line a field for every folder of gold records."""
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    found = {}
    for folder in map(Path, names or [str(HERE / each) for each in ("dev", "fresh", "hard")]):
        if not any(folder.glob("*.json")):
            continue
        scores = found[folder] = score(folder)
        print(folder.name)
        for field, each in scores.items():
            if field == "traps":
                print(f"  {field:12} {each.false}")
            else:
                print(f"  {field:12} {each.value:.3f}  right {each.right}, false {each.false}, missed {each.missed}")  # fmt: skip
            if "--misses" in sys.argv:
                print("".join(f"      {note}\n" for note in each.notes), end="")
    if not names:
        KEPT.write_text(kept(found), encoding="utf-8")


def kept(found: dict[Path, dict[str, Score]]) -> str:
    """The scores as the site's page about itself reads them."""
    sets = [
        {
            "name": folder.name,
            "articles": sum(1 for _ in folder.glob("*.json")),
            "fields": {
                field: {
                    "right": each.right,
                    "wrong": each.false,
                    "missed": None if each.is_asked else each.missed,
                }
                for field, each in scores.items()
                if field != "traps"
            },
        }
        for folder, scores in found.items()
    ]
    return json.dumps({"sets": sets}, indent=1) + "\n"


if __name__ == "__main__":
    main()
