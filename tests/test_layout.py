"""A newcomer can read any file of the window in one go."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

GUI = Path(__file__).parents[1] / "writer" / "gui"
LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 400, 60


@pytest.mark.parametrize("file", sorted(GUI.glob("*.py")), ids=lambda file: file.stem)
def test_no_file_and_no_function_of_the_window_is_long(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count("\n") <= LINES_OF_A_FILE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < LINES_OF_A_FUNCTION, node.name
