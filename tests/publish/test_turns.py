"""Two trees take turns, and nobody can tell: what is published is what a build from nothing would publish, and the
files of others."""

import errno
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from pathlib import Path

import pytest

from digest import publish
from digest.executors import Serial
from digest.publish import disk, known
from digest.records import Output
from tests.killing import killed
from tests.publish.trees import files, publishing, put

PATHS = ["index.html", "a/index.html", "a/b/index.html", "a/b/data.json", "c/d/e/index.html", "c/style.css", "f", "f/index.html"]  # fmt: skip
THEIRS = ["CNAME", ".nojekyll", "mine/notes.txt", "a/theirs.txt", "a/b/theirs/deep.txt", "c/d/link"]


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where to publish, on a disk whose clock has no ticks, if `settle` is called after each build."""
    monkeypatch.setattr(known, "TICK_NS", 0)
    return tmp_path / "_site"


def settle() -> None:
    """Let the clock of the file system go on: what changes from here on has another time."""
    time.sleep(0.012)


def spare(output: Path) -> Path:
    return output.with_name("._site.spare")


def inodes(tree: Path) -> dict[str, int]:
    return {p.relative_to(tree).as_posix(): p.lstat().st_ino for p in tree.rglob("*")}


@pytest.fixture
def turned(output: Path) -> Path:
    """A site that has been published twice."""
    put(output, {"index.html": "home", "a/index.html": "a", "b/index.html": "b"})
    put(output, {"index.html": "home", "a/index.html": "new a", "b/index.html": "b"})
    settle()
    return output


def test_the_old_site_is_the_spare_of_the_new_one(turned: Path):
    assert files(spare(turned)) == {"index.html": "home", "a/index.html": "a", "b/index.html": "b"}
    assert inodes(spare(turned))["b/index.html"] == inodes(turned)["b/index.html"]


def test_the_first_site_has_a_spare_of_the_same_files(output: Path):
    put(output, {"index.html": "home", "a/index.html": "a"})

    assert files(spare(output)) == files(output)
    shared = {path: inode for path, inode in inodes(output).items() if (output / path).is_file()}
    assert shared.items() <= inodes(spare(output)).items()


def test_a_site_whose_spare_cannot_be_made_is_published_all_the_same(
    output: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(source: str, target: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(disk, "link", full)
        report = put(output, {"index.html": "home", "a/index.html": "a"})

    assert files(output) == {"index.html": "home", "a/index.html": "a"}
    assert not spare(output).exists()
    assert publish.as_left(output, output.parent / ".digest") == report.left != b""
    put(output, {"index.html": "new home", "a/index.html": "a"})
    assert files(output) == {"index.html": "new home", "a/index.html": "a"}


def test_the_second_build_takes_the_spare_of_the_first(output: Path):
    put(output, {"index.html": "home", "a/index.html": "a"})
    settle()
    folders = inodes(spare(output))

    put(output, {"index.html": "new home", "a/index.html": "a"})

    assert files(output) == {"index.html": "new home", "a/index.html": "a"}
    assert inodes(output)["a"] == folders["a"]


def test_the_next_build_takes_the_spare_and_changes_what_has_changed(turned: Path):
    folders = {"": spare(turned).stat().st_ino, **inodes(spare(turned))}

    put(turned, {"index.html": "home", "a/index.html": "new a", "b/index.html": "new b"})

    assert files(turned) == {"index.html": "home", "a/index.html": "new a", "b/index.html": "new b"}
    assert turned.stat().st_ino == folders[""]
    now = inodes(turned)
    changed = {path for path, inode in now.items() if inode != folders[path]}
    # The list is made anew, and a file system may give it the number of the one that went.
    assert changed | {publish.LIST} == {"a/index.html", "b/index.html", publish.LIST}
    assert now["a/index.html"] == inodes(spare(turned))["a/index.html"]


def test_a_file_that_both_trees_share_is_never_written_over(turned: Path):
    shared = turned / "b" / "index.html"
    with shared.open() as reader:
        put(turned, {"index.html": "home", "a/index.html": "a", "b/index.html": "new b"})

        assert reader.read() == "b"
    assert (spare(turned) / "b" / "index.html").read_text() == "b"


def test_nothing_is_looked_at_where_nothing_can_have_changed(turned: Path, monkeypatch: pytest.MonkeyPatch):  # fmt: skip
    pages = {"index.html": "home", "a/index.html": "new a", "b/index.html": "b"}
    put(turned, pages)  # a build that finds nothing to do, but that the files are there
    opened: list[str] = []
    scandir = os.scandir

    def watched(path: object) -> object:
        opened.append(str(path))
        return scandir(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", watched)
    put(turned, pages)

    assert opened == []


def test_where_somebody_was_at_work_that_folder_alone_is_looked_at(turned: Path):
    put(turned, {"index.html": "home", "a/index.html": "new a", "b/index.html": "b"})
    (turned / "a" / "mine.txt").write_text("mine")
    before = known.of(str(turned), turned.parent / ".digest")

    looked = known.look(str(turned), publish.listed(turned), before)

    assert looked.changed == {"a"}
    assert looked.known.foreign == ("a/mine.txt",)


def test_a_spare_without_its_list_is_not_trusted(turned: Path):
    (spare(turned) / publish.LIST).unlink()
    (spare(turned) / "junk.html").write_text("half a page")
    pages = {"index.html": "home", "a/index.html": "newer a"}

    put(turned, pages)

    assert files(turned) == pages


def test_a_spare_that_is_not_known_is_not_trusted(turned: Path):
    """It was copied, or the memory was deleted, or it is another program's."""
    shutil.rmtree(turned.parent / ".digest")
    (spare(turned) / "b" / "index.html").unlink()
    pages = {"index.html": "home", "a/index.html": "newer a", "b/index.html": "b"}

    put(turned, pages)

    assert files(turned) == pages


