"""The quick check of the recipe; `make package` builds the app and has it test itself."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from writer.commands.doctor import CHECKS
from writer.packaging import cuts, recipe

ROOT = Path(__file__).parent.parent.parent
WRITER = ROOT / "writer"
OF_THE_APP = [p for p in sorted(WRITER.rglob("*.py")) if p.parent.name != "packaging"]


def test_every_import_is_of_a_declared_library_that_is_not_left_out() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    declared = {re.split(r"[^\w.-]", line)[0].replace("_", "-").lower() for line in told}
    # what a declared library needs in turn, and is pinned with it
    for name in list(declared):
        try:
            needed = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for another kind of machine
        declared |= {re.split(r"[^\w.-]", n)[0].replace("_", "-").lower() for n in needed}
    owners = metadata.packages_distributions()
    for top in recipe.third_party_imports(WRITER):
        names = {name.replace("_", "-").lower() for name in owners[top]}
        assert names & declared, f"{top} is of {names}, which pyproject.toml does not have"


@pytest.mark.parametrize("left_out", recipe.EXCLUDED)
def test_nothing_that_is_imported_is_left_out(left_out: str) -> None:
    wanted = recipe.imports(WRITER)
    assert not [name for name in wanted if name == left_out or name.startswith(f"{left_out}.")]


def test_no_cut_takes_a_library_that_is_imported() -> None:
    for a_cut in cuts.CUTS:
        for name in recipe.imports(WRITER):
            file = f"{name.replace('.', '/')}.abi3.so"
            assert not cuts.caught(a_cut, file), f"{a_cut.what}: {file}"


def test_every_cut_is_guarded_by_a_part_of_the_doctor() -> None:
    assert {a_cut.guard for a_cut in cuts.CUTS} <= CHECKS.keys()


def test_the_files_that_go_along_are_there() -> None:
    going = {Path(source) for source, _ in recipe.resources(ROOT)}
    assert all(path.exists() for path in going)
    for path in OF_THE_APP:
        for name in re.findall(r'resources_folder\(\) / "([^"]+)"', path.read_text()):
            assert ROOT / "resources" / name in going, path


def children_started_by_hand(source: str) -> list[str]:
    """Words that only a Python beside its modules understands."""
    words = {"-m", "-c"}
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
            found += [name for name in names if name.split(".")[0] == "multiprocessing"]
        if isinstance(node, ast.Tuple | ast.List):
            said = [ast.unparse(item) for item in node.elts]
            if "sys.executable" in said and any(repr(word) in said for word in words):
                found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("path", OF_THE_APP, ids=lambda p: str(p.relative_to(WRITER)))
def test_children_are_started_by_the_one_function(path: Path) -> None:
    allowed = 1 if path.name in ("program.py", "wheel.py") else 0
    assert len(children_started_by_hand(path.read_text(encoding="utf-8"))) <= allowed


def test_a_child_started_by_hand_would_be_noticed() -> None:
    assert children_started_by_hand("run([sys.executable, '-m', 'writer', 'prepare'])")
    assert children_started_by_hand("from multiprocessing import Pool")
    assert not children_started_by_hand("run(program.command('prepare'))")
