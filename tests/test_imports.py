"""Who may import whom, and that the app's process never loads TensorFlow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WRITER = ROOT / "writer"
MODULES = sorted(WRITER.rglob("*.py"))
WINDOW = [p for p in MODULES if "gui" in p.parts or p.name == "app.py"]
COMMANDS = (
    "writer.health",
    "writer.program",
    "writer.suggest",
    "writer.settings",
    "writer.documents",
    "writer.paths",
    "writer.models",
    "writer.voices",
    "writer.evaluation",
    "writer.lm",
    "writer.gpt",
)
# What a module may import of ours, by prefix; the longest key that fits a module decides. Its own
# package is always allowed, and so is nothing but the version from `writer` itself.
ALLOWED = {
    "writer": (),
    "writer.__main__": (
        "writer.commands",
        "writer.app",
        "writer.paths",
        "writer.health.libraries",
    ),
    "writer.app": (
        "writer.gui",
        "writer.settings",
        "writer.settings_file",
        "writer.paths",
        "writer.models",
        "writer.documents",
        "writer.process",
    ),
    "writer.process": ("writer.paths", "writer.health.libraries"),
    "writer.settings": (),
    "writer.settings_file": ("writer.settings",),
    "writer.paths": (),
    "writer.program": (),
    "writer.packaging": ("writer.lm.pack",),
    "writer.suggest": (),
    "writer.documents": (),
    "writer.manuscript": ("writer.documents",),
    "writer.spelling": ("writer.documents",),
    "writer.lm": (),
    "writer.evaluation": ("writer.lm", "writer.suggest", "writer.voices.report"),
    "writer.gpt": ("writer.lm", "writer.program"),
    "writer.gpt.training_texts": ("writer.documents", "writer.lm", "writer.voices"),
    "writer.models": ("writer.lm.pack", "writer.lm.source", "writer.paths", "writer.program"),
    "writer.voices": ("writer.lm.pack", "writer.documents", "writer.paths"),
    "writer.voices.shingles": ("writer.documents", "writer.suggest.copying"),
    "writer.gui": (
        "writer.suggest",
        "writer.settings",
        "writer.documents",
        "writer.manuscript",
        "writer.spelling",
        "writer.voices",
        "writer.paths",
        "writer.program",
    ),
    "writer.gui.worker": ("writer.suggest", "writer.settings", "writer.lm", "writer.paths"),
    "writer.gui.recalling": ("writer.settings", "writer.voices.remembered"),
    "writer.gui.memory_panel": ("writer.voices.remembered", "writer.voices.texts"),
    "writer.gui.remembering": ("writer.suggest", "writer.voices"),
    "writer.commands": COMMANDS,
    "writer.commands.bench": (*COMMANDS, "writer.gui"),  # it types into the real window
    "writer.commands.examine": (*COMMANDS, "writer.gui"),  # it draws the real window
    "writer.health": (
        "writer.paths",
        "writer.program",
        "writer.documents",
        "writer.lm.pack",
        "writer.models",
    ),
}
HEAVY = {"tensorflow", "gguf", "safetensors"}
QT = {"PySide6", "shiboken6"}
PURE = (
    "writer.suggest",
    "writer.documents",
    "writer.manuscript",
    "writer.spelling",
    "writer.lm",
    "writer.gpt",
    "writer.models",
    "writer.voices",
)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def imported(path: Path) -> Iterator[str]:
    """Every module named by an import anywhere in the file; `from a import b` names a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrongs(name: str, imports: Iterator[str]) -> list[str]:
    rule = max((key for key in ALLOWED if within(name, key)), key=len)
    package = ".".join(name.split(".")[:2])
    found = []
    for other in imports:
        top = other.split(".")[0]
        if other == "writer.__version__":
            continue
        if top == "writer" and not any(within(other, a) for a in (package, *ALLOWED[rule])):
            found.append(f"{name} imports {other}")
        if top in HEAVY and not within(name, "writer.gpt"):
            found.append(f"{name} imports {top}, which belongs to child processes")
        if top in QT and any(within(name, pure) for pure in PURE):
            found.append(f"{name} imports Qt")
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    assert wrongs(name_of(path), imported(path)) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("writer.gui.editor", "from writer.lm.engine import Engine"),
        ("writer.gui.editor", "from writer import lm"),
        ("writer.lm.graph", "import writer.suggest.policy"),
        ("writer.suggest.policy", "from writer.settings import Settings"),
        ("writer.models.library", "from writer.lm.engine import Engine"),
        ("writer.commands.complete", "from writer.gui.editor import Editor"),
        ("writer.commands.doctor", "import tensorflow as tf"),
        ("writer.lm.pack", "from safetensors.numpy import load"),
        ("writer.documents.save", "from PySide6.QtCore import QSaveFile"),
    ],
)
def test_the_table_would_notice(tmp_path: Path, name: str, line: str) -> None:
    source = tmp_path / "a.py"
    source.write_text(f"def late() -> None:\n    {line}\n")
    assert len(wrongs(name, imported(source))) == 1


@pytest.mark.parametrize("module", ["writer.app", "writer.gui.worker", "writer.models.library"])
def test_importing_the_app_loads_neither_tensorflow_nor_a_network_client(module: str) -> None:
    heavy = "{'tensorflow', 'huggingface_hub', 'httpx2'}"
    code = f"import sys, {module}; sys.exit(len({heavy} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def unsafe_connections(source: str) -> list[str]:
    """Arguments of `.connect(` that Qt cannot take to the receiver's thread.

    PySide6 runs a lambda, a partial or a plain function in the sender's thread. A parameter's name
    is let through, for helpers that make actions, but not where the worker's signals are meant.
    """
    tree = ast.parse(source)
    plain = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    plain |= {
        n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    plain |= {alias.asname or alias.name for alias in imports_in(tree)}
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr != "connect":
            continue
        target = node.args[0] if node.args else None
        if isinstance(target, ast.Attribute):
            continue
        of_worker = "worker" in ast.unparse(node.func.value).lower()
        if of_worker or not isinstance(target, ast.Name) or target.id in plain:
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def imports_in(tree: ast.AST) -> Iterator[ast.alias]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from node.names


@pytest.mark.parametrize("path", WINDOW, ids=name_of)
def test_signals_are_connected_to_bound_methods(path: Path) -> None:
    assert unsafe_connections(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "safe"),
    [
        ("self._worker.loaded.connect(self.show)", True),
        ("self.asked.connect(self._worker.load)", True),
        ("def add(slot): action.triggered.connect(slot)", True),
        ("def add(slot): self._worker.loaded.connect(slot)", False),
        ("self._worker.loaded.connect(lambda name: self.show(name))", False),
        ("action.triggered.connect(lambda: 1)", False),
        ("action.triggered.connect(partial(self.show, 1))", False),
        ("def here(): pass\nself._worker.loaded.connect(here)", False),
        ("def here(): pass\naction.triggered.connect(here)", False),
        ("show = partial(print, 1)\naction.triggered.connect(show)", False),
        ("from a import show\naction.triggered.connect(show)", False),
    ],
)
def test_an_unsafe_connection_would_be_noticed(source: str, safe: bool) -> None:
    assert (unsafe_connections(source) == []) is safe