def test_what_its_owner_deleted_does_not_come_back_from_the_spare(turned: Path):
    pages = {"index.html": "home", "a/index.html": "new a"}
    (turned / "CNAME").write_text("digest.example")
    (turned / "drafts").mkdir()
    put(turned, {**pages, "b/index.html": "1"})
    settle()
    put(turned, {**pages, "b/index.html": "2"})
    settle()
    assert (spare(turned) / "CNAME").is_file()
    (turned / "CNAME").unlink()
    (turned / "drafts").rmdir()
    settle()

    report = put(turned, {**pages, "b/index.html": "3"})

    assert report.foreign == ()
    assert files(turned) == {**pages, "b/index.html": "3"}
    settle()
    put(turned, {**pages, "b/index.html": "4"})
    assert files(turned) == {**pages, "b/index.html": "4"}


def test_what_its_owner_replaced_is_carried_as_it_is_now(turned: Path):
    pages = {"index.html": "home", "a/index.html": "new a"}
    for amount in range(4):
        (turned / "fresh").write_text(str(amount))
        (turned / "fresh").replace(turned / "CNAME")
        settle()

        put(turned, {**pages, "b/index.html": str(amount)})

        settle()
        assert (turned / "CNAME").read_text() == str(amount)


def test_a_file_put_into_the_spare_by_somebody_who_sits_there_reaches_the_site(turned: Path):
    """A shell that was in the site's folder is in the spare's after a build."""
    (spare(turned) / "a" / "CNAME").write_text("digest.example")

    report = put(turned, {"index.html": "home", "a/index.html": "newer a"})

    assert report.foreign == ("a/CNAME",)
    assert (turned / "a" / "CNAME").read_text() == "digest.example"


def test_a_file_put_into_either_tree_after_they_were_looked_at_is_not_lost(turned: Path):
    site = publishing(turned)
    site.look_ahead(Serial())
    for tree, name in ((turned, "mine"), (spare(turned), "mine-too")):
        (tree / "a" / name).write_text("theirs")
    site.begin()
    for path in ("index.html", "a/index.html"):
        site.store(Output(path=path, content=b"new"))
    site.finish()
    settle()

    report = put(turned, {"index.html": "newer", "a/index.html": "newer"})

    assert report.foreign == ("a/mine", "a/mine-too")
    assert (turned / "a" / "mine").read_text() == "theirs"


def test_a_worker_that_died_leaves_all_looking_to_the_build(turned: Path):
    (turned / "a" / "mine").write_text("theirs")
    site = publishing(turned)
    with ProcessPoolExecutor(1) as dead:
        with pytest.raises(BrokenExecutor):
            dead.submit(os._exit, 1).result()
        site.look_ahead(dead)
        site.begin()
        site.store(Output(path="index.html", content=b"new"))

        assert site.finish().foreign == ("a/mine",)

    assert files(turned) == {"index.html": "new", "a/mine": "theirs"}


def test_a_page_lost_from_the_site_is_not_believed_to_stand_in_the_spare(turned: Path):
    pages = {"index.html": "home", "a/index.html": "new a", "b/index.html": "b"}
    (turned / "b" / "index.html").unlink()
    put(turned, pages)
    settle()
    (turned / "b" / "index.html").unlink()
    settle()

    put(turned, {**pages, "index.html": "new home"})

    assert files(turned) == {**pages, "index.html": "new home"}


