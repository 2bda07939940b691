"""When the world says no, the build says why, exits with 1, and leaves the old site whole."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest import build as builder
from digest import config, executors, publish, turns

Write = Callable[..., Path]
Tree = dict[str, bytes]
COMMAND = [sys.executable, "-m", "digest", "build", "--jobs", "1", "--no-search"]


def story(place: str, amount: int) -> str:
    return (
        f"{place} council to spend £{amount}m on roads\n\n25 March 2020\n\n"
        f"{place} City Council will spend £{amount}m on its roads, the cabinet agreed on Tuesday.\n"
    )


def tree(folder: Path) -> Tree:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def run(site: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, str(site), *more], capture_output=True, text=True, timeout=300)


def build(site: Path) -> builder.Report:
    loaded = config.load(site, today="2026-06-01", search=False)
    return builder.build(loaded.config, executors.Serial(), known=loaded.problems)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Make a small disk of its own: `disk("size=2m")`."""
    mounted: list[Path] = []

    def disk(options: str) -> Path:
        place = tmp_path / "disk"
        place.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True)  # fmt: skip
        if made.returncode:
            pytest.skip("needs the right to mount a small disk, which root has")
        mounted.append(place)
        return place

    yield disk
    for place in mounted:
        subprocess.run(["umount", "--lazy", place], check=True)


def site_in(folder: Path) -> Path:
    site = folder / "site"
    (site / "articles").mkdir(parents=True)
    (site / "articles" / "leeds.txt").write_text(story("Leeds", 2))
    return site


def fill(folder: Path, leave_bytes: int) -> None:
    left = shutil.disk_usage(folder).free - leave_bytes
    with (folder / "filler").open("wb") as file:
        file.write(b"x" * max(0, left))


@pytest.mark.parametrize("leave_bytes", [0, 40_000, 200_000])
def test_a_full_disk_leaves_the_old_site_and_says_so(disk: Callable[[str], Path], leave_bytes: int):
    site = site_in(disk("size=20m"))
    assert run(site).returncode == 0
    before = tree(site / "_site")
    for place in ("Leeds", "Derby", "Hull", "York"):
        (site / "articles" / f"{place.lower()}.txt").write_text(story(place, 77))
    fill(site.parent, leave_bytes)

    ran = run(site)

    assert ran.returncode == 1
    assert "no space left on device" in ran.stderr or "disk is full" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(site / "_site") == before
    (site.parent / "filler").unlink()
    assert run(site).returncode == 0
    assert "articles/york/index.html" in tree(site / "_site")
    beside = {path.name for path in site.iterdir()} - {"articles", "_site", ".digest"}
    assert beside <= {"._site.spare"}


@pytest.mark.parametrize("size", ["size=64k", "size=300k", "size=600k"])
def test_a_disk_too_small_for_the_data_says_so(
    tmp_path: Path, disk: Callable[[str], Path], size: str
):
    site = site_in(tmp_path)
    (site / ".digest").mkdir()
    (site / ".digest" / "data").symlink_to(disk(size))

    ran = run(site)

    assert ran.returncode == 1
    assert "no space left on device" in ran.stderr.lower()
    assert "Traceback" not in ran.stderr
    (site / ".digest" / "data").unlink()
    assert run(site).returncode == 0
    assert "data/digest.db" in tree(site / "_site")


def test_a_read_only_disk_leaves_the_old_site_and_says_so(disk: Callable[[str], Path]):
    site = site_in(disk("size=20m"))
    assert run(site).returncode == 0
    before = tree(site / "_site")
    (site / "articles" / "leeds.txt").write_text(story("Leeds", 77))
    subprocess.run(["mount", "-o", "remount,ro", site.parent], check=True)

    ran = run(site)

    assert ran.returncode == 1
    assert "read-only file system" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(site / "_site") == before


def test_an_output_on_a_read_only_disk_is_said(site: Path, write: Write, disk: Callable[[str], Path]):  # fmt: skip
    write("leeds.txt", story("Leeds", 2))
    out = disk("size=1m,ro")

    ran = run(site, "--output", str(out / "public"))

    assert ran.returncode == 1
    assert "read-only file system" in ran.stderr


