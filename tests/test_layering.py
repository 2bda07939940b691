"""Stages never import each other, and only the named doors touch the world."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "digest"

# From the top down: a room may import those below it, never one above or beside it.
ORDER = [
    {"__main__"},
    {"cli"},
    {"serve"},
    {"desk"},
    {"bring"},
    {"editor"},
    {"build", "explain", "unchanged"},
    {"shelf"},
    {"understand", "report"},
    {"read", "clean", "layout", "extract", "link", "render", "publish"},
    {"search", "rows"},
    {"labels"},
    {"site"},
    {"brief"},
    {"urls", "wording", "slugs"},
    {"work", "executors", "config", "turns"},
    {"topics"},
    {"tables"},
    {"header", "tangled"},
    {"problems", "slips"},
    {"records"},
]
# Pairs of one level that may meet, with the reason.
ALLOWED = {
    ("explain", "rows"),
}
DOORS = {"cli", "bring", "search", "read", "publish", "work", "unchanged", "turns", "serve", "desk", "tables", "config", "topics", "executors", "render", "editor", "__main__"}  # fmt: skip


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.stem != "__init__")


def imported(path: Path) -> set[str]:
    """The rooms of ours that a module imports, inside functions as well."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "digest":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("digest."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("digest.")}
    return found


def level(name: str) -> int:
    return next(i for i, rooms in enumerate(ORDER) if name in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path):
    here = room(path)

    wrong = {
        other
        for other in imported(path) - {here}
        if level(other) <= level(here) and (here, other) not in ALLOWED
    }

    assert not wrong, f"{here} may not import {', '.join(sorted(wrong))}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_doors_touch_the_world(path: Path):
    if room(path) in DOORS:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}  # fmt: skip
    methods = {n.func.attr for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}  # fmt: skip

    assert not calls & {"open", "input", "print"}
    assert not methods & {"now", "today", "getenv", "write_text", "write_bytes", "read_text", "setlocale"}  # fmt: skip