def test_a_page_that_was_replaced_in_the_site_stays_so_until_it_is_drawn_again(turned: Path):
    """As a tool that makes pages smaller may do; it must not come and go with every other build."""
    (turned / "small").write_text("B")
    (turned / "small").replace(turned / "b" / "index.html")
    settle()
    for amount in range(4):
        site = publishing(turned)
        site.begin()
        site.load(site.store(Output(path="index.html", content=str(amount).encode())))
        site._new |= {path: digest for path, digest in site._old.files.items() if path != "index.html"}  # fmt: skip
        site.finish()
        settle()

        assert (turned / "b" / "index.html").read_text() == "B"


def test_a_file_whose_name_is_no_text_is_carried_and_printed(turned: Path):
    name = os.fsencode(turned) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text("mine")

    for amount in range(3):
        report = put(turned, {"index.html": str(amount)})

        assert report.foreign == (r"caf\xe9.txt",)
        assert os.path.lexists(name)


def test_a_page_may_take_the_place_of_a_folder_and_back(output: Path):
    for pages in ({"f/index.html": "1"}, {"f": "2"}, {"f/index.html": "3"}, {"f": "4"}):
        put(output, pages)
        settle()

        assert files(output) == pages


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look everywhere")
def test_a_folder_that_we_may_not_look_into_stops_the_publication(turned: Path):
    (turned / "private").mkdir()
    (turned / "private" / "notes.txt").write_text("mine")
    (turned / "private").chmod(0)

    with pytest.raises(PermissionError):
        put(turned, {"index.html": "new"})

    (turned / "private").chmod(0o700)
    assert (turned / "private" / "notes.txt").read_text() == "mine"


def test_a_folder_that_nobody_may_write_into_is_carried_and_kept_up_to_date(turned: Path):
    private = turned / "private"
    private.mkdir()
    for number in range(4):
        private.chmod(0o700)
        (private / "fresh").write_text(str(number))
        (private / "fresh").replace(private / "notes.txt")
        private.chmod(0o500)

        report = put(turned, {"index.html": str(number)})

        assert report.foreign == ("private/notes.txt",)
        assert (private / "notes.txt").read_text() == str(number)
        assert private.stat().st_mode & 0o777 == 0o500
    private.chmod(0o700)


