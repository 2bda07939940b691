"""Print the scores of every gold set: `make scores`, or `python -m tests.gold.scores [--misses] [FOLDER…]`."""

import sys
from pathlib import Path

from tests.gold.scoring import score

HERE = Path(__file__).parent


def main() -> None:
    """Print a line a field for every folder of gold records."""
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    for folder in map(Path, names or [str(HERE / "dev"), str(HERE / "hard")]):
        scores = score(folder)
        print(folder.name)
        for field, each in scores.items():
            if field == "traps":
                print(f"  {field:12} {each.false}")
            else:
                print(f"  {field:12} {each.value:.3f}  right {each.right}, false {each.false}, missed {each.missed}")  # fmt: skip
            if "--misses" in sys.argv:
                print("".join(f"      {note}\n" for note in each.notes), end="")


if __name__ == "__main__":
    main()
