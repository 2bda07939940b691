"""Digests: of data, and of the code that works on it.

In:   bytes.
Out:  DIGEST_BYTES bytes that change with them.
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

DIGEST_BYTES = 16
_LIBRARIES = (
    "jinja2",
    "markdown",
    "nh3",
    "feedgen",
    "icalendar",
    "lxml",
    "python-slugify",
    "msgspec",
)


@cache
def code_digest() -> bytes:
    """Return a digest of this package's code and data and of the libraries that shape its answers."""
    from importlib.metadata import version  # 60 ms to import

    package = Path(__file__).parents[1]
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    digest.update(
        repr((sys.version_info[:2], [(name, version(name)) for name in _LIBRARIES])).encode()
    )
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".csv", ".yaml") and "templates" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.digest()


def digest_of_file(path: str) -> bytes:
    """Return what `digest_of` returns of what a file holds, however much it is."""
    with open(path, "rb") as file:  # noqa: PTH123  # paths are str where files are many
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST_BYTES)).digest()


def digest_of(data: bytes) -> bytes:
    """Return bytes that change with `data`."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).digest()
