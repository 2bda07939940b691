"""Fuzz the reading of articles, led by what code each input reaches: `make fuzz`, or for an hour:

    python -m tests.fuzz.run --minutes 60

In:   `corpus/`, the inputs that reached something new before, and `words.dict`, what news is made of.
Out:  inputs that reach something new, into a scratch folder; with `--keep`, the few of them that are worth keeping,
      back into `corpus/`. An input that breaks a promise of `target` is written to `crash-…` and ends the run.
Not:  part of `make test`; `test_corpus.py` is, and holds what was kept to the same promises.

Needs atheris, which has wheels for Linux (`pip install '.[fuzz]'`).
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
ARTICLES = HERE.parents[1] / "articles"
# An article of 4 kB takes some 20 ms under instrumentation; one that takes 10 s is a fault of its own.
_LONGEST_BYTES, _SLOWEST_SECONDS = 4000, 10


def main() -> None:
    """Run the fuzzer; it ends the process itself."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "digest-fuzz")
    asked.add_argument("--keep", action="store_true", help="pick what to keep, and stop")
    asked.add_argument("inputs", type=Path, nargs="*", help="try these inputs alone")
    options = asked.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    for article in ARTICLES.iterdir():  # real news to begin with
        (options.scratch / article.name).write_bytes(
            article.suffix[1:2].encode() + article.read_bytes()
        )

    # Its hook for patterns is left off: it knows no `finditer(text, start)`, which we use everywhere.
    atheris.enabled_hooks.add("str")
    with atheris.instrument_imports(include=["digest"]):
        # `understand` imports the fields when it is first asked: too late to be followed.
        from digest.extract import article, declared, gaps  # noqa: F401
        from tests.fuzz.target import check

    limits = [
        f"-max_len={_LONGEST_BYTES}",
        "-len_control=0",
        f"-timeout={_SLOWEST_SECONDS}",
        "-rss_limit_mb=3000",
    ]
    if options.inputs:
        more = [str(path) for path in options.inputs]
    elif options.keep:
        CORPUS.mkdir(exist_ok=True)
        more = ["-merge=1", str(CORPUS), str(options.scratch)]
    else:
        more = [f"-max_total_time={round(options.minutes * 60)}", f"-dict={HERE / 'words.dict'}",
            f"-artifact_prefix={options.scratch.parent}/", str(options.scratch), str(CORPUS)]  # fmt: skip
    atheris.Setup([sys.argv[0], *limits, *more], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
