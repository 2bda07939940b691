"""Tell at a glance that nothing has changed since the last build.

In:   the settings of a build.
Out:  what that build would report, where it would find everything as the last one left it; else nothing.
Not:  what has changed. A build that is not spared finds out for itself, article by article.

A glance opens no article: it looks at the names, sizes and times of the articles, of the site's templates and tables, of
this package and of the folders of libraries, and has `publish` look at the times of the folders of the published site,
which change when a file in them comes or goes. 10,000 articles take 0.2 s, most of it for asking the system.

Two builds at once: each says what it began with and what publishing left when it ended, and what is left at the time
of the glance must be that. Whichever note stays, it is true, or it is not believed.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest import publish, read, work
from digest.config import Loaded
from digest.records import Record
from digest.report import Report

_NAME = "last.msgpack"


class Seen(Record, frozen=True, kw_only=True):
    """What a build saw when it began, and what it left.

    before: a digest of all that it read.
    after:  what stands for the site as publishing left it.
    """

    before: bytes
    after: bytes
    report: Report


class Glance(NamedTuple):
    """What a glance saw.

    before:   a digest of all that a build with these settings reads, or nothing where times cannot be trusted.
    articles: the files of `articles/`, for the build to take: they are looked through once.
    """

    before: bytes
    articles: Iterator[read.File]


def glance(loaded: Loaded) -> Glance:
    """Look at all that a build with these settings reads."""
    files = read.files(Path(loaded.config.root) / "articles", Path(loaded.config.root))
    return Glance(_before(loaded, files), iter(files))


def _before(loaded: Loaded, files: Iterable[read.File]) -> bytes:
    """A digest of all that a build reads, or nothing. See `Glance`."""
    config = loaded.config
    root = Path(config.root)
    now_ns = time.time_ns()
    parts = [repr((sys.version, str(root.resolve()))).encode()]
    parts.append(msgspec.msgpack.encode((config, loaded.problems)))
    for file in files:
        # One that changed a moment ago may change again and keep its stamp.
        if not file.stamp or file.changed_ns > now_ns - work.TICK_NS:
            return b""
        parts += (file.shown.encode(), file.stamp)
    package = Path(__file__).parent
    shaping = [package, package.parent / "templates"]
    shaping += [Path(config.templates)] if config.templates else []
    for folder in shaping:
        for name, status in _inside(os.fspath(folder)):
            if status.st_mtime_ns > now_ns - work.TICK_NS:
                return b""
            parts.append(
                f"{name} {status.st_size} {status.st_mtime_ns}".encode(errors="surrogateescape")
            )
    parts.append(Path(config.topics).read_bytes())
    # An installed library is a folder there. Others on the path, such as the one we are called in, come and go.
    parts += _times(path for path in sys.path if path.endswith("-packages"))
    return work.digest_of(b"\0".join(parts))


def report(before: bytes, loaded: Loaded) -> Report | None:
    """Return what a build would report where nothing has changed; None where it may have. before: of a glance."""
    try:
        seen = msgspec.msgpack.decode(_file(loaded).read_bytes(), type=Seen)
    except (OSError, msgspec.MsgspecError):
        return None
    if not before or before != seen.before:
        return None
    after = publish.as_left(Path(loaded.config.output), Path(loaded.config.memory))
    return seen.report if after and after == seen.after else None


def note(before: bytes, loaded: Loaded, made: Report) -> None:
    """Remember a build that published the site. before: of the glance with which it began."""
    done = made.published
    set_aside = any(problem.code == "memory-set-aside" for problem in made.problems)
    if not before or done is None or not done.left or set_aside:  # that is told once
        _file(loaded).unlink(missing_ok=True)
        return
    again = msgspec.structs.replace(done, written=0, kept=done.written + done.kept, removed=0)
    seen = Seen(
        before=before,
        after=done.left,
        report=msgspec.structs.replace(made, published=again, tallies=()),
    )
    fresh = _file(loaded).with_suffix(".next")
    fresh.write_bytes(msgspec.msgpack.encode(seen))
    with suppress(FileNotFoundError):  # another build that has just ended has put it there
        fresh.replace(_file(loaded))


def _file(loaded: Loaded) -> Path:
    return Path(loaded.config.memory) / _NAME


def _times(paths: Iterable[str]) -> Iterator[bytes]:
    """The time at which each folder gained or lost a file."""
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116  # a third of the time of Path.stat, 25,000 times
        except OSError:
            yield b"gone "
        else:
            yield b"%d %d " % (status.st_mtime_ns, status.st_ino)


def _inside(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder, in a fixed order, but what Python keeps there for itself."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _inside(entry.path)
            else:
                yield entry.path, entry.stat()
