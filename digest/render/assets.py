"""The stylesheet, the script and whatever else stands in `templates/assets/`.

In:   the site's own templates folder, or None.
Out:  each file's address, with a fingerprint of its content in its name; its bytes.
Not:  templates.
"""

import errno
import hashlib
import re
from pathlib import Path

from digest import urls
from digest.records import Record
from digest.render.closures import DEFAULTS

_FINGERPRINT_BYTES = 5
# Comments and indents are for those who edit it; a reader on a train waits for every byte.
_SLACK = re.compile(
    rb"""("[^"\n]*")                     # words between quotation marks stay
    | /\*[^*]*(?:\*(?!/)[^*]*)*\*/ \s*
    | ;? \s* (}) \s*                  # the last semicolon of a rule says nothing
    | \s* ([{;]) \s*
    | (:|,) \s+
    | \s+""",
    re.VERBOSE,
)


class AssetPage(Record, frozen=True, kw_only=True, tag="asset", tag_field="page"):
    """A file that is published as it is.

    name:        its path below `assets/`.
    data:        what it holds.
    fingerprint: of its content, so that an edit is a new job.
    """

    name: str
    data: bytes
    fingerprint: str

    @property
    def address(self) -> str:
        """The address under which it is published."""
        return urls.asset(self.name, self.fingerprint)


def content(asset: AssetPage) -> bytes:
    """Return what is published of an asset: a stylesheet without its comments and indents, others as they are."""
    return _SLACK.sub(_tightened, asset.data) if asset.name.endswith(".css") else asset.data


def _tightened(found: re.Match[bytes]) -> bytes:
    if found.lastindex:
        return bytes(found[found.lastindex])
    return b"" if found[0].startswith(b"/*") else b" "


def _named(name: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in name):
        raise OSError(errno.EILSEQ, "this name is not UTF-8, and no web address", name)
    return name


def found(own: str | None) -> tuple[AssetPage, ...]:
    """Return every asset; a site's own file takes the place of ours of the same name."""
    files: dict[str, Path] = {}
    for folder in (DEFAULTS, Path(own) if own else None):
        assets = folder / "assets" if folder else None
        if assets and assets.is_dir():
            for file in sorted(assets.rglob("*")):
                if file.is_file() and not file.name.startswith("."):
                    files[file.relative_to(assets).as_posix()] = file
    held = {_named(name): file.read_bytes() for name, file in sorted(files.items())}
    return tuple(
        AssetPage(
            name=name,
            data=data,
            fingerprint=hashlib.blake2b(data, digest_size=_FINGERPRINT_BYTES).hexdigest(),
        )
        for name, data in held.items()
    )
