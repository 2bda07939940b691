"""Digests: of data, and of the code that works on it.

In:   bytes.
Out:  DIGEST_BYTES bytes that change with them.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
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
_SHAPING = (".py", ".csv", ".yaml")
_INFO = ".dist-info"


@cache
def code_digest() -> bytes:
    """Return a digest of this package's code and data and of the libraries that shape its answers."""
    package = os.fspath(Path(__file__).parents[1])
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    digest.update(repr((sys.version_info[:2], list(_versions()))).encode())
    for folder, folders, names in os.walk(package):
        # The templates are asked after one by one.
        folders[:] = sorted({*folders} - {"templates", "__pycache__"})
        for name in sorted(names):
            if name.endswith(_SHAPING):
                path = f"{folder}/{name}"
                digest.update(path.removeprefix(package).replace(os.sep, "/").encode() + b"\0")
                digest.update(Path(path).read_bytes())
    return digest.digest()


def _versions() -> Iterator[tuple[str, str]]:
    """The libraries' versions, as the folders of their metadata are called: "Jinja2-3.1.6.dist-info"."""
    installed: dict[str, str] = {}
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                for entry in os.listdir(folder):  # noqa: PTH208
                    name, _, rest = entry.partition("-")
                    if rest.endswith(_INFO):
                        known = name.casefold().replace("_", "-")
                        installed.setdefault(known, rest.removesuffix(_INFO))
    for name in _LIBRARIES:
        yield name, installed.get(name) or _asked(name)


def _asked(name: str) -> str:
    """The version of a library that is installed in another way."""
    from importlib.metadata import version  # 0.04 s, with the asking

    return version(name)


def digest_of_file(path: str) -> bytes:
    """Return what `digest_of` returns of what a file holds, however much it is."""
    with open(path, "rb") as file:  # noqa: PTH123  # paths are str where files are many
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST_BYTES)).digest()


def digest_of(data: bytes) -> bytes:
    """Return bytes that change with `data`."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).digest()