def test_an_output_on_another_disk_is_published_there(site: Path, write: Write, disk: Callable[[str], Path]):  # fmt: skip
    """Hard links do not reach another disk; nothing of a build may depend on one that does."""
    write("leeds.txt", story("Leeds", 2))
    out = disk("size=20m") / "public"
    assert run(site, "--output", str(out)).returncode == 0
    (out / "CNAME").write_text("mine")
    write("leeds.txt", story("Leeds", 3))

    ran = run(site, "--output", str(out))

    assert ran.returncode == 0
    assert "Kept 1 file" in ran.stdout
    assert "£3m" in (out / "articles" / "leeds" / "index.html").read_text()


@pytest.mark.parametrize(
    "vanishes", ["articles", "_site", "._site.next-*", "._site.spare", ".digest", ""]
)
def test_a_folder_that_vanishes_amid_a_build_is_said(
    site: Path, write: Write, vanishes: str, monkeypatch: pytest.MonkeyPatch
):
    for place in ("Leeds", "Derby", "Hull"):
        write(f"{place.lower()}.txt", story(place, 2))
    build(site)
    write("hull.txt", story("Hull", 3))
    build(site)
    before = tree(site / "_site")
    for place in ("Leeds", "York"):
        write(f"{place.lower()}.txt", story(place, 77))
    store = publish.Site.store
    stored = 0

    def storing(self: publish.Site, answer: object) -> bytes:
        nonlocal stored
        stored += 1
        if stored == 10:
            for folder in site.glob(vanishes) if vanishes else [site]:
                shutil.rmtree(folder)
        return store(self, answer)  # type: ignore[arg-type]

    monkeypatch.setattr(publish.Site, "store", storing)
    try:
        report = build(site)
    except OSError as error:
        assert error.filename and error.strerror
        assert tree(site / "_site") in (
            {},
            before,
        )  # it was the site itself that vanished, or it is whole
    else:  # what vanished was read already
        assert report.published
    monkeypatch.undo()
    for place in ("Leeds", "Derby", "Hull", "York"):
        write(f"{place.lower()}.txt", story(place, 77))
    build(site)
    repaired = tree(site / "_site")
    shutil.rmtree(site / ".digest")
    shutil.rmtree(site / "_site")
    build(site)
    assert repaired == tree(site / "_site")


def test_an_article_that_vanishes_between_looking_and_reading_is_a_problem(
    site: Path, write: Write, monkeypatch: pytest.MonkeyPatch
):
    from digest import read

    write("leeds.txt", story("Leeds", 2))
    gone = write("derby.txt", story("Derby", 2))
    found = read.files(site / "articles", site)
    gone.unlink()
    monkeypatch.setattr(read, "files", lambda *_: found)

    report = build(site)

    assert [problem.code for problem in report.problems if problem.severity == "error"] == ["file-unreadable"]  # fmt: skip
    assert report.published is None


# Two builds at once.