class World:
    """A site, its editor, an owner of other files, and chance, which the seed says."""

    def __init__(self, output: Path, seed: int) -> None:
        self.output, self.spare = output, spare(output)
        self.chance = random.Random(seed)
        self.pages: dict[str, str] = {"index.html": "home"}
        self.published: dict[str, str] = {}
        self.kept: dict[tuple[str, str], bytes] = {}
        self.strays: set[str] = set()
        self.log: list[str] = []

    # What may happen between builds.

    def edit(self) -> None:
        path = self.chance.choice(PATHS)
        for other in [path, *(each for each in self.pages if path.startswith(f"{each}/") or each.startswith(f"{path}/"))]:  # fmt: skip
            self.pages.pop(other, None)
        if self.chance.random() < 0.7:
            self.pages[path] = self.chance.choice(["one", "two", "three"])

    def theirs(self) -> Iterator[Path]:
        return (each for path in THEIRS if os.path.lexists(each := self.output / path))

    def own(self) -> None:
        path = self.output / self.chance.choice(THEIRS)
        if path.parent.is_dir() or not os.path.lexists(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.output / "fresh"
            if path.name == "link":
                fresh.symlink_to(self.chance.choice(["here", "there"]))
            else:
                fresh.write_text(self.chance.choice(["mine", "still mine"]))
            fresh.replace(path)

    def rewrite(self) -> None:
        for path in self.theirs():
            if not path.is_symlink():
                path.write_text("written over")

    def disown(self) -> None:
        for path in [*self.theirs()][:2]:
            path.unlink()

    def empty(self) -> None:
        folder = self.output / self.chance.choice(["drafts", "mine/drafts", "a/drafts"])
        if folder.is_dir():
            folder.rmdir()
        else:
            folder.mkdir(parents=True)

    def vandalise(self) -> None:
        pages = [path for path in self.published if (self.output / path).is_file()]
        if pages:
            (self.output / self.chance.choice(pages)).unlink()

    def lose_spare(self) -> None:
        shutil.rmtree(self.spare, ignore_errors=True)

    def lose_list(self) -> None:
        (self.spare / publish.LIST).unlink(missing_ok=True)

    def tear_list(self) -> None:
        if (self.spare / publish.LIST).is_file():
            os.truncate(self.spare / publish.LIST, 40)

    def tamper(self) -> None:
        inside = sorted(self.spare.rglob("*"))
        if inside:
            path = self.chance.choice(inside)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != publish.LIST:
                path.unlink()
                if self.chance.random() < 0.5:
                    path.write_text("tampered with")

    def stray(self) -> None:
        if self.spare.is_dir():
            self.strays.add(name := f"stray-{len(self.strays)}")
            (self.spare / name).write_text("stray")

    def forget(self) -> None:
        shutil.rmtree(self.output.parent / ".digest", ignore_errors=True)
        self.kept.clear()

    def copy(self) -> None:
        """The whole site is moved to another disk and back."""
        home = self.output.parent
        shutil.copytree(home, home.with_name("copy"), symlinks=True)
        for name in ("_site", "._site.spare", ".digest"):
            if (home / name).exists():
                shutil.rmtree(home / name)
                (home.with_name("copy") / name).rename(home / name)
        shutil.rmtree(home.with_name("copy"))

    # Builds.

    def build(self) -> None:
        site = publishing(self.output)
        try:
            if self.chance.random() < 0.5:
                site.look_ahead(Serial())
            site.begin()
            for path, words in sorted(self.pages.items()):
                answer = self.kept.get((path, words))
                if answer is None or site.load(answer) is None:
                    answer = site.store(Output(path=path, content=words.encode()))
                    assert site.load(answer)
                self.kept[path, words] = answer
            site.finish()
        finally:
            site.abandon()

    def expected(self, pages: dict[str, str], before: dict[str, str]) -> dict[str, str]:
        """Pages, and what others have in the site; folders that hold one are not empty."""
        found = {path: words for path, words in before.items() if path not in self.published}
        found |= pages
        return {p: w for p, w in found.items() if not (p.endswith("/") and any(o.startswith(p) and o != p for o in found))}  # fmt: skip

    def there(self) -> dict[str, str]:
        """What stands in the site. Folders of ours whose files are gone do not count, nor what strayed into the spare."""
        ours = {folder for path in self.published for folder in known.folders_of([path])}
        return {
            path: words
            for path, words in files(self.output).items()
            if not (path.endswith("/") and path[:-1] in ours)
        }

    def check(self, pages: dict[str, str], before: dict[str, str]) -> bool:
        found = {path: words for path, words in self.there().items() if path not in self.strays - before.keys()}  # fmt: skip
        return found == self.expected(pages, before)

    def step(self) -> None:
        acts: list[Callable[[], None]] = [self.edit] * 6 + [self.own, self.own, self.disown, self.empty, self.rewrite,
            self.vandalise, self.lose_spare, self.lose_list, self.tear_list, self.tamper, self.tamper, self.stray,
            self.forget, self.copy]  # fmt: skip
        for act in self.chance.choices(acts, k=self.chance.randrange(1, 4)):
            if self.output.is_dir() or act == self.edit:
                act()
                self.log.append(act.__name__)
        settle()

    def run(self, builds: int, kills: float) -> None:
        for _ in range(builds):
            self.step()
            before = self.b = self.there()
            if self.published and self.chance.random() < kills:
                whole, at = self.chance.random() < 0.5, self.chance.randrange(1, 60)
                killed(self.build, at, one_step=whole)
                self.log.append(f"killed at {at}")
                self.settled(before)
                before = self.there()
            self.build()
            self.log.append("built")
            assert self.check(self.pages, before), "\n".join(self.log)
            assert publish.listed(self.output).keys() == self.pages.keys()
            self.published = dict(self.pages)
            settle()

    def settled(self, before: dict[str, str]) -> None:
        """After a build that was killed: the old site stands, or the new one."""
        settle()
        aside = self.output.with_name("._site.old")
        if not self.output.exists():  # amid the two renames
            aside.rename(self.output)
        if before == {
            p: w for p, w in self.there().items() if p not in self.strays - before.keys()
        }:
            return
        assert self.check(self.pages, before), "\n".join(self.log)
        self.published = dict(self.pages)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_site_is_the_pages_and_the_files_of_others(output: Path, seed: int):
    World(output, seed).run(40, kills=0)


def test_whatever_happens_and_killed_at_any_moment(output: Path):
    World(output, 7).run(25, kills=0.5)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 120))
def test_whatever_happens_for_long(output: Path, seed: int):
    World(output, seed).run(200, kills=0.3)
