"""Read the articles of a site, and keep each where the page that shows it finds it.

In:   what `understand.gather` found, a memory, an executor.
Out:  the Briefs of all articles, in file order; a shelf that gives an article by its brief.
Not:  holding them. Memory has a brief under the key of its article's job, and the article itself under its fingerprint.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import msgspec

from digest import executors, understand, work
from digest import read as sources
from digest.brief import Brief, Told, unpacked
from digest.config import Config
from digest.records import Article, Record, Source
from digest.tables import councils


class Read(Record, frozen=True, kw_only=True):
    """One article that was read: its brief; all of it, and what few pages ask of it, as MessagePack."""

    brief: Brief
    article: bytes
    told: bytes


_ENCODE = msgspec.msgpack.Encoder().encode
_TOLD = msgspec.msgpack.Decoder(Told)
_NEIGHBOURS = 100  # articles whose briefs are kept in one piece
_SAMPLE = (
    "Leeds City Council agrees £2m for roads\n\n3 March 2025\n\n"
    'Councillor Ann Lee said: "We will mend 120 roads by 1 May." Leeds City Council has 99 councillors.\n'
)


def read(paste: understand.Paste) -> Read:
    """Read one article. Runs in worker processes."""
    # Its patterns take 0.1 s to import, which a build that reads no article need not wait for.
    from digest.link import briefs

    article = understand.understand(paste)
    told = briefs.told(article, councils())
    return Read(brief=briefs.of(article, told), article=_ENCODE(article), told=_ENCODE(told))


def prepare() -> None:
    """Have this process ready to read: import what does, and read a line, for which tables and patterns are made."""
    sample = Source(path="sample.txt", slug="sample", text=_SAMPLE, markdown=False)
    read(understand.paste(sample))


class Remembered:
    """The shelf of a build, whose articles stand in its memory; what that has lost is read once more."""

    def __init__(self, memory: work.Memory, config: Config) -> None:
        self._memory = memory
        self._config = config
        self._last: tuple[Brief, Article] | None = None

    def article(self, brief: Brief) -> Article:
        """Return the article of a brief."""
        # The page of an article and its record are made one after the other.
        if self._last is None or self._last[0] is not brief:
            self._last = brief, unpacked(self.packed(brief))
        return self._last[1]

    def packed(self, brief: Brief) -> msgspec.Raw:
        """Return the same as MessagePack."""
        kept = self._memory.one(brief.fingerprint)
        return msgspec.Raw(self._lost(brief).article if kept is None else kept)

    def told(self, brief: Brief) -> Told:
        """Return what few pages ask of the article of a brief."""
        kept = self._memory.one(brief.told)
        return _TOLD.decode(self._lost(brief).told if kept is None else kept)

    def _lost(self, brief: Brief) -> Read:
        again = _again(brief, self._config)
        self._memory.keep(brief.fingerprint, again.article)
        self._memory.keep(brief.told, again.told)
        return again


class Lasting:
    """The shelf of a preview, which goes on after its build and whose files change: what memory has no more is read anew."""

    def __init__(self, config: Config) -> None:
        self._config = config

    def article(self, brief: Brief) -> Article:
        """Return the article of a brief; one without words where its file is gone."""
        return unpacked(self.packed(brief))

    def packed(self, brief: Brief) -> msgspec.Raw:
        """Return the same as MessagePack."""
        kept = work.kept(Path(self._config.memory), brief.fingerprint)
        return msgspec.Raw(_again(brief, self._config).article if kept is None else kept)

    def told(self, brief: Brief) -> Told:
        """Return what few pages ask of the article of a brief."""
        kept = work.kept(Path(self._config.memory), brief.told)
        return _TOLD.decode(_again(brief, self._config).told if kept is None else kept)


def _again(brief: Brief, config: Config) -> Read:
    """Read the article of a brief once more."""
    root = Path(config.root)
    source = sources.source(sources.place(brief.path, root), root, fence=root.resolve())
    return read(understand.paste(source, Path(config.topics)))


class _Keeper:
    """Keeps a brief under its job, and the article where the shelf looks for it."""

    lay = None
    _encode = msgspec.msgpack.Encoder().encode
    _decode = msgspec.msgpack.Decoder(Brief).decode
    _decode_all = msgspec.msgpack.Decoder(tuple[Brief, ...]).decode

    def __init__(self, memory: work.Memory) -> None:
        self._memory = memory

    def store(self, answer: Read) -> bytes:
        self._memory.keep(answer.brief.fingerprint, answer.article)
        self._memory.keep(answer.brief.told, answer.told)
        return self._encode(answer.brief)

    def load(self, kept: bytes) -> Brief | None:
        try:
            brief = self._decode(kept)
        except msgspec.MsgspecError:
            return None
        self._memory.spare(brief.fingerprint + brief.told)
        return brief

    def pack(self, answers: Sequence[Brief]) -> bytes:
        return self._encode(answers)

    def unpack(self, kept: bytes) -> tuple[Brief, ...] | None:
        try:
            briefs = self._decode_all(kept)
        except msgspec.MsgspecError:
            return None
        self._memory.spare(b"".join([brief.fingerprint + brief.told for brief in briefs]))
        return briefs


def briefs(
    gathered: understand.Gathered, executor: Executor, memory: work.Memory
) -> Iterator[Brief]:
    """Give the brief of every article in file order; one whose address is taken carries that problem too.

    Workers begin to read at once.
    """
    parts, keeper = list(_neighbours(gathered.tasks)), _Keeper(memory)
    early = executors.early(executor)
    return _addressed(work.remember_parts(read, parts, executor, memory, keeper, early))


def _addressed(briefs: Iterable[Brief]) -> Iterator[Brief]:
    addresses = sources.Addresses()
    for brief in briefs:
        taken = addresses.take(brief.path, brief.slug)
        if taken:
            brief = msgspec.structs.replace(brief, problems=(*brief.problems, taken))
        yield brief


def _neighbours(
    tasks: Sequence[work.Task[understand.Paste]],
) -> Iterator[work.Part[understand.Paste]]:
    """Tasks in file order, some hundred to a part. Its path alone says whether one begins a part: a new story is of one part."""
    starts = [
        at
        for at, task in enumerate(tasks)
        if at == 0 or crc32(task.name.encode()) % _NEIGHBOURS == 0
    ]
    for start, end in pairwise([*starts, len(tasks)]):
        some = tasks[start:end]
        identity = work.digest_of(b"\0".join([task.identity for task in some]))
        yield work.Part(identity, len(some), partial(list, some))


def articles(shelf: Remembered, briefs: Iterable[Brief]) -> Iterator[Article]:
    """Give every article with the problems of its brief."""
    for brief in briefs:
        yield msgspec.structs.replace(shelf.article(brief), problems=brief.problems)