def test_a_second_build_says_that_it_waits_and_then_finishes(site: Path, write: Write):
    write("leeds.txt", story("Leeds", 2))
    with turns.alone(site / ".digest"):
        process = subprocess.Popen([*COMMAND, str(site)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # fmt: skip
        assert process.stderr
        said = process.stderr.readline()
        assert process.poll() is None
        assert not (site / "_site").exists()

    process.communicate(timeout=120)

    assert "Waiting" in said
    assert process.returncode == 0
    assert (site / "_site" / "index.html").is_file()


def test_two_builds_started_together_leave_the_site_of_one(site: Path, write: Write):
    for place in ("Leeds", "Derby", "Hull"):
        write(f"{place.lower()}.txt", story(place, 2))

    builds = [subprocess.Popen([*COMMAND, str(site), "--quiet"], stderr=subprocess.DEVNULL) for _ in range(3)]  # fmt: skip
    codes = [each.wait(timeout=300) for each in builds]

    assert codes == [0, 0, 0]
    published = tree(site / "_site")
    shutil.rmtree(site / ".digest")
    shutil.rmtree(site / "_site")
    run(site)
    assert tree(site / "_site") == published


def test_a_build_that_was_killed_keeps_nobody_waiting(site: Path, write: Write):
    """Not even while worker processes of it are still alive."""
    write("leeds.txt", story("Leeds", 2))
    hold = (
        "import os, pathlib, sys, time\nfrom digest import turns\n"
        f"with turns.alone(pathlib.Path({str(site / '.digest')!r})):\n"
        "    if os.fork() == 0:\n        time.sleep(60)\n"
        "    print(os.getpid(), flush=True)\n    time.sleep(60)\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, start_new_session=True)  # fmt: skip
    assert holder.stdout
    holder.stdout.readline()
    holder.kill()
    holder.wait()

    ran = run(site)

    os.killpg(holder.pid, signal.SIGKILL)
    assert ran.returncode == 0
    assert "Waiting" not in ran.stderr


@pytest.mark.parametrize("early", [0, 1, 2])
def test_workers_end_with_a_build_that_is_killed(tmp_path: Path, early: int):
    work = (
        "import os, time\nfrom digest import executors\n"
        "if __name__ == '__main__':\n"
        f"    pool = executors.local(2, {early})\n"
        "    pools = [pool, executors.early(pool) or pool]\n"
        "    print(*{each.submit(os.getpid).result() for each in pools * 50}, flush=True)\n    time.sleep(60)\n"
    )
    script = tmp_path / "work.py"
    script.write_text(work)
    boss = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert boss.stdout
    workers = [int(each) for each in boss.stdout.readline().split()]
    assert workers
    boss.kill()
    boss.wait()

    deadline = time.monotonic() + 60
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not [worker for worker in workers if alive(worker)]


def test_a_worker_that_was_not_needed_ends_with_the_build(site: Path, write: Write):
    write("leeds.txt", story("Leeds", 5))
    command = [sys.executable, "-m", "digest", "build", "--no-search", "--stats", "--jobs", "2"]
    for _ in range(2):
        time.sleep(0.2)  # what has just been written is not trusted
        boss = subprocess.Popen(
            [*command, str(site)], stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        said, _ = boss.communicate(timeout=300)

    deadline = time.monotonic() + 60
    while (left := of_session(boss.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert boss.returncode == 0
    assert said.startswith("Nothing was read")
    assert not left


def test_a_worker_that_is_ended_from_outside_stops_the_build_with_a_message(
    site: Path, write: Write
):
    for number in range(200):
        write(f"leeds-{number}.txt", story("Leeds", number + 1))
    command = [sys.executable, "-m", "digest", "build", "--no-search", "--jobs", "2", str(site)]
    boss = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while not (workers := of_session(boss.pid)) and time.monotonic() < deadline:
        time.sleep(0.01)

    os.kill(workers[0], signal.SIGKILL)
    _, said = boss.communicate(timeout=300)

    assert boss.returncode == 1
    assert "[worker-ended]" in said
    assert "Traceback" not in said
    assert not (site / "_site").exists()


def of_session(leader: int) -> list[int]:
    """The processes that run in a session."""
    found = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
    return [process for process in found if process != leader and alive(process) and session(process) == leader]  # fmt: skip


def session(process: int) -> int:
    try:
        return os.getsid(process)
    except ProcessLookupError:
        return 0


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and was not asked about yet does not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


# The memory.


def torn(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    file.write_bytes(content)


def truncated(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def of_another_version(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def no_database(file: Path) -> None:
    file.write_text("This was a database once. " * 1000)


def a_folder(file: Path) -> None:
    file.unlink()
    (file / "within").mkdir(parents=True)


def of_other_tables(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE answers")
        connection.execute("CREATE TABLE answers (other TEXT)")
    connection.close()


@pytest.mark.parametrize("damage", [torn, truncated, of_another_version, no_database, a_folder, of_other_tables])  # fmt: skip
def test_a_memory_of_no_use_is_set_aside_and_made_anew(
    site: Path, write: Write, damage: Callable[[Path], None]
):
    for number in range(30):
        write(f"leeds-{number}.txt", story("Leeds", 2 + number))
    build(site)
    before = tree(site / "_site")
    memory = site / ".digest" / "memory.sqlite"
    damage(memory)
    write("derby.txt", story("Derby", 4))

    report = build(site)

    assert [problem.code for problem in report.problems] == ["memory-set-aside"]
    assert report.problems[0].severity == "warning"
    assert report.published and report.published.written
    assert (site / ".digest" / "memory.set-aside").exists()
    assert before.keys() < tree(site / "_site").keys()
    (site / "articles" / "derby.txt").unlink()
    again = build(site)
    assert "memory-set-aside" not in {problem.code for problem in again.problems}
    assert tree(site / "_site") == before


def test_a_memory_that_cannot_be_written_stops_the_build_with_its_name(
    site: Path, write: Write, monkeypatch: pytest.MonkeyPatch
):
    write("leeds.txt", story("Leeds", 2))
    (site / ".digest").write_text("a file where the folder goes")

    ran = run(site)

    assert ran.returncode == 1
    assert ".digest: file exists" in ran.stderr
